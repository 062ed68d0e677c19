import { execFile } from 'node:child_process';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { capabilityRecord } from './support/capable-file.ts';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, volumeRow } from './support/views.ts';
import {
  addSpecial,
  archiveOfVolume,
  chooseForVolume,
  contentsOf,
  fillVolume,
  saveInDialog,
} from './support/volume-files.ts';

test.use({ keepsApp: true });

const run = promisify(execFile);
const shop = `services:\n  web:\n${sleeper('    volumes: [data:/data]\n')}volumes:\n  data:\n`;

test('the list tells who uses each volume, and those that are ticked are deleted together @data', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  const gone = await writeStack(folder, 'blog', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  await terminal.compose(['up', '--detach'], gone);
  await terminal.compose(['down'], gone);
  for (const name of ['spare-1', 'spare-2', 'spare-3']) await terminal.docker(['volume', 'create', name]);
  const anonymous = await terminal.docker(['volume', 'create']);
  await fillVolume(terminal, 'spare-1');

  await page.getByRole('link', { name: /^Volumes/ }).click();
  const row = (name: string) => volumeRow(page, name);
  await expect(row('shop_data')).toContainText('In use');
  await expect(row('shop_data')).toContainText('shop / web-1');
  await expect(row('blog_data')).toContainText('Kept');
  await expect(row('spare-1')).toContainText('Unused');
  await expect(row('spare-1')).toContainText('3.0 MB');
  await expect(row(anonymous)).toContainText('Anonymous');
  await keepScreens(app, info, 'volumes');

  // Not even by somebody else's deletion of the same name is one in use offered to be deleted.
  const remove = page.getByRole('button', { name: 'Delete shop_data' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await remove.hover();
  await expect(page.getByRole('tooltip')).toHaveText('In use by shop / web-1: delete it first');

  for (const name of ['spare-1', 'spare-2', 'shop_data']) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).click();
  }
  await page.getByRole('searchbox', { name: 'Search' }).fill('spare-1');
  const bar = page.getByRole('group', { name: 'Selected volumes' });
  await expect(bar).toContainText('3 selected');
  await expect(bar).toContainText('2 out of sight');
  await bar.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete selected volumes?' });
  await expect(dialog.getByRole('region', { name: 'In use: these stay' })).toContainText('shop_data');
  await keepScreens(app, info, 'volumes-delete-many');
  await dialog.getByRole('button', { name: 'Delete 2 volumes forever' }).click();
  await expect(page.getByText('2 volumes deleted')).toBeVisible();
  expect((await terminal.docker(['volume', 'ls', '--quiet'])).split('\n').toSorted()).toEqual(
    [anonymous, 'blog_data', 'shop_data', 'spare-3'].toSorted(),
  );
});

test('a volume that came into use while it was being deleted stays, with the name of its user @data', async ({
  app,
  terminal,
}) => {
  const { page } = app;
  await terminal.docker(['volume', 'create', 'spare']);
  await page.getByRole('link', { name: /^Volumes/ }).click();
  await page.getByRole('button', { name: 'Delete spare' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete spare?' });
  await expect(dialog).toContainText('Nothing: it is empty');
  await terminal.docker(['create', '--name', 'late', '--volume', 'spare:/data', 'busybox:latest']);
  await expect(dialog.getByText('This volume is in use')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Delete forever' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(dialog).toContainText('late');
});

test('a volume is exported, deleted, and the same again after its import @data', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  await terminal.docker(['volume', 'create', 'treasure']);
  await fillVolume(terminal, 'treasure');
  await addSpecial(terminal, 'treasure');
  const before = await contentsOf(terminal, 'treasure');
  const archived = await archiveOfVolume(terminal, 'treasure');
  expect(archived.includes(capabilityRecord)).toBe(true);
  const file = join(folder, 'treasure.tar.gz');
  await saveInDialog(app, file);

  await page.getByRole('link', { name: /^Volumes/ }).click();
  await page.getByRole('button', { name: 'Delete treasure' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete treasure?' });
  await expect(dialog).toContainText('35.0 MB in 19 entries', { timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Export first…' }).click();
  await expect(dialog).toContainText('Last exported', { timeout: 60_000 });
  await keepScreens(app, info, 'volume-delete');
  await dialog.getByRole('button', { name: 'Delete forever' }).click();
  await expect(volumeRow(page, 'treasure')).toHaveCount(0);
  // What is nothing but a hole takes next to no room, though no archive of an engine knows of holes.
  expect((await stat(file)).size).toBeLessThan(12_000_000);
  // Only its owner may read it, and any tar can.
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await run('tar', ['tzf', file], { encoding: 'latin1' })).stdout).toContain('./a/b/file');

  await app.pickInDialog(file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const importing = page.getByRole('dialog', { name: 'Import a volume' });
  await importing.getByRole('button', { name: 'Choose archive…' }).click();
  await expect(importing.getByRole('textbox', { name: 'Name' })).toHaveValue('treasure');
  await importing.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('Imported into treasure')).toBeVisible({ timeout: 60_000 });
  expect(await contentsOf(terminal, 'treasure')).toBe(before);
  expect((await archiveOfVolume(terminal, 'treasure')).equals(archived)).toBe(true);

  await volumeRow(page, 'treasure').getByRole('link').click();
  await page.getByRole('tab', { name: 'Exports' }).click();
  await expect(page.getByRole('table', { name: 'Exports of treasure' })).toContainText('treasure.tar.gz');
  await keepScreens(app, info, 'volume-exports');
});

test('a clone of a volume in use is like it, and what was stopped for it runs again @data', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  await fillVolume(terminal, 'shop_data');
  const startedAt = () => terminal.docker(['inspect', '--format', '{{.State.StartedAt}}', 'shop-web-1']);
  const before = await startedAt();
  await chooseForVolume(app, 'shop_data', 'Clone…');
  const dialog = page.getByRole('dialog', { name: 'Clone shop_data' });
  await expect(dialog).toContainText('shop / web-1');
  await keepScreens(app, info, 'volume-clone');
  await dialog.getByRole('button', { name: 'Clone', exact: true }).click();
  await expect(page.getByText('shop_data cloned to shop_data-copy')).toBeVisible();
  expect(await contentsOf(terminal, 'shop_data-copy')).toBe(await contentsOf(terminal, 'shop_data'));
  expect(await terminal.docker(['inspect', '--format', '{{.State.Status}}', 'shop-web-1'])).toBe('running');
  expect(await startedAt()).not.toBe(before);
  // Nothing of the app's own is left.
  expect(await terminal.docker(['ps', '--all', '--format', '{{.Names}}'])).toBe('shop-web-1');

  await volumeRow(page, 'shop_data').getByRole('link').click();
  await page.getByRole('tab', { name: 'Used by' }).click();
  const users = page.getByRole('table', { name: 'Containers that use shop_data' });
  await expect(users.getByRole('row', { name: /shop \/ web-1/ })).toContainText('/data');
  await keepScreens(app, info, 'volume-used-by');
});

test('a disk that is full ends an export: nothing half is left, and what was stopped runs again @data', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  await fillVolume(terminal, 'shop_data');
  const small = join(folder, 'small');
  await mkdir(small);
  await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
  try {
    await saveInDialog(app, join(small, 'data.tar.gz'));
    await chooseForVolume(app, 'shop_data', 'Export…');
    await page.getByRole('button', { name: 'Choose where to…' }).click();
    const problems = page.getByRole('alert', { name: 'Problems' });
    await expect(problems).toContainText('Could not export shop_data: A file could not be read or written');
    await expect(problems).toContainText('no space left');
    expect(await readdir(small)).toEqual([]);
  } finally {
    await run('umount', [small]);
  }
  expect(await terminal.docker(['inspect', '--format', '{{.State.Status}}', 'shop-web-1'])).toBe('running');
  expect(await terminal.docker(['ps', '--all', '--format', '{{.Names}}'])).toBe('shop-web-1');
});

test('an import takes the place of what was there, which is kept and can be restored @data', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  await fillVolume(terminal, 'shop_data');
  const before = await contentsOf(terminal, 'shop_data');
  const other = await writeStack(folder, 'other', { 'new.txt': 'new\n' });
  const archive = join(folder, 'other.tar');
  await run('tar', ['-cf', archive, '-C', other, '.']);
  await app.pickInDialog(archive);

  await chooseForVolume(app, 'shop_data', 'Import…');
  const dialog = page.getByRole('dialog', { name: 'Import into shop_data' });
  await expect(dialog).toContainText('shop / web-1 is stopped meanwhile');
  await dialog.getByRole('button', { name: 'Choose archive…' }).click();
  await dialog.getByRole('button', { name: 'Replace and import' }).click();
  await expect(page.getByText('Imported into shop_data')).toBeVisible();
  const found = ['exec', 'shop-web-1', 'find', '/data', '-mindepth', '1'];
  expect(await terminal.docker(found)).toBe('/data/new.txt');

  await volumeRow(page, 'shop_data').getByRole('link').click();
  await page.getByRole('tab', { name: 'Exports' }).click();
  await expect(page.getByText('Kept before an import replaced it')).toBeVisible();
  await page.getByRole('button', { name: /^Restore / }).click();
  await page.getByRole('button', { name: 'Replace and import' }).click();
  await expect.poll(() => contentsOf(terminal, 'shop_data')).toBe(before);
  await expect(page.getByRole('button', { name: /^Restore / })).toHaveCount(2);
});

test('an archive that would leave the volume is refused before anything is touched @data', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  await terminal.docker(['volume', 'create', 'safe']);
  await fillVolume(terminal, 'safe');
  const before = await contentsOf(terminal, 'safe');
  const dir = await writeStack(folder, 'evil', { passwd: 'root::0:0\n' });
  const archive = join(folder, 'evil.tar.gz');
  await run('tar', ['-czPf', archive, '--transform', 's,^,../../etc/,', '-C', dir, 'passwd']);
  const broken = join(folder, 'broken.tar.gz');
  await writeFile(broken, 'no archive at all');

  const problems = page.getByRole('alert', { name: 'Problems' });
  for (const [file, words] of [
    [archive, '../../etc/passwd leads out of the volume'],
    [broken, 'It is neither a tar nor a tar.gz file'],
  ] as const) {
    await app.pickInDialog(file);
    await chooseForVolume(app, 'safe', 'Import…');
    await page.getByRole('button', { name: 'Choose archive…' }).click();
    await page.getByRole('button', { name: 'Replace and import' }).click();
    await expect(problems).toContainText(words);
  }
  expect(await contentsOf(terminal, 'safe')).toBe(before);
});

test('a volume is emptied and stays the same volume, with what uses it running @data', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  await fillVolume(terminal, 'shop_data');
  const facts = ['volume', 'inspect', '--format', '{{.Mountpoint}} {{json .Labels}}', 'shop_data'];
  const began = Math.floor(Date.now() / 1000);
  const before = await terminal.docker(facts);
  await chooseForVolume(app, 'shop_data', 'Empty…');
  const dialog = page.getByRole('dialog', { name: 'Empty shop_data?' });
  await expect(dialog).toContainText('3.0 MB in 15 entries');
  await expect(dialog).toContainText('shop / web-1 is stopped meanwhile');
  await expect(dialog).toContainText('loads a small image of its own into the engine, and removes it again');
  await keepScreens(app, info, 'volume-empty');
  await dialog.getByRole('button', { name: 'Empty volume' }).click();
  await expect(page.getByText('shop_data is empty now')).toBeVisible();
  expect(await contentsOf(terminal, 'shop_data')).toMatch(/^\.? ?'?\.'? 45f8 999 998/);
  // It was brought for that, and is gone again.
  const since = ['events', '--since', String(began), '--until', String(Math.ceil(Date.now() / 1000))];
  const told = await terminal.docker([...since, '--filter', 'type=image', '--format', '{{.Action}}']);
  expect(told.split('\n')).toEqual(expect.arrayContaining(['load', 'delete']));
  expect(await terminal.docker(['image', 'ls', '--all', '--quiet', 'stackyard-helper'])).toBe('');
  expect(await terminal.docker(facts)).toBe(before);
  expect(await terminal.docker(['inspect', '--format', '{{.State.Status}}', 'shop-web-1'])).toBe('running');
});

test('what a killed app had stopped runs again when the app is started the next time @data', async ({
  launch,
  terminal,
  folder,
}) => {
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  await terminal.docker(['exec', 'shop-web-1', 'sh', '-c', 'head -c 300000000 /dev/urandom > /data/large']);
  const first = await launch();
  const file = join(folder, 'data.tar.gz');
  await saveInDialog(first, file);
  await chooseForVolume(first, 'shop_data', 'Export…');
  await first.page.getByRole('button', { name: 'Choose where to…' }).click();
  await expect(first.page.getByRole('region', { name: 'In progress' })).toContainText('Exporting');
  const half = async () => (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
  await expect.poll(half).toHaveLength(1);
  const status = () => terminal.docker(['inspect', '--format', '{{.State.Status}}', 'shop-web-1']);
  expect(await status()).toBe('exited');
  first.electron.process().kill('SIGKILL');
  await first.close().catch(() => undefined);

  const { page } = await launch();
  await expect(page.getByText('shop / web-1 was started again')).toBeVisible();
  expect(await status()).toBe('running');
  expect(await half()).toEqual([]);
  await expect(containerRow(page, 'shop')).toContainText('Running (1/1)');
  expect(await terminal.docker(['ps', '--all', '--format', '{{.Names}}'])).toBe('shop-web-1');
});

test('a cancelled export leaves nothing, and what was stopped runs again @data', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  await terminal.docker(['exec', 'shop-web-1', 'sh', '-c', 'head -c 300000000 /dev/urandom > /data/large']);
  const into = join(folder, 'exports');
  await mkdir(into);
  await saveInDialog(app, join(into, 'data.tar.gz'));
  await chooseForVolume(app, 'shop_data', 'Export…');
  await page.getByRole('button', { name: 'Choose where to…' }).click();
  await expect(page.getByRole('region', { name: 'In progress' })).toContainText('of about 300 MB');
  await keepScreens(app, info, 'volume-exporting');
  await page.getByRole('button', { name: 'Cancel shop_data' }).click();
  await expect(page.getByText('Cancelled: export shop_data')).toBeVisible();
  expect(await readdir(into)).toEqual([]);
  expect(await terminal.docker(['inspect', '--format', '{{.State.Status}}', 'shop-web-1'])).toBe('running');
});

test('the files of a volume are looked into while nothing uses it, and that never keeps it in use @data', async ({
  app,
  terminal,
}, info) => {
  const { page } = app;
  await terminal.docker(['volume', 'create', 'notes']);
  const write = `mkdir /data/a && echo 'hello from the volume' > /data/a/note.txt && ln -s /etc/passwd /data/out`;
  await terminal.docker(['run', '--rm', '--volume', 'notes:/data', 'busybox:latest', 'sh', '-c', write]);
  await page.getByRole('link', { name: /^Volumes/ }).click();
  await volumeRow(page, 'notes').getByRole('link').click();
  await expect(page.getByRole('tab', { name: 'Stored data' })).toHaveAttribute('aria-selected', 'true');
  const tree = page.getByRole('tree', { name: 'Files of notes' });
  await expect(tree.getByRole('treeitem', { name: /^a/ })).toBeVisible();
  // The top of the volume is the top of all: what is around it belongs to nobody here.
  await expect(page.getByRole('button', { name: 'Up to the folder around' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const path = page.getByRole('textbox', { name: 'Path' });
  await path.fill('/a/note.txt');
  await path.press('Enter');
  await expect(page.getByText('hello from the volume')).toBeVisible();
  await keepScreens(app, info, 'volume-stored-data');
  await page.getByRole('button', { name: 'Delete note.txt' }).click();
  await page
    .getByRole('dialog', { name: 'Delete note.txt?' })
    .getByRole('button', { name: 'Delete file' })
    .click();
  await expect(tree.getByRole('treeitem', { name: /^note/ })).toHaveCount(0);
  const there = [
    'run',
    '--rm',
    '--volume',
    'notes:/data',
    'busybox:latest',
    'find',
    '/data',
    '-mindepth',
    '1',
  ];
  expect((await terminal.docker(there)).split('\n').toSorted()).toEqual(['/data/a', '/data/out']);
  await path.fill('/etc/passwd');
  await path.press('Enter');
  await expect(page.getByText(/stackyard-volume/)).toHaveCount(0);

  await page.getByRole('button', { name: 'Delete notes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete notes?' });
  await dialog.getByRole('button', { name: 'Delete forever' }).click();
  await expect(page.getByText('notes was deleted')).toBeVisible();
  expect(await terminal.docker(['volume', 'ls', '--quiet'])).toBe('');
  expect(await terminal.docker(['ps', '--all', '--quiet'])).toBe('');
});
