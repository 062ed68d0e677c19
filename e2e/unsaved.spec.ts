import { execFile } from 'node:child_process';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sampleName } from '../scripts/setup/demo-sample.ts';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { copySample, expect, test } from './support/test.ts';
import { visitTodos } from './support/todo-page.ts';
import {
  containerRow,
  deleteDialog,
  deleteStack,
  problems,
  results,
  runAgainButton,
  runStack,
} from './support/views.ts';

const run = promisify(execFile);

const keeper = `services:\n  web:\n${sleeper()}`;
const writes =
  'mkdir -p /srv/notes && echo milk > /srv/notes/list && chown 7:8 /srv/notes/list && chmod 640 /srv/notes/list';

/** The archives that were saved: `FOLDER/FILE`. */
async function savedIn(folder: string): Promise<readonly string[]> {
  const saved = join(folder, 'user-data', 'saved');
  const folders = await readdir(saved).catch(() => []);
  const files = await Promise.all(
    folders.map(async (each) => (await readdir(join(saved, each))).map((file) => join(saved, each, file))),
  );
  return files.flat();
}

test(
  'the delete dialog names what is in no volume, and saves it with owners and modes',
  { tag: '@data' },
  async ({ app, terminal, folder }, info) => {
    const { page } = app;
    const stack = await writeStack(folder, 'keeper', { 'compose.yaml': keeper });
    await terminal.compose(['up', '--detach'], stack);
    await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', writes]);
    await page.getByRole('button', { name: 'Delete keeper', exact: true }).click();
    const dialog = deleteDialog(page, 'keeper');
    const unsaved = dialog.getByRole('region', { name: 'Unsaved data' });
    await expect(unsaved).toContainText('1 file, 5 B in /srv/notes');
    await unsaved.getByRole('button', { name: 'Show files of web-1' }).click();
    await expect(unsaved.getByRole('list', { name: 'Unsaved files of web-1' })).toContainText(
      '/srv/notes/list',
    );
    await expect(unsaved.getByRole('checkbox', { name: /Save the unsaved files first/ })).toBeChecked();
    await keepScreens(app, info, 'unsaved-data');
    await dialog.getByRole('button', { name: 'Delete stack' }).click();
    await expect(runAgainButton(page, 'keeper')).toBeVisible({ timeout: 30_000 });

    const [archive = ''] = await savedIn(folder);
    const { stdout } = await run('tar', ['--numeric-owner', '-tvzf', archive]);
    const entries = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/ +/));
    expect(entries.map(([mode, owner, , , , name]) => [mode, owner, name])).toEqual([
      ['drwxr-xr-x', '0/0', 'srv/'],
      ['drwxr-xr-x', '0/0', 'srv/notes/'],
      ['-rw-r-----', '7/8', 'srv/notes/list'],
    ]);
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
  },
);

test(
  'when the disk is full nothing is deleted, and everything runs on',
  { tag: '@data' },
  async ({ app, terminal, folder }, info) => {
    const { page } = app;
    const saved = join(folder, 'user-data', 'saved');
    await mkdir(saved, { recursive: true });
    await run('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', saved]);
    try {
      const stack = await writeStack(folder, 'keeper', { 'compose.yaml': keeper });
      await terminal.compose(['up', '--detach'], stack);
      const big = 'mkdir -p /srv/big && head -c 3000000 /dev/urandom > /srv/big/file';
      await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', big]);
      const before = await terminal.docker(['ps', '--quiet', '--no-trunc']);
      await deleteStack(page, 'keeper');
      const problem = problems(page);
      await expect(problem).toContainText('The files of web-1 could not be saved', { timeout: 30_000 });
      await expect(problem).toContainText('Nothing was deleted');
      await keepScreens(app, info, 'unsaved-disk-full');
      expect(await terminal.docker(['ps', '--quiet', '--no-trunc'])).toBe(before);
      expect(await savedIn(folder)).toEqual([]);

      await problem.getByRole('button', { name: 'Delete without saving' }).click();
      await expect(runAgainButton(page, 'keeper')).toBeVisible({ timeout: 30_000 });
      expect(await terminal.containersOf('keeper')).toEqual([]);
    } finally {
      await run('umount', [saved]);
    }
  },
);

test(
  'a database without a volume is named and saved, and a ticked volume is exported',
  { tag: '@data' },
  async ({ app, folder, terminal }, info) => {
    const { page } = app;
    await runStack(app, await copySample(folder, { volume: false }));
    await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
    const todos = await visitTodos(app, 'http://localhost:3000');
    await todos.add('buy milk');
    await todos.close();
    await page.getByRole('button', { name: `Delete ${sampleName}`, exact: true }).click();
    const dialog = deleteDialog(page, sampleName);
    const unsaved = dialog.getByRole('region', { name: 'Unsaved data' });
    await expect(unsaved).toContainText('todo-database-1 Redis database');
    await unsaved.getByRole('button', { name: 'Show files of todo-database-1' }).click();
    await expect(unsaved.getByRole('list', { name: 'Unsaved files of todo-database-1' })).toContainText(
      'appendonly',
    );
    await keepScreens(app, info, 'unsaved-database');
    await dialog.getByRole('button', { name: 'Delete stack' }).click();
    await expect(runAgainButton(page, sampleName)).toBeVisible({ timeout: 30_000 });
    expect(await savedIn(folder)).toEqual([expect.stringMatching(/todo-database-1\.tar\.gz$/)]);
    expect(await terminal.containersOf(sampleName)).toEqual([]);

    const stack = await writeStack(folder, 'keeper', {
      'compose.yaml': `services:\n  web:\n${sleeper('    volumes: ["kept:/kept"]\n')}volumes:\n  kept:\n`,
    });
    await terminal.compose(['up', '--detach'], stack);
    await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', 'echo milk > /kept/list']);
    await page.getByRole('button', { name: 'Delete keeper', exact: true }).click();
    const second = deleteDialog(page, 'keeper');
    await second.getByRole('checkbox', { name: 'Also delete volumes' }).check();
    await second.getByRole('checkbox', { name: 'Export it first, as a tar.gz' }).check();
    await keepScreens(app, info, 'unsaved-export');
    await second.getByRole('button', { name: 'Delete stack' }).click();
    await expect(async () => expect(await terminal.volumesOf('keeper')).toEqual([])).toPass({
      timeout: 30_000,
    });
    const archive = (await savedIn(folder)).find((path) => path.endsWith('volume-keeper_kept.tar.gz')) ?? '';
    const { stdout } = await run('tar', ['-xOzf', archive, './list']);
    expect(stdout).toBe('milk\n');
  },
);

test(
  'what a run makes anew has its unsaved files saved before, and what it leaves alone is left alone',
  { tag: '@data' },
  async ({ app, terminal, folder }, info) => {
    const { page } = app;
    const two = (env: string) => `${keeper}    environment: { STEP: "${env}" }\n  other:\n${sleeper()}`;
    const stack = await writeStack(folder, 'keeper', { 'compose.yaml': two('one') });
    await terminal.compose(['up', '--detach'], stack);
    for (const name of ['keeper-web-1', 'keeper-other-1'])
      await terminal.docker(['exec', name, 'sh', '-c', writes]);
    await expect(containerRow(page, 'keeper')).toContainText('Running (2/2)');
    const before = await terminal.docker(['ps', '--quiet', '--no-trunc']);
    const idOf = (name: string) => terminal.docker(['inspect', '--format', '{{.Id}}', name]);
    const [web, other] = [await idOf('keeper-web-1'), await idOf('keeper-other-1')];

    // Nothing has changed: nothing is stopped, saved or made anew.
    await runStack(app, stack);
    await expect(results(page)).toContainText('keeper is running');
    expect(await terminal.docker(['ps', '--quiet', '--no-trunc'])).toBe(before);
    expect(await savedIn(folder)).toEqual([]);

    await writeStack(folder, 'keeper', { 'compose.yaml': two('two') });
    await runStack(app, stack);
    const asked = page.getByRole('dialog', { name: 'Make containers of keeper anew?' });
    await expect(asked.getByRole('region', { name: 'Unsaved data' })).toHaveText(
      'This data is in no volumeweb-1 1 file, 5 B in /srv/notes/list',
      { timeout: 30_000 },
    );
    await keepScreens(app, info, 'unsaved-anew');
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await expect(results(page)).toContainText('Cancelled: run keeper');
    expect(await terminal.docker(['ps', '--quiet', '--no-trunc'])).toBe(before);
    expect(await savedIn(folder)).toEqual([]);

    await runStack(app, stack);
    await asked.getByRole('button', { name: 'Continue' }).click({ timeout: 30_000 });
    await expect(problems(page)).toContainText('web-1 was made anew');
    await expect(problems(page)).toContainText('1 file, 5 B, under Saved files');
    await keepScreens(app, info, 'unsaved-replaced');
    expect(await idOf('keeper-web-1')).not.toBe(web);
    expect(await idOf('keeper-other-1')).toBe(other);
    await expect(page.getByRole('region', { name: 'Saved files' })).toContainText('web-1 of keeper');
    const [archive = '', ...more] = await savedIn(folder);
    expect(more).toEqual([]);
    expect((await run('tar', ['-xOzf', archive, 'srv/notes/list'])).stdout).toBe('milk\n');

    // It is put back from there, and what it takes the place of is named.
    const within = (script: string) => terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', script]);
    await within('mkdir -p /srv/notes; echo eggs | tee /srv/notes/list > /srv/notes/new');
    await problems(page).getByRole('button', { name: 'Put back…' }).click();
    const putting = page.getByRole('dialog', { name: 'Put saved files of web-1 of keeper back?' });
    await expect(putting.getByRole('region', { name: 'Replaced files' })).toHaveText(
      'This file is there now and is replaced/srv/notes/list',
    );
    await keepScreens(app, info, 'unsaved-put-back');
    await putting.getByRole('button', { name: 'Put files back' }).click();
    await expect(results(page)).toContainText('web-1: 1 file, 5 B put back', { timeout: 30_000 });
    expect(await within('cat /srv/notes/list /srv/notes/new')).toBe('milk\neggs');
    expect(await savedIn(folder)).toEqual([archive]);
  },
);
