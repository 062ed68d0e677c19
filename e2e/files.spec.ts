import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sleepingContainer } from './support/exec-tab.ts';
import { openFiles } from './support/files-tab.ts';
import { invoke } from './support/invoke.ts';
import { keepScreens } from './support/screens.ts';
import { shellLessImage } from './support/shell-less-image.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';

test.use({ keepsApp: true });

const tag = '@details';

// 1 pixel, as any drawing program writes it.
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const oddNames = `mkdir -p /srv/odd && cd /srv/odd && echo lines > "two
lines" && echo dash > -rf && printf nfd > "$(printf 'e\\314\\201.txt')" && echo bad > "$(printf 'bad\\377name')" &&
  echo blank > 'a b ' && ln -s /etc/passwd inside && ln -s ../../../../../../etc/hostname outside && ln -s nowhere dangling && mkfifo pipe`;

test('files of a running container are listed, read and marked', { tag }, async ({ app, terminal }, info) => {
  const id = await sleepingContainer(terminal, 'box');
  const change = `mkdir -p /app/log && echo 'hello world' > /app/log/today.txt && echo '# more' >> /etc/group && rm /etc/os-release && echo ${png} | base64 -d > /app/dot.png`;
  await terminal.docker(['exec', 'box', 'sh', '-c', change]);
  const files = await openFiles(app, id, 'box');
  await expect(files.row('app')).toHaveAccessibleName('app, folder, added');
  await expect(files.row('etc')).toHaveAccessibleName('etc, folder, changed');
  await files.row('etc').click();
  await app.page.keyboard.press('ArrowRight');
  await expect(files.row('group')).toHaveAccessibleName(/changed$/);
  await expect(files.row('os-release')).toHaveAccessibleName('os-release, deleted');
  await expect(files.row('hostname')).toContainText('-rw-r--r--');
  await files.row('group').click();
  await expect(files.pane('group')).toContainText('# more');
  await keepScreens(app, info, 'files-text');
  await files.go('/app/log/today.txt');
  await expect(files.row('today.txt')).toHaveAttribute('aria-selected', 'true');
  await expect(files.pane('today.txt')).toContainText('hello world');
  await files.go('/app/dot.png');
  const picture = files.pane('dot.png').getByRole('img', { name: 'dot.png' });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
  await files.go('/bin/busybox');
  await expect(files.pane('busybox')).toContainText('A binary file of');
  await files.go('/proc/1/status');
  await expect(files.pane('status')).toContainText('Name:');
  await files.go('/nothing/here');
  await expect(app.page.getByText('There is no /nothing/here.')).toBeVisible();
});

test('odd names and links are shown as they are', { tag }, async ({ app, terminal }, info) => {
  const id = await sleepingContainer(terminal, 'box');
  await terminal.docker(['exec', 'box', 'sh', '-c', oddNames]);
  const look = async () => {
    const files = await openFiles(app, id, 'box');
    await files.go('/srv/odd');
    for (const [name, content] of [
      ['two\\nlines', 'lines'],
      ['-rf', 'dash'],
      ['e\u0301.txt', 'nfd'],
      ['bad\\xffname', 'bad'],
      ['a b ', 'blank'],
    ] as const) {
      await files.row(name).click();
      await expect(files.pane(name)).toContainText(content);
    }
    await expect(files.row('dangling')).toHaveAccessibleName('dangling, link, added, leads to nowhere');
    await expect(files.row('pipe')).toHaveAccessibleName('pipe, special file, added');
    return files;
  };
  const files = await look();
  await keepScreens(app, info, 'files-odd');
  // However far up it leads, it stays in the container.
  await files.row('outside').dblclick();
  await expect(files.pane('hostname')).toContainText(id.slice(0, 12));
  await terminal.docker(['kill', 'box']);
  await look();
});

test('a stopped container and one without a shell show their files', { tag }, async ({
  app,
  terminal,
  folder,
}) => {
  await shellLessImage(terminal, folder, 'bare:1');
  const bare = await terminal.docker([
    'run',
    '--detach',
    '--name',
    'bare',
    'bare:1',
    '/busybox',
    'sleep',
    '10000',
  ]);
  const files = await openFiles(app, bare, 'bare');
  await expect(files.row('busybox')).toContainText('-rwx');
  await files.row('etc').dblclick();
  await files.row('hostname').click();
  await expect(files.pane('hostname')).toContainText(bare.slice(0, 12));
  const redis = await terminal.docker(['create', '--name', 'never-ran', 'redis:7']);
  const stopped = await openFiles(app, redis, 'never-ran');
  await stopped.row('etc').dblclick();
  await stopped.row('passwd').click();
  await expect(stopped.pane('passwd')).toContainText('redis:x:999');
});

test('a folder of 10,000 files stays usable', { tag }, async ({ app, terminal }) => {
  const id = await sleepingContainer(terminal, 'box');
  const many = 'mkdir /many; cd /many; i=0; while [ $i -lt 10000 ]; do echo $i > file-$i; i=$((i+1)); done';
  await terminal.docker(['exec', 'box', 'sh', '-c', many]);
  for (const state of ['running', 'stopped']) {
    if (state === 'stopped') await terminal.docker(['kill', 'box']);
    const files = await openFiles(app, id, 'box');
    const began = Date.now();
    await files.go('/many');
    await expect(files.row('file-0')).toBeVisible();
    console.log(`10,000 files of a ${state} container: ${Date.now() - began} ms`);
    await files.tree.focus();
    await app.page.keyboard.press('End');
    await expect(files.row('file-9999')).toHaveAttribute('aria-setsize', '10000');
    await expect(files.pane('file-9999')).toContainText('9999');
    expect(await files.tree.getByRole('treeitem').count()).toBeLessThan(200);
    await app.page.keyboard.type('file-777');
    await expect(files.row('file-777')).toHaveAttribute('aria-selected', 'true');
  }
});

test(
  'a folder that is too much to be read at once is read whole when asked',
  { tag },
  async ({ app, terminal }, info) => {
    const id = await sleepingContainer(terminal, 'box');
    // In the order of their names: what comes after the large one is not known at first.
    const make = 'mkdir -p /srv && touch /srv/a && truncate -s 1200000000 /srv/large && touch /srv/z';
    await terminal.docker(['exec', 'box', 'sh', '-c', make]);
    await terminal.docker(['kill', 'box']);
    const files = await openFiles(app, id, 'box');
    await files.go('/srv');
    const rest = files.tree.getByRole('treeitem', { name: /^Too much to be read at once/ });
    await expect(rest).toBeVisible();
    await expect(files.row('a')).toBeVisible();
    await expect(files.row('z')).toHaveCount(0);
    await keepScreens(app, info, 'files-too-much');
    await rest.getByRole('button', { name: 'Read it whole' }).click();
    await expect(files.row('z')).toBeVisible({ timeout: 180_000 });
    await expect(rest).toHaveCount(0);
  },
);

test('what may not be read says so', { tag }, async ({ app, terminal }) => {
  const id = await terminal.docker([
    ...['run', '--detach', '--name', 'box', '--cap-drop', 'ALL'],
    ...['--tmpfs', '/secret:uid=1000,mode=700', '--tmpfs', '/fast', 'busybox:latest', 'sleep', '10000'],
  ]);
  await terminal.docker(['exec', 'box', 'sh', '-c', 'echo swift > /fast/x']);
  const files = await openFiles(app, id, 'box');
  await expect(files.row('secret')).toHaveAccessibleName('secret, folder, in memory');
  await files.row('secret').dblclick();
  const told = files.tree.getByRole('treeitem', { name: 'This folder can’t be read' });
  await expect(told).toContainText('Permission denied: /secret may not be used, not even as root');
  await files.row('fast').dblclick();
  await files.row('x').click();
  await expect(files.pane('x')).toContainText('swift');
});

test('View files leads there', { tag }, async ({ app, terminal }) => {
  await sleepingContainer(terminal, 'box');
  await app.page.getByRole('button', { name: 'More actions for box' }).click();
  await app.page.getByRole('menuitem', { name: 'View files' }).click();
  await expect(app.page.getByRole('tab', { name: 'Files', selected: true })).toBeVisible();
  await expect(app.page.getByRole('tree', { name: 'Files of box' })).toBeVisible();
});

const sh = (terminal: Terminal, line: string) => terminal.docker(['exec', 'box', 'sh', '-c', line]);

test('a text is edited, and keeps its mode and owner', { tag }, async ({ app, terminal }, info) => {
  const id = await sleepingContainer(terminal, 'box');
  const make =
    'mkdir /app && printf "one\\r\\ntwo\\r\\n" > /app/conf && chown 1000:50 /app/conf && chmod 4640 /app/conf';
  await sh(terminal, make);
  const files = await openFiles(app, id, 'box');
  await files.go('/app/conf');
  const pane = files.pane('conf');
  await pane.getByRole('button', { name: 'Edit conf' }).click();
  const text = pane.getByRole('textbox', { name: 'Text of conf' });
  await text.fill('one\ngrüße\n');
  // What was typed waits while another file is looked at.
  await files.go('/etc/passwd');
  await files.go('/app/conf');
  await expect(text).toHaveValue('one\ngrüße\n');
  await keepScreens(app, info, 'files-edit');
  await pane.getByRole('button', { name: 'Save' }).click();
  await expect(pane).toContainText('grüße');
  await expect(text).toBeHidden();
  expect(await sh(terminal, 'stat -c "%u %g %a" /app/conf; od -c /app/conf | head -1')).toMatch(
    /^1000 50 4640\n0000000 {3}o {3}n {3}e {2}\\r {2}\\n/,
  );

  await pane.getByRole('button', { name: 'Edit conf' }).click();
  await sh(terminal, 'echo theirs > /app/conf');
  await text.fill('mine\n');
  await text.press('Control+s');
  const alert = pane.getByRole('alert');
  await expect(alert).toContainText('Changed in the container since you opened it');
  expect(await sh(terminal, 'cat /app/conf')).toBe('theirs');
  await alert.getByRole('button', { name: 'Write over it' }).click();
  await expect.poll(() => sh(terminal, 'cat /app/conf')).toBe('mine');

  await files.go('/etc/hosts');
  await files.pane('hosts').getByRole('button', { name: 'Edit hosts' }).click();
  await files.pane('hosts').getByRole('textbox').fill('127.0.0.1 nowhere\n');
  await files.pane('hosts').getByRole('button', { name: 'Save' }).click();
  await expect(app.page.getByText('/etc/hosts is mounted into the container by itself')).toBeVisible();
  await files.pane('hosts').getByRole('button', { name: 'Drop changes' }).click();
});

test('what is mounted read-only is not changed, and says why', { tag }, async ({ app, terminal, folder }) => {
  await writeFile(join(folder, 'x'), 'outside\n');
  const id = await terminal.docker([
    ...[
      'run',
      '--detach',
      '--name',
      'box',
      '--volume',
      `${folder}:/data:ro`,
      'busybox:latest',
      'sleep',
      '10000',
    ],
  ]);
  const files = await openFiles(app, id, 'box');
  await expect(files.row('data')).toHaveAccessibleName('data, folder, bind mount');
  await files.row('data').click();
  const reason = 'Something is mounted here: detach it first';
  await files.pane('data').getByRole('button', { name: 'Delete data' }).hover();
  await expect(app.page.getByRole('tooltip', { name: reason })).toBeVisible();
  await files.go('/data/x');
  const edit = files.pane('x').getByRole('button', { name: 'Edit x' });
  await expect(edit).toHaveAttribute('aria-disabled', 'true');
  await edit.hover();
  await expect(app.page.getByRole('tooltip', { name: '/data is mounted read-only' })).toBeVisible();
  const saved = await invoke(app, 'files.save', {
    container: id,
    path: '/data/x',
    text: 'inside',
    version: null,
  });
  expect(saved).toMatchObject({ ok: false, error: { kind: 'container-file', problem: 'read-only' } });
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('outside\n');
});

test('files and folders are downloaded, and nothing gets out of its folder', { tag }, async ({
  app,
  terminal,
  folder,
}) => {
  const id = await sleepingContainer(terminal, 'box');
  await sh(
    terminal,
    `${oddNames} && mkdir -p deep/er && echo below > deep/er/x && ln -s deep/er/x fine && ln -s / root && ln -s deep/.. turn`,
  );
  const precious = join(folder, 'precious');
  await writeFile(precious, 'untouched');
  const into = join(folder, 'into');
  await mkdir(into);
  const saveAs = (path: string) =>
    app.electron.evaluate(({ dialog }, picked) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: picked });
    }, path);
  const files = await openFiles(app, id, 'box');

  await files.go('/srv/odd/-rf');
  await saveAs(join(into, 'one.txt'));
  await files.pane('-rf').getByRole('button', { name: 'Download -rf' }).click();
  await expect(app.page.getByText('Downloaded')).toBeVisible();
  expect(await readFile(join(into, 'one.txt'), 'utf8')).toBe('dash\n');

  await files.go('/srv');
  await files.row('odd').click();
  const download = async (as: string) => {
    await files.pane('odd').getByRole('button', { name: 'Download odd' }).click();
    await app.page.getByRole('menuitem', { name: as }).click();
  };
  await app.pickInDialog(into);
  await download('As a folder…');
  await expect(app.page.getByText('Downloaded, but not all')).toBeVisible();
  await expect(app.page.getByText(/odd\/root: a link that leads out of the folder/)).toBeVisible();
  expect(await readFile(join(into, 'odd', 'deep', 'er', 'x'), 'utf8')).toBe('below\n');
  expect(await readFile(join(into, 'odd', 'fine'), 'utf8')).toBe('below\n');
  const names = await readdir(join(into, 'odd'), { encoding: 'latin1' });
  expect(names.sort()).toEqual(
    [
      '-rf',
      'a b ',
      'bad\xffname',
      'dangling',
      'deep',
      'fine',
      'two\nlines',
      Buffer.from('e\u0301.txt').toString('latin1'),
    ].sort(),
  );
  expect(await readFile(precious, 'utf8')).toBe('untouched');

  await saveAs(join(into, 'odd.tar'));
  await download('As a .tar file…');
  await expect.poll(() => readdir(into)).toEqual(['odd', 'odd.tar', 'one.txt']);
  // A second one stands beside the first.
  await download('As a folder…');
  await expect.poll(() => readdir(into)).toEqual(['odd', 'odd (2)', 'odd.tar', 'one.txt']);
});

test('a download that is called off leaves nothing', { tag }, async ({ app, terminal, folder }) => {
  const id = await sleepingContainer(terminal, 'box');
  // One hole: large to read, and nothing for the disk to write.
  await sh(terminal, 'dd if=/dev/zero of=/large bs=1M seek=3000 count=0 2>/dev/null');
  await app.electron.evaluate(
    ({ dialog }, picked) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: picked });
    },
    join(folder, 'large'),
  );
  const files = await openFiles(app, id, 'box');
  await files.row('large').click();
  await files.pane('large').getByRole('button', { name: 'Download large' }).click();
  const bar = app.page.getByRole('status', { name: 'Downloading large' });
  await expect(bar).toContainText(/[1-9].* of 3\.1 GB/);
  await bar.getByRole('button', { name: /^Cancel/ }).click();
  await expect(bar).toBeHidden();
  await expect.poll(async () => (await readdir(folder)).filter((name) => name.includes('large'))).toEqual([]);
});

test(
  'files and folders are uploaded, and replace nothing unasked',
  { tag },
  async ({ app, terminal, folder }, info) => {
    const id = await sleepingContainer(terminal, 'box');
    await sh(terminal, 'mkdir /app && echo old > /app/note');
    const from = join(folder, 'up');
    await mkdir(join(from, 'in'), { recursive: true });
    await writeFile(join(from, 'in', 'grüße'), 'deep');
    await writeFile(join(folder, 'note'), 'new');
    const files = await openFiles(app, id, 'box');
    await files.go('/app');
    const upload = async (picked: string, what: string) => {
      await app.pickInDialog(picked);
      await app.page.getByRole('button', { name: 'Upload to /app' }).click();
      await app.page.getByRole('menuitem', { name: what }).click();
    };
    await upload(from, 'A folder…');
    await expect(files.row('up')).toHaveAccessibleName('up, folder, added');
    expect(await sh(terminal, 'cat /app/up/in/*; stat -c "%u %g" /app/up')).toBe('deep0 0');

    await upload(join(folder, 'note'), 'Files…');
    const dialog = app.page.getByRole('dialog', { name: 'Replace 1 item in /app?' });
    await expect(dialog.getByRole('listitem')).toHaveText(['note']);
    await keepScreens(app, info, 'files-replace');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await sh(terminal, 'cat /app/note')).toBe('old');
    await upload(join(folder, 'note'), 'Files…');
    await dialog.getByRole('button', { name: 'Replace' }).click();
    await expect.poll(() => sh(terminal, 'cat /app/note')).toBe('new');
  },
);

test('files are deleted when asked for, by a running container only', { tag }, async ({ app, terminal }) => {
  const id = await sleepingContainer(terminal, 'box');
  await sh(terminal, `${oddNames} && mkdir -p /app/in && echo x > /app/in/x && echo y > /app/y`);
  const files = await openFiles(app, id, 'box');
  const remove = async (name: string) => {
    await files.row(name).click();
    await files
      .pane(name)
      .getByRole('button', { name: `Delete ${name}` })
      .click();
    const dialog = app.page.getByRole('dialog', { name: `Delete ${name}?` });
    await dialog.getByRole('button', { name: /^Delete (file|folder)$/ }).click();
    await expect(files.row(name)).toBeHidden();
  };
  await files.go('/srv/odd');
  for (const name of ['two\\nlines', '-rf', 'bad\\xffname', 'outside']) await remove(name);
  expect(await sh(terminal, 'ls /srv/odd; ls /etc/hostname')).not.toMatch(/lines|-rf|bad|outside/);
  await files.go('/app');
  await remove('in');

  await terminal.docker(['kill', 'box']);
  await expect(files.row('y')).toBeVisible();
  await files.tree.focus();
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('Delete');
  const dialog = app.page.getByRole('dialog', { name: 'Delete y?' });
  await expect(dialog).toContainText(
    'Only a program in the container can delete its files, and box does not run.',
  );
  await dialog.getByRole('button', { name: 'Start the container' }).click();
  await dialog.getByRole('button', { name: 'Delete file' }).click();
  await expect(files.row('y')).toBeHidden();
  expect(await sh(terminal, 'ls /app')).toBe('');
});
