import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleName } from '../scripts/setup/demo-sample.ts';
import { capabilityRecord, capableFile } from './support/capable-file.ts';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { copySample, expect, test } from './support/test.ts';
import { visitTodos } from './support/todo-page.ts';
import {
  containerRow,
  deleteDialog,
  deletedStacks,
  deleteStack,
  problems,
  results,
  runAgainButton,
  runStack,
} from './support/views.ts';

const todos = ['buy milk', 'größe 日本'];
const keeper = `services:\n  web:\n${sleeper('    volumes: ["kept:/kept"]\n    labels: { note: "as it was" }\n')}volumes:\n  kept:\n`;
const writes = [
  'mkdir -p /srv/notes && echo milk > /srv/notes/list && chown 7:8 /srv/notes/list && chmod 640 /srv/notes/list',
  'ln -s list /srv/notes/now && ln /srv/notes/list /srv/notes/same && chown 9:9 /srv/notes && chmod 750 /srv/notes',
  'echo kept > /kept/file && echo temporary > /tmp/scratch',
].join(' && ');
// Names that are no UTF-8, also of a file in a folder of the image; a pipe, a device, a hole.
const oddOnes = [
  `cd /srv/notes && printf x > "$(printf 'caf\\351')" && printf y > "$(printf '/root/n\\366')"`,
  'mkfifo pipe && mknod null c 1 3 && truncate -s 3000000 sparse && echo end >> sparse',
  `touch -d '2001-02-03 04:05:06' list`,
].join(' && ');
const look =
  'stat -c "%n %a %u:%g %F" /srv/notes /srv/notes/list /srv/notes/now /srv/notes/same; cat /srv/notes/now /kept/file';

test('undo brings back todos that were in no volume', { tag: '@data' }, async ({ app, folder }, info) => {
  const { page } = app;
  await runStack(app, await copySample(folder, { volume: false }));
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  const before = await visitTodos(app, 'http://localhost:3000');
  await before.add(...todos);
  await before.close();

  await deleteStack(page, sampleName);
  const undo = results(page).getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible({ timeout: 30_000 });
  await keepScreens(app, info, 'undo-offered');
  await undo.click();
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  await expect(results(page)).toContainText(/todo-database-1: \d files, \d+ B put back/);
  const after = await visitTodos(app, 'http://localhost:3000');
  await after.expectTodos(todos);
  await after.close();
  await keepScreens(app, info, 'undo-done');

  // What was saved is kept until somebody removes it.
  const saved = page.getByRole('region', { name: 'Saved files' });
  await saved.getByRole('button', { name: /^Remove saved files of todo-database-1/ }).click();
  await page.getByRole('button', { name: 'Remove for good' }).click();
  await expect(saved).toHaveCount(0);
});

test(
  'undo puts files of a container’s own layer back as they were, from Deleted stacks',
  { tag: '@data' },
  async ({ app, folder, terminal }, info) => {
    const { page } = app;
    const stack = await writeStack(folder, 'keeper', { 'compose.yaml': keeper });
    await terminal.compose(['up', '--detach'], stack);
    await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', writes]);
    await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', oddOnes]);
    await terminal.unpackInto('keeper-web-1', '/srv/notes', capableFile('capable'));
    const before = await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', look]);
    const archived = await terminal.archiveOf('keeper-web-1', '/srv/notes');
    expect(archived.includes(capabilityRecord)).toBe(true);
    const volume = await terminal.volumesOf('keeper');
    await deleteStack(page, 'keeper');
    await expect(runAgainButton(page, 'keeper')).toBeVisible({ timeout: 30_000 });
    await keepScreens(app, info, 'undo-deleted-stack');
    await deletedStacks(page).getByRole('button', { name: 'Undo deleting keeper' }).click();
    await expect(containerRow(page, 'keeper')).toContainText('Running (1/1)', { timeout: 60_000 });
    await expect(results(page)).toContainText('web-1: 9 files');
    await expect(results(page)).toContainText('kept attached again');
    expect(await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', look])).toBe(before);
    expect((await terminal.archiveOf('keeper-web-1', '/srv/notes')).equals(archived)).toBe(true);
    const inImageFolder = `cat "$(printf '/root/n\\366')"`;
    expect(await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', inImageFolder])).toBe('y');
    expect(await terminal.volumesOf('keeper')).toEqual(volume);
    await expect(terminal.docker(['exec', 'keeper-web-1', 'ls', '/tmp/scratch'])).rejects.toThrow();
  },
);

test(
  'a stack whose Compose file is gone is recreated from notes, on its volumes',
  { tag: '@data' },
  async ({ app, folder, terminal }, info) => {
    const { page } = app;
    const stack = await writeStack(folder, 'keeper', { 'compose.yaml': keeper });
    await terminal.compose(['up', '--detach'], stack);
    await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', writes]);
    const before = await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', look]);
    const volume = await terminal.volumesOf('keeper');
    await rm(join(stack, 'compose.yaml'));
    await deleteStack(page, 'keeper');
    const recreate = deletedStacks(page).getByRole('button', { name: 'Recreate keeper from notes' });
    await expect(recreate).toBeVisible({ timeout: 30_000 });
    await keepScreens(app, info, 'undo-from-notes');
    await recreate.click();
    await expect(containerRow(page, 'keeper')).toContainText('Running (1/1)', { timeout: 60_000 });
    await expect(results(page)).toContainText('kept attached again');
    expect(await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', look])).toBe(before);
    expect(await terminal.volumesOf('keeper')).toEqual(volume);
    expect(await terminal.networksOf('keeper')).toEqual(['keeper_default']);
  },
);

test(
  'a container that stands alone is deleted and run again likewise',
  { tag: '@data' },
  async ({ app, terminal }, info) => {
    const { page } = app;
    await terminal.docker([
      'run',
      '--detach',
      '--name',
      'alone',
      '--volume',
      '/anonymous',
      'busybox:latest',
      'sleep',
      '1000',
    ]);
    await terminal.docker([
      'exec',
      'alone',
      'sh',
      '-c',
      'echo 1 > /anonymous/a; mkdir -p /srv; echo 2 > /srv/b',
    ]);
    await page.getByRole('button', { name: 'Delete alone', exact: true }).click();
    await deleteDialog(page, 'alone').getByRole('button', { name: 'Delete container' }).click();
    await expect(runAgainButton(page, 'alone')).toBeVisible({ timeout: 30_000 });
    await keepScreens(app, info, 'undo-standalone');
    await runAgainButton(page, 'alone').click();
    await expect(results(page)).toContainText('alone is back', { timeout: 30_000 });
    expect(await terminal.docker(['exec', 'alone', 'cat', '/anonymous/a', '/srv/b'])).toBe('1\n2');
  },
);

test('a volume that was exported and deleted comes back with its data', { tag: '@data' }, async ({
  app,
  folder,
  terminal,
}) => {
  const { page } = app;
  const stack = await writeStack(folder, 'keeper', { 'compose.yaml': keeper });
  await terminal.compose(['up', '--detach'], stack);
  await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', 'echo kept > /kept/file; chown -R 7:8 /kept']);
  await page.getByRole('button', { name: 'Delete keeper', exact: true }).click();
  const dialog = deleteDialog(page, 'keeper');
  await dialog.getByRole('checkbox', { name: 'Also delete volumes' }).check();
  await dialog.getByRole('checkbox', { name: 'Export it first, as a tar.gz' }).check();
  await dialog.getByRole('button', { name: 'Delete stack' }).click();
  const undo = results(page).getByRole('button', { name: 'Undo' });
  await undo.click({ timeout: 30_000 });
  await expect(results(page)).toContainText('kept put back from its export', { timeout: 60_000 });
  const found = 'stat -c "%u:%g" /kept /kept/file; cat /kept/file';
  expect(await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', found])).toBe('7:8\n7:8\nkept');
});

test('undo is refused, with the reason, where the stack exists again', { tag: '@data' }, async ({
  app,
  folder,
  terminal,
}) => {
  const { page } = app;
  const stack = await writeStack(folder, 'keeper', { 'compose.yaml': keeper });
  await terminal.compose(['up', '--detach'], stack);
  await deleteStack(page, 'keeper');
  const undo = results(page).getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible({ timeout: 30_000 });
  await undo.hover();
  await terminal.compose(['up', '--detach'], stack);
  await expect(containerRow(page, 'keeper')).toContainText('Running (1/1)', { timeout: 60_000 });
  await undo.click();
  await expect(problems(page)).toContainText('It exists again already');
  await expect(problems(page)).toContainText('keeper-web-1');
});

test(
  'killed in the middle of a save, the app loses nothing and says what stands',
  { tag: '@data' },
  async ({ launch, folder, terminal }, info) => {
    const first = await launch();
    const stack = await writeStack(folder, 'keeper', { 'compose.yaml': keeper });
    await terminal.compose(['up', '--detach'], stack);
    const big = `${writes}; head -c 400000000 /dev/urandom > /srv/notes/big`;
    await terminal.docker(['exec', 'keeper-web-1', 'sh', '-c', big]);
    await first.page.getByRole('button', { name: 'Delete keeper', exact: true }).click();
    await deleteDialog(first.page, 'keeper')
      .getByRole('button', { name: 'Delete stack' })
      .click({ timeout: 30_000 });
    await expect(async () => {
      const state = await terminal.docker(['inspect', '--format', '{{.State.Running}}', 'keeper-web-1']);
      expect(state).toBe('false');
    }).toPass();
    first.electron.process().kill('SIGKILL');

    const { page, ...second } = await launch();
    await expect(page.getByText('Deleting keeper was interrupted')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Nothing was deleted. Stopped: web-1.')).toBeVisible();
    await keepScreens({ page, ...second }, info, 'undo-interrupted');
    await page.getByRole('button', { name: 'Bring keeper back' }).click();
    await expect(containerRow(page, 'keeper')).toContainText('Running (1/1)', { timeout: 60_000 });
    expect(await terminal.docker(['exec', 'keeper-web-1', 'cat', '/srv/notes/list', '/kept/file'])).toBe(
      'milk\nkept',
    );
  },
);

test('killed in the middle of a deletion, the app says what stands and brings back the rest', {
  tag: '@data',
}, async ({ launch, folder, terminal }) => {
  const first = await launch();
  const slow =
    '    image: busybox:latest\n    command: ["sh", "-c", "trap : TERM; while :; do sleep 1; done"]\n    stop_grace_period: 20s\n';
  const text = `services:\n  db:\n${slow}  web:\n${sleeper('    depends_on: [db]\n')}`;
  const stack = await writeStack(folder, 'halves', { 'compose.yaml': text });
  await terminal.compose(['up', '--detach'], stack);
  await terminal.docker(['exec', 'halves-web-1', 'sh', '-c', 'mkdir -p /srv; echo milk > /srv/list']);
  await first.page.getByRole('button', { name: 'Delete halves', exact: true }).click();
  const dialog = deleteDialog(first.page, 'halves');
  // Without saving, dependants go before the others are asked to stop.
  await dialog.getByRole('checkbox', { name: /Save the unsaved files first/ }).uncheck();
  await dialog.getByRole('button', { name: 'Delete stack' }).click({ timeout: 30_000 });
  await expect(async () => expect(await terminal.containersOf('halves')).toEqual(['halves-db-1'])).toPass();
  first.electron.process().kill('SIGKILL');

  const { page } = await launch();
  await expect(page.getByText('Deleting halves was interrupted')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Deleted: web-1\. Still there: db-1\./)).toBeVisible();
  await page.getByRole('button', { name: 'Bring halves back' }).click();
  await expect(containerRow(page, 'halves')).toContainText('Running (2/2)', { timeout: 60_000 });
});
