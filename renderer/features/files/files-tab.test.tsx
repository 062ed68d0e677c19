import { act, screen, within } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FileContent, FileEntry, FolderListing } from '../../../shared/container-files.ts';
import type { AppError } from '../../../shared/errors.ts';
import { err, ok } from '../../../shared/result.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aState, todoContainers } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const [app] = todoContainers(1_700_000_000_000);
const id = app?.id ?? '';

const anEntry = (name: string, difference: Partial<FileEntry> = {}): FileEntry => ({
  name,
  kind: 'file',
  bytes: 3,
  modifiedAt: 1_700_000_000_000,
  mode: 0o644,
  owner: { uid: 0, gid: 0, user: 'root', group: null },
  target: null,
  ...difference,
});

const folders: Record<string, readonly FileEntry[]> = {
  '/': [
    anEntry('etc', { kind: 'folder' }),
    anEntry('notes.txt'),
    anEntry('two\nlines'),
    anEntry('to-etc', { kind: 'link', target: 'etc/../etc' }),
    anEntry('to-file', { kind: 'link', target: '/etc/passwd' }),
    anEntry('to-nothing', { kind: 'link', target: '/nowhere' }),
  ],
  '/etc': [anEntry('passwd'), anEntry('shadow', { mode: null, owner: null, modifiedAt: null })],
};

const problem = (path: string, kind: 'not-found' | 'not-a-folder' | 'permission-denied'): AppError => ({
  kind: 'container-file',
  problem: kind,
  path,
  detail: '',
});

/** A container with a few files. */
async function openFiles(prepare: (bridge: FakeBridge) => void = () => undefined) {
  const known = await renderApp(aState(), (bridge) => {
    bridge.answer('files.list', ({ path }) => {
      const entries = folders[path];
      if (entries !== undefined) return ok<FolderListing>({ entries, complete: true });
      return err(problem(path, path.endsWith('passwd') ? 'not-a-folder' : 'not-found'));
    });
    bridge.answer('files.read', () => ok<FileContent>(aText('one\ntwo\n')));
    bridge.answer('files.changes', () => ok([]));
    prepare(bridge);
  });
  window.location.hash = `#/containers/${id}/files`;
  const tree = await screen.findByRole('tree', { name: 'Files of todo-app-1' });
  const row = (name: RegExp) => within(tree).findByRole('treeitem', { name });
  await row(/^etc|^Reading/);
  return { ...known, tree, row };
}

const aText = (text: string): FileContent => ({
  kind: 'text',
  text,
  encoding: 'utf-8',
  whole: true,
  bytes: text.length,
  version: 'v1',
});

const names = (tree: HTMLElement) =>
  within(tree)
    .getAllByRole('treeitem')
    .map((item) => `${item.getAttribute('aria-level')} ${item.getAttribute('aria-label')?.split(',')[0]}`);

test('a folder’s entries are told with what is known of them', async () => {
  const { row } = await openFiles();
  expect((await row(/^notes.txt, file, 3 B$/)).textContent).toMatch(/-rw-r--r--root:0/);
  await row(/^two\\nlines/);
  await row(/^to-file, link, leads to \/etc\/passwd$/);
});

test('letters go on however long the window takes for each', async () => {
  const { user, tree, row } = await openFiles();
  await row(/^notes/);
  // The events of jsdom are stamped by the calendar, those of a browser by this clock.
  const clock = vi.spyOn(performance, 'now').mockImplementation(Date.now);
  const takeLong = () => {
    for (const end = Date.now() + 750; Date.now() < end; );
  };
  document.addEventListener('keyup', takeLong);
  onTestFinished(() => {
    document.removeEventListener('keyup', takeLong);
    clock.mockRestore();
  });
  tree.focus();
  await user.keyboard('tw');
  expect((await row(/^two/)).getAttribute('aria-selected')).toBe('true');
});

test('the keys lead through the tree, and only what is opened is read', async () => {
  const { bridge, user, tree, row } = await openFiles();
  await row(/^etc/);
  tree.focus();
  await user.keyboard('{ArrowDown}{ArrowRight}');
  expect((await row(/^etc/)).getAttribute('aria-expanded')).toBe('true');
  await row(/^passwd/);
  expect(names(tree).slice(0, 4)).toEqual(['1 etc', '2 passwd', '2 shadow', '1 notes.txt']);
  await user.keyboard('{ArrowRight}');
  expect((await row(/^passwd/)).getAttribute('aria-selected')).toBe('true');
  expect(tree.getAttribute('aria-activedescendant')).toBe((await row(/^passwd/)).id);
  await user.keyboard('{ArrowLeft}');
  expect((await row(/^etc/)).getAttribute('aria-selected')).toBe('true');
  await user.keyboard('{ArrowLeft}');
  expect(names(tree)[1]).toBe('1 notes.txt');
  await user.keyboard('{End}');
  expect((await row(/^two/)).getAttribute('aria-selected')).toBe('true');
  await user.keyboard('no');
  expect((await row(/^notes/)).getAttribute('aria-selected')).toBe('true');
  expect(bridge.argsOf('files.list')).toEqual([
    { container: id, path: '/', reading: 'kept' },
    { container: id, path: '/etc', reading: 'kept' },
  ]);
});

test('a text is shown line by line beside the tree', async () => {
  const { bridge, user, row } = await openFiles();
  await user.click(await row(/^notes/));
  const content = await screen.findByRole('region', { name: 'Content of notes.txt' });
  expect(content.querySelectorAll('[data-line]')).toHaveLength(2);
  expect(bridge.argsOf('files.read')).toEqual([{ container: id, path: '/notes.txt' }]);
});

test.each<[string, FileContent, RegExp]>([
  ['a binary file', { kind: 'binary', bytes: 2e6 }, /A binary file of 2\.0 MB/],
  ['a device', { kind: 'special' }, /A device, pipe or socket/],
  ['a large picture', { kind: 'large-picture', bytes: 9e6 }, /too large to be shown/],
  ['an empty file', aText(''), /This file is empty/],
  ['a part', { ...aText('x'), whole: false, bytes: 5e6 } as FileContent, /The first megabyte of 5\.0 MB/],
])('%s says so', async (_what, content, words) => {
  const { user, row } = await openFiles((bridge) => bridge.answer('files.read', () => ok(content)));
  await user.click(await row(/^notes/));
  await screen.findByText(words);
});

test('a picture is shown from an address of its own', async () => {
  const { user, row } = await openFiles((bridge) =>
    bridge.answer('files.read', () =>
      ok({ kind: 'picture', type: 'image/png', data: new Uint8Array([1, 2, 255]) }),
    ),
  );
  await user.click(await row(/^notes/));
  const picture = await screen.findByRole('img', { name: 'notes.txt' });
  expect(picture.getAttribute('src')).toBe(`data:image/png;base64,${btoa('\x01\x02\xff')}`);
});

test('a link leads to the folder or the file that it names', async () => {
  const { user, tree, row } = await openFiles();
  await user.dblClick(await row(/^to-etc/));
  await row(/^shadow/);
  expect(names(tree)).toEqual(['1 passwd', '1 shadow']);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Path' }).value).toBe('/etc');
  await user.click(screen.getByRole('button', { name: 'Up to the folder around' }));
  await user.click(await row(/^to-file/));
  await user.click(screen.getByRole('button', { name: /^Go to/ }));
  expect((await row(/^passwd/)).getAttribute('aria-selected')).toBe('true');
});

test('a place that is not there is said, and the list stays', async () => {
  const { user, tree, row } = await openFiles();
  await user.dblClick(await row(/^to-nothing/));
  await screen.findByText('There is no /nowhere.');
  expect(names(tree)).toContain('1 notes.txt');
  const path = screen.getByRole('textbox', { name: 'Path' });
  await user.clear(path);
  await user.type(path, 'etc/./{Enter}');
  await row(/^shadow/);
  expect(screen.queryByText('There is no /nowhere.')).toBeNull();
});

test('what is typed while one goes to a place is not lost', async () => {
  const held: (() => void)[] = [];
  const { user, row } = await openFiles((bridge) =>
    bridge.answer('files.list', async ({ path }) => {
      if (path === '/etc') await new Promise<void>((resolve) => held.push(resolve));
      return ok({ entries: folders[path] ?? [], complete: true });
    }),
  );
  const path = screen.getByRole<HTMLInputElement>('textbox', { name: 'Path' });
  await user.clear(path);
  await user.type(path, '/etc{Enter}');
  await user.clear(path);
  await user.type(path, '/var');
  await act(async () => held[0]?.());
  await row(/^shadow/);
  expect(path.value).toBe('/var');
});

test('what differs from the image is said in words', async () => {
  const { row } = await openFiles((bridge) =>
    bridge.answer('files.changes', () =>
      ok([
        { path: '/etc', kind: 'changed' },
        { path: '/notes.txt', kind: 'added' },
        { path: '/old', kind: 'deleted' },
      ]),
    ),
  );
  await row(/^etc, folder, changed$/);
  await row(/^notes.txt, file, 3 B, added$/);
  await row(/^old, deleted$/);
});

test('a folder that can’t be read says why, in its place', async () => {
  const { user, row } = await openFiles((bridge) => {
    bridge.answer('files.list', ({ path }) =>
      path === '/'
        ? ok({ entries: folders['/'] ?? [], complete: false })
        : err(problem(path, 'permission-denied')),
    );
  });
  await row(/^etc/);
  await user.keyboard('{Tab}');
  await user.dblClick(await row(/^etc/));
  expect((await row(/can’t be read/)).textContent).toContain('/etc may not be used, not even as root');
  await row(/there may be more/);
});

test.each<[string, boolean]>([
  ['with the mouse', true],
  ['by keyboard', false],
])('what was too much at once is read whole when asked for %s', async (_how, byMouse) => {
  const held: (() => void)[] = [];
  let complete = true;
  const { user, bridge, tree, row } = await openFiles((known) =>
    known.answer('files.list', async ({ reading }) => {
      if (reading !== 'whole') return ok({ entries: folders['/'] ?? [], complete: false });
      await new Promise<void>((resolve) => held.push(resolve));
      return ok({ entries: [...(folders['/'] ?? []), ...(folders['/etc'] ?? [])], complete });
    }),
  );
  const ask = async () => {
    if (byMouse) return user.click(await screen.findByRole('button', { name: 'Read it whole' }));
    await row(/Too much to be read at once/);
    tree.focus();
    await user.keyboard('{End}{Enter}');
  };
  await ask();
  await row(/^Reading the rest/);
  // Asked for once, however often.
  await user.keyboard('{Enter}');
  await act(async () => held.shift()?.());
  await row(/^shadow/);
  expect(screen.queryByRole('treeitem', { name: /more in this folder|Reading/ })).toBeNull();
  const whole = { container: id, path: '/', reading: 'whole' };
  const asked = bridge.argsOf('files.list').map((args) => JSON.stringify(args));
  expect(asked.filter((args) => args === JSON.stringify(whole))).toHaveLength(1);

  complete = false;
  await user.click(screen.getByRole('button', { name: 'Refresh the files' }));
  await ask();
  await act(async () => held.shift()?.());
  await row(/^Too much to be read whole/);
  expect(screen.queryByRole('button', { name: 'Read it whole' })).toBeNull();
});

test('when nothing can be read, it can be tried again', async () => {
  let fails = false;
  const { user, bridge } = await openFiles((known) =>
    known.answer('files.list', () =>
      fails ? err(problem('/', 'not-found')) : ok({ entries: folders['/'] ?? [], complete: true }),
    ),
  );
  fails = true;
  await user.click(screen.getByRole('button', { name: 'Refresh the files' }));
  await screen.findByText('Not found in the container');
  fails = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('treeitem', { name: /^notes/ });
  expect(bridge.argsOf('files.list').at(-1)).toEqual({ container: id, path: '/', reading: 'fresh' });
});

test('of two places that one goes to, the later one is shown', async () => {
  const held: (() => void)[] = [];
  const { user, tree, row } = await openFiles((bridge) =>
    bridge.answer('files.list', async ({ path }) => {
      if (path === '/slow') await new Promise<void>((resolve) => held.push(resolve));
      return ok({ entries: folders[path] ?? [], complete: true });
    }),
  );
  await row(/^etc/);
  const path = screen.getByRole('textbox', { name: 'Path' });
  await user.clear(path);
  await user.type(path, '/slow{Enter}');
  await user.clear(path);
  await user.type(path, '/etc{Enter}');
  await row(/^shadow/);
  expect((path as HTMLInputElement).value).toBe('/etc');
  await act(async () => held[0]?.());
  expect(names(tree)).toEqual(['1 passwd', '1 shadow']);
});
