import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, type Page } from '@playwright/test';
import { sampleName } from '../scripts/setup/demo-sample.ts';
import { projectFolder, tool } from '../scripts/setup/project.ts';
import { must } from '../scripts/setup/run.ts';
import { copySample, expect, test } from './support/test.ts';
import { containerRow, deletedStacks, deleteStack, runAgainButton, runDialog } from './support/views.ts';

// The program as people get it: from the archive, with the fuses of a release, so without Playwright's own way in.

const program = join(projectFolder, 'dist', 'linux-unpacked', 'stackyard');

test.beforeAll(async () => {
  await must(tool('tsx'), [join('scripts', 'package.ts'), 'dir'], { cwd: projectFolder });
});

test('a release takes nothing but its own archive, and no options of Node’s @desktop', async () => {
  const wire = await getCurrentFuseWire(program);
  // The wire holds a digit a fuse.
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1';
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: true,
    onlyAsar: true,
    fileProtocol: false,
  });
});

/** Waits for the address that the browser's part of the program tells on standard error. */
async function debuggerOf(app: ChildProcess): Promise<string> {
  let told = '';
  for await (const chunk of app.stderr ?? []) {
    told += String(chunk);
    const [, address] = /DevTools listening on (ws:\S+)/.exec(told) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`The program ended:\n${told}`);
}

test('the packaged program carries the story from its first file to the todos still there @desktop', async ({
  engine,
  folder,
  terminal: _clean,
}) => {
  const sample = await copySample(folder, { volume: true });
  // Stands in for the system's own way to a browser.
  const bin = join(folder, 'bin');
  const opened = join(folder, 'opened');
  await mkdir(bin);
  await writeFile(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${opened}'\n`, { mode: 0o755 });
  const args = ['--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${join(folder, 'user-data')}`];
  const app = spawn(program, [...args, join(sample, 'compose.yaml')], {
    env: { ...process.env, ...engine.env, PATH: `${bin}:${process.env.PATH}` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(app, 'exit');
  try {
    const browser = await chromium.connectOverCDP(await debuggerOf(app));
    const context = browser.contexts()[0];
    const page: Page | undefined = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined) throw new Error('The program shows no window');

    await runDialog(page).getByRole('button', { name: 'Run', exact: true }).click();
    await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
    await page.getByRole('button', { name: `Expand ${sampleName}` }).click();
    await containerRow(page, 'todo-app-1').getByRole('link', { name: 'Open port 3000' }).click();
    await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toBe('http://localhost:3000/\n');

    const items = 'http://localhost:3000/api/todos';
    await expect(async () => expect((await fetch(items)).status).toBe(200)).toPass({ timeout: 30_000 });
    const body = JSON.stringify({ text: 'Buy milk' });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(items, { method: 'POST', headers, body })).ok).toBe(true);

    await deleteStack(page, sampleName);
    await expect(deletedStacks(page)).toContainText(sampleName, { timeout: 30_000 });
    await runAgainButton(page, sampleName).click();
    await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
    await expect(async () => expect(await (await fetch(items)).text()).toContain('Buy milk')).toPass({
      timeout: 30_000,
    });
    await browser.close();
  } finally {
    app.kill('SIGTERM');
    await ended;
  }
});
