import { sleepingContainer } from './support/exec-tab.ts';
import { openFiles } from './support/files-tab.ts';
import { keepScreens } from './support/screens.ts';
import { shellLessImage } from './support/shell-less-image.ts';
import { expect, test } from './support/test.ts';

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
    await expect(files.row('dangling')).toHaveAccessibleName('dangling, link, leads to nowhere');
    await expect(files.row('pipe')).toHaveAccessibleName('pipe, special file');
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
