import { cp, lstat, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sampleName, withVolume } from '../scripts/setup/demo-sample.ts';
import { additionOf, diffOf, openFromDataTab, volumeDialog } from './support/add-volume.ts';
import { invoke } from './support/invoke.ts';
import type { RunningApp } from './support/running-app.ts';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { copySample, expect, test } from './support/test.ts';
import { visitTodos } from './support/todo-page.ts';
import { containerRow, deleteDialog, deleteStack, runAgainButton, runStack } from './support/views.ts';

const todos = ['Buy milk', 'Written before the volume was there'];

test('todos written before the volume was added are still there after the stack was deleted @data', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await copySample(folder, { volume: false });
  const file = join(dir, 'compose.yaml');
  const before = await readFile(file, 'utf8');
  await runStack(app, dir);
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  const first = await visitTodos(app, 'http://localhost:3000');
  await first.add(...todos);
  await first.close();

  // Whoever would delete it is offered the volume first.
  await page.getByRole('button', { name: `Delete ${sampleName}`, exact: true }).click();
  const offer = deleteDialog(page, sampleName).getByRole('button', {
    name: 'Add a volume to todo-database first',
  });
  await expect(offer).toBeVisible();
  await keepScreens(app, info, 'delete-add-volume-first');
  await offer.click();
  await expect(volumeDialog(page, 'todo-database').getByRole('textbox', { name: 'Name' })).toHaveValue(
    'database',
  );
  await volumeDialog(page, 'todo-database').getByRole('button', { name: 'Cancel' }).click();

  const dialog = await openFromDataTab(page, sampleName, 'todo-database');
  await expect(dialog.getByRole('textbox', { name: 'Path in the container' })).toHaveValue('/data/db');
  const lines = (await diffOf(dialog).innerText()).split('\n').map((line) => line.trim());
  const changed = lines.flatMap((line, at) =>
    /^(Added|Removed):$/.test(line) ? [`${line} ${lines[at + 1]}`] : [],
  );
  expect(changed).toEqual([
    'Removed: #volumes:',
    'Removed: #  - database:/data/db',
    'Added: volumes:',
    'Added: - database:/data/db',
    'Removed: #volumes:',
    'Removed: #  database:',
    'Added: volumes:',
    'Added: database:',
  ]);
  await expect(dialog.getByRole('checkbox', { name: /^Copy the present data into it/ })).toBeChecked();
  await keepScreens(app, info, 'add-volume');
  expect(await readFile(file, 'utf8')).toBe(before);

  await dialog.getByRole('button', { name: 'Add volume' }).click();
  await expect(dialog.getByRole('status')).toContainText(
    /database holds \d+ files, .*B; attached to todo-database/,
    { timeout: 60_000 },
  );
  await keepScreens(app, info, 'add-volume-done');
  // Just what a person would have done by hand, comments and all; and the file of before is kept.
  expect(await readFile(file, 'utf8')).toBe(withVolume(before));
  const backup = (await readdir(dir)).filter((name) => name.startsWith('compose.yaml.bak-'));
  expect(backup).toHaveLength(1);
  expect(await readFile(join(dir, backup[0] ?? ''), 'utf8')).toBe(before);
  // Compose took the volume for its own, without a word.
  const addition = await additionOf(app);
  const log = addition === null ? null : await invoke(app, 'operation.log', { id: addition.id });
  expect(JSON.stringify(log)).not.toMatch(/already exists|warning/i);
  const volumes = await terminal.volumesOf(sampleName);
  expect(volumes).toEqual([expect.stringMatching(/^multi-container-app_database /)]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  // What lies in the old anonymous volume still is in the new one, too: nothing is said to be at risk any more.
  await expect(page.getByText(/is lost when the stack is deleted/)).toHaveCount(0, { timeout: 60_000 });
  const second = await visitTodos(app, 'http://localhost:3000');
  await second.expectTodos(todos);
  await second.close();

  await page
    .getByRole('link', { name: /^Containers/ })
    .first()
    .click();
  await deleteStack(page, sampleName);
  await runAgainButton(page, sampleName).click();
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  await expect(page.getByText(/database attached again/)).toBeVisible();
  const third = await visitTodos(app, 'http://localhost:3000');
  await third.expectTodos(todos);
  expect(await terminal.volumesOf(sampleName)).toEqual(volumes);
  // `up` from a terminal has nothing to say of it either.
  const { stdout, stderr } = await terminal.dockerOutput([
    'compose',
    '--project-directory',
    dir,
    'up',
    '--detach',
  ]);
  expect(`${stdout}${stderr}`).not.toMatch(/already exists|Recreate/);
});

const shop = `# The shop.
services:
  report:
${sleeper('    # where is the volume?\n')}`;

/** A stack `shop` whose `report` wrote `megabytes` into its own layer. */
async function runShop(
  terminal: Terminal,
  folder: string,
  megabytes = 1,
  files: Record<string, string> = {},
) {
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop, ...files });
  await terminal.compose(['up', '--detach'], dir);
  await exec(
    terminal,
    `mkdir -p /srv/report/deep && head -c ${megabytes}000000 /dev/zero > /srv/report/all.csv && echo hi > /srv/report/deep/note`,
  );
  return dir;
}
const exec = (terminal: Terminal, script: string) =>
  terminal.docker(['exec', 'shop-report-1', 'sh', '-c', script]);
const idOf = (terminal: Terminal) =>
  terminal.docker(['ps', '--filter', 'name=shop-report-1', '--no-trunc', '--format', '{{.ID}} {{.State}}']);

const listing = [
  'cd /srv/report',
  'find . -type f | sort | xargs stat -c "%n %u:%g %a %s %h"',
  'find . -type d | sort | xargs stat -c "%n %u:%g %a"',
  'readlink latest',
  'cat deep/note latest',
  'md5sum all.csv',
].join(' && ');

// Files of every style, and what becomes of them; the unit tests hold what the app writes to the same texts.
const styles = join(import.meta.dirname, '..', 'electron', 'compose', 'add-volume', 'fixtures');

/** What the real Compose makes of a file, without the volume that was added. */
async function meaning(terminal: Terminal, dir: string, file: string, service: string) {
  const config = ['--project-name', 'styles', '--file', file, 'config', '--format', 'json'];
  const { services, volumes = {}, ...all } = JSON.parse(await terminal.compose(config, dir));
  // A list that nobody else uses may stand in a part that only services are made of.
  const rest = Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('x-')));
  const { [service]: own, ...others } = services;
  const mounts: readonly { readonly source?: string; readonly target: string }[] = own.volumes ?? [];
  const isAdded = ({ source, target }: (typeof mounts)[number]) =>
    source === 'database' && target === '/data/db';
  const isAnonymous = ({ source, target }: (typeof mounts)[number]) =>
    source === undefined && target === '/data/db';
  const { database, ...otherVolumes } = volumes;
  const { volumes: _mounts, ...ownRest } = own;
  return {
    same: {
      rest,
      others,
      ownRest,
      mounts: mounts.filter((mount) => !isAdded(mount) && !isAnonymous(mount)),
      otherVolumes,
    },
    isAttached: mounts.some(isAdded),
    isDeclared: database !== undefined,
  };
}

test('in files of every style Compose finds the volume, and all else as it was', async ({
  app,
  terminal,
  folder,
}) => {
  const dir = join(folder, 'styles');
  await cp(styles, dir, { recursive: true });
  const names = (await readdir(dir)).filter((name) => /(?<![.]after)[.]yaml$/.test(name));
  expect(names.length).toBeGreaterThan(20);
  const refused: string[] = [];
  const tryOne = async (name: string) => {
    const service = name === 'docker-sample.yaml' ? 'todo-database' : 'database';
    const file = join(dir, name);
    const was = await meaning(terminal, dir, name, service).catch(() => null);
    if (was === null) {
      refused.push(name);
      return;
    }
    const resolved = await invoke(app, 'run.resolve', { path: file });
    const home = { kind: 'files', request: resolved.ok ? resolved.value : null };
    const asked = { home, service, key: 'database', path: '/data/db' };
    const preview = await invoke(app, 'addVolume.preview', asked);
    const after = name.replace('.yaml', '.after.yaml');
    expect.soft(preview, name).toMatchObject({
      ok: true,
      value: { change: { kind: 'edit', file, after: await readFile(join(dir, after), 'utf8') } },
    });
    const is = await meaning(terminal, dir, after, service);
    expect.soft(is, name).toEqual({ same: was.same, isAttached: true, isDeclared: true });
  };
  // One after the other would take a third of a minute.
  const waiting = [...names];
  await Promise.all(
    [1, 2, 3, 4].map(async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await tryOne(name);
    }),
  );
  // What Compose itself does not read, nobody runs.
  expect(refused.toSorted()).toEqual(['nothing-in-it.yaml', 'tab-before-comment.yaml']);
  // Of several files the one that defines the service is changed, and Compose reads them together.
  const several = await invoke(app, 'run.resolve', { path: join(dir, 'several') });
  const home = { kind: 'files', request: several.ok ? several.value : null };
  const asked = { home, service: 'database', key: 'database', path: '/data/db' };
  const image = '    image: postgres:16\n';
  const text = await readFile(join(dir, 'several', 'compose.yaml'), 'utf8');
  const after = text.replace(image, `${image}    volumes:\n      - database:/data/db\n`);
  expect(await invoke(app, 'addVolume.preview', asked)).toMatchObject({
    value: {
      change: { file: join(dir, 'several', 'compose.yaml'), after: `${after}\nvolumes:\n  database:\n` },
    },
  });
  // Nothing is left of what Compose was shown.
  const left = (await readdir(dir)).filter((name) => !names.includes(name) && !name.endsWith('.after.yaml'));
  expect(left.toSorted()).toEqual(['parts', 'several']);
  expect((await readdir(join(dir, 'several'))).toSorted()).toEqual(['compose.override.yaml', 'compose.yaml']);
});

test('data in the container’s own layer keeps its owners, modes and links @data', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const dir = await runShop(terminal, folder);
  await exec(
    terminal,
    'cd /srv/report && ln -s deep/note latest && ln all.csv hard.csv && chown 1234:2345 all.csv deep && chmod 640 all.csv && chmod 2750 deep && chmod 700 . && chown 33:33 .',
  );
  const before = await exec(terminal, listing);
  const file = join(dir, 'compose.yaml');
  const id = await idOf(terminal);

  const dialog = await openFromDataTab(page, 'shop', 'report');
  // The outermost folder that the image doesn't have.
  await expect(dialog.getByRole('textbox', { name: 'Path in the container' })).toHaveValue('/srv');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('report-data');
  await dialog.getByRole('textbox', { name: 'Path in the container' }).fill('/srv/report');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('reports');
  await expect(diffOf(dialog)).toContainText('reports:/srv/report');
  await dialog.getByRole('button', { name: 'Add volume' }).click();
  await expect(dialog.getByRole('status')).toContainText('reports holds', { timeout: 60_000 });

  expect(await idOf(terminal)).not.toBe(id);
  expect(await exec(terminal, listing)).toBe(before);
  expect(await terminal.volumesOf('shop')).toEqual([expect.stringMatching(/^shop_reports /)]);
  const comment = '    # where is the volume?\n';
  expect(await readFile(file, 'utf8')).toBe(
    `${shop.replace(comment, `    volumes:\n      - reports:/srv/report\n${comment}`)}\nvolumes:\n  reports:\n`,
  );
  expect(await terminal.docker(['ps', '-a', '--quiet', '--filter', 'label=app.stackyard.helper'])).toBe('');

  // An anonymous volume that a file asks for gets a name in that file, with what it holds.
  const text = `services:\n  db:\n${sleeper()}`;
  const override =
    'services:\n  db:\n    volumes:\n      - type: volume   # of nobody\n        target: /data\n';
  const nameless = await writeStack(folder, 'nameless', {
    'compose.yaml': text,
    'compose.override.yaml': override,
  });
  await terminal.compose(['up', '--detach'], nameless);
  const within = (script: string) => terminal.docker(['exec', 'nameless-db-1', 'sh', '-c', script]);
  await within('echo milk > /data/list && chown 7:8 /data/list');
  await page.keyboard.press('Escape');
  await page.getByRole('navigation').getByRole('link', { name: 'Containers' }).first().click();
  const naming = await openFromDataTab(page, 'nameless', 'db');
  await naming.getByRole('textbox', { name: 'Name' }).fill('database');
  await expect(naming.getByRole('region', { name: 'Lines of compose.override.yaml' })).toContainText(
    'source: database',
  );
  await naming.getByRole('button', { name: 'Add volume' }).click();
  await expect(naming.getByRole('status')).toContainText('database holds 1 file', { timeout: 60_000 });
  expect(await within('stat -c %u:%g /data/list; cat /data/list')).toBe('7:8\nmilk');
  expect(await terminal.volumesOf('nameless')).toEqual([expect.stringMatching(/^nameless_database /)]);
  expect(await readFile(join(nameless, 'compose.yaml'), 'utf8')).toBe(text);
  expect(await readFile(join(nameless, 'compose.override.yaml'), 'utf8')).toBe(
    `${override.replace('        target', '        source: database\n        target')}\nvolumes:\n  database:\n`,
  );
});

test('a file that changed after it was shown is not written, and nothing else happens @data', async ({
  app,
  terminal,
  folder,
}) => {
  const file = join(await runShop(terminal, folder), 'compose.yaml');
  const id = await idOf(terminal);
  const dialog = await openFromDataTab(app.page, 'shop', 'report');
  const changed = `${shop}    # mine\n`;
  await writeFile(file, changed);
  await dialog.getByRole('button', { name: 'Add volume' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The file was changed meanwhile');
  expect([await readFile(file, 'utf8'), await idOf(terminal)]).toEqual([changed, id]);
  expect(await terminal.volumesOf('shop')).toEqual([]);
});

test('what Compose would not take is not written, and no file is left beside @data', async ({
  app,
  terminal,
  folder,
}, info) => {
  const override = 'services:\n  report:\n    volumes: !override []\n';
  const dir = await runShop(terminal, folder, 1, { 'compose.override.yaml': override });
  const { page } = app;
  await containerRow(page, 'shop').getByRole('link', { name: 'shop', exact: true }).click();
  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Add a volume to report' }).first().click();
  const dialog = volumeDialog(page, 'report');
  await expect(dialog.getByRole('alert')).toContainText('Compose would not use the volume');
  await expect(dialog.getByRole('button', { name: 'Add volume' })).toBeDisabled();
  await expect(dialog.getByRole('region', { name: 'To be written by hand' })).toContainText(
    'report-data:/srv',
  );
  await keepScreens(app, info, 'add-volume-by-hand');
  expect(await readFile(join(dir, 'compose.yaml'), 'utf8')).toBe(shop);
  expect((await readdir(dir)).sort()).toEqual(['compose.override.yaml', 'compose.yaml']);

  // A file with a mistake is told with its line.
  await writeFile(join(dir, 'compose.yaml'), `${shop}    prots: []\n`);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('reports');
  await expect(dialog.getByRole('alert')).toContainText(/compose\.yaml, line 8/);
  expect((await readdir(dir)).sort()).toEqual(['compose.override.yaml', 'compose.yaml']);
});

test('a linked file is changed where it is, and stays linked @data', async ({ app, terminal, folder }) => {
  const dir = await writeStack(folder, 'shop', { 'real/shop.yaml': shop });
  await symlink('real/shop.yaml', join(dir, 'compose.yaml'));
  await terminal.compose(['up', '--detach'], dir);
  await exec(terminal, 'mkdir -p /srv/report && echo hi > /srv/report/note');
  const dialog = await openFromDataTab(app.page, 'shop', 'report');
  await dialog.getByRole('checkbox', { name: 'Recreate report now' }).uncheck();
  await dialog.getByRole('button', { name: 'Add volume' }).click();
  await expect(dialog.getByRole('status')).toContainText('report uses it from its next run on');
  expect((await lstat(join(dir, 'compose.yaml'))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(dir, 'real', 'shop.yaml'), 'utf8')).toContain('report-data:/srv');
  expect((await readdir(join(dir, 'real'))).sort()).toEqual([
    'shop.yaml',
    expect.stringMatching(/^shop\.yaml\.bak-/),
  ]);

  // The file has the volume by now: what the container holds can still be taken along.
  await dialog.getByRole('button', { name: 'Close' }).click();
  await app.page.getByRole('button', { name: 'Add a volume to report' }).first().click();
  await expect(dialog).toContainText('The Compose file has this volume already');
  await dialog.getByRole('button', { name: 'Add volume' }).click();
  await expect(dialog.getByRole('status')).toContainText('report-data holds 1 file, 3 B; attached to report');
  expect(await exec(terminal, 'cat /srv/report/note')).toBe('hi');
});

const big = 200;

/** Begins to add the volume, and waits until the data is being copied. */
async function whileCopying(page: Page) {
  const dialog = await openFromDataTab(page, 'shop', 'report');
  await dialog.getByRole('button', { name: 'Add volume' }).click();
  // Looked for at every frame: what copies fast is over before it is looked for a second later.
  await dialog.getByText(/^Copying, /).waitFor({ timeout: 60_000 });
  return dialog;
}

async function expectAsBefore(terminal: Terminal, dir: string, id: string) {
  await expect.poll(() => idOf(terminal), { timeout: 30_000 }).toBe(id);
  expect(await readFile(join(dir, 'compose.yaml'), 'utf8')).toBe(shop);
  expect(await readdir(dir)).toEqual(['compose.yaml']);
  expect(await exec(terminal, 'cat /srv/report/deep/note')).toBe('hi');
  expect(await terminal.volumesOf('shop')).toEqual([]);
  expect(await terminal.docker(['ps', '-a', '--quiet', '--filter', 'label=app.stackyard.helper'])).toBe('');
}

test('it can be called off while it copies, and all is as it was @data', async ({
  app,
  terminal,
  folder,
}, info) => {
  const dir = await runShop(terminal, folder, big);
  const id = await idOf(terminal);
  const dialog = await whileCopying(app.page);
  await keepScreens(app, info, 'add-volume-copying');
  await dialog.getByRole('button', { name: 'Cancel shop' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Cancelled', { timeout: 60_000 });
  await expectAsBefore(terminal, dir, id);
});

/** Ends the app at once, as a crash does, while the data is being copied; gives the app as it is started again. */
async function killedWhileCopying(app: RunningApp, launch: () => Promise<RunningApp>) {
  await whileCopying(app.page);
  const closed = app.electron.waitForEvent('close');
  app.electron.process().kill('SIGKILL');
  await closed;
  return launch();
}

test('the app may be killed while it copies: at its next start it is finished @data', async ({
  app,
  launch,
  terminal,
  folder,
}, info) => {
  const dir = await runShop(terminal, folder, big);
  const id = await idOf(terminal);
  const again = await killedWhileCopying(app, launch);
  const notice = again.page.getByRole('alert').filter({ hasText: 'was cut short' });
  await expect(notice).toContainText('Adding the volume report-data to report of shop was cut short');
  await expect(notice).toContainText('The Compose file is as it was');
  expect(await readFile(join(dir, 'compose.yaml'), 'utf8')).toBe(shop);
  await keepScreens(again, info, 'add-volume-cut-short');
  await notice.getByRole('button', { name: 'Finish adding the volume report-data to report' }).click();
  await expect(again.page.getByText(`report-data holds 2 files, ${big} MB; attached to report`)).toBeVisible({
    timeout: 120_000,
  });
  await expect(notice).toHaveCount(0);
  expect(await idOf(terminal)).not.toBe(id);
  expect(await exec(terminal, 'cat /srv/report/deep/note && stat -c %s /srv/report/all.csv')).toBe(
    `hi\n${big}000000`,
  );
  expect(await readFile(join(dir, 'compose.yaml'), 'utf8')).toContain('report-data:/srv');
});

test('the app may be killed while it copies: at its next start it is taken back @data', async ({
  app,
  launch,
  terminal,
  folder,
}) => {
  const dir = await runShop(terminal, folder, big);
  const id = await idOf(terminal);
  const again = await killedWhileCopying(app, launch);
  await again.page.getByRole('button', { name: 'Take the volume report-data of report back' }).click();
  await expect(again.page.getByText('report is as it was')).toBeVisible({ timeout: 60_000 });
  await expectAsBefore(terminal, dir, id);
});
