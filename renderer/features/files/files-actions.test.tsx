import { act, createEvent, fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FileEntry } from '../../../shared/container-files.ts';
import type { Container } from '../../../shared/engine.ts';
import { hostPath, operationId } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState, todoContainers } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const [first] = todoContainers(1_700_000_000_000);
if (first === undefined) throw new Error('The sample has containers');
const app: Container = first;
const { id } = app;

const anEntry = (name: string, kind: FileEntry['kind'] = 'file'): FileEntry => ({
  name,
  kind,
  bytes: 3,
  modifiedAt: 1_700_000_000_000,
  mode: 0o644,
  owner: { uid: 0, gid: 0, user: 'root', group: null },
  target: null,
});

/** A container with a folder and a file of two lines that end as on Windows. */
async function openFiles(
  container: Container = app,
  prepare: (bridge: FakeBridge) => void = () => undefined,
) {
  const known = await renderApp(aState({ snapshot: aSnapshot([container], []) }), (bridge) => {
    bridge.answer('files.list', ({ path }) =>
      ok({ entries: path === '/' ? [anEntry('etc', 'folder'), anEntry('notes.txt')] : [], complete: true }),
    );
    bridge.answer('files.read', () =>
      ok({ kind: 'text', text: 'a\r\nb\r\n', encoding: 'utf-8', whole: true, bytes: 6, version: 'v1' }),
    );
    bridge.answer('files.changes', () => ok([]));
    prepare(bridge);
  });
  window.location.hash = `#/containers/${id}/files`;
  const tree = await screen.findByRole('tree', { name: 'Files of todo-app-1' });
  const row = (name: RegExp) => within(tree).findByRole('treeitem', { name });
  await row(/^notes/);
  const choose = async (name: RegExp) => known.user.click(await row(name));
  const press = async (name: string | RegExp) =>
    known.user.click(await screen.findByRole('button', { name }));
  return { ...known, tree, row, choose, press };
}

const editor = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text of notes.txt' });

test('a text is saved with its own line ends, and read anew', async () => {
  const { bridge, user, choose, press } = await openFiles(app, (known) =>
    known.answer('files.save', () => ok({ kind: 'saved', version: 'v2' })),
  );
  await choose(/^notes/);
  await press('Edit notes.txt');
  await user.type(await editor(), 'c');
  const reads = bridge.argsOf('files.read').length;
  await press('Save');
  expect(bridge.argsOf('files.save')).toEqual([
    { container: id, path: '/notes.txt', text: 'a\r\nb\r\nc', version: 'v1' },
  ]);
  await screen.findByRole('region', { name: 'Content of notes.txt' });
  expect(bridge.argsOf('files.read').length).toBeGreaterThan(reads);
});

test('what was typed waits while something else is looked at', async () => {
  const { user, choose, press } = await openFiles();
  await choose(/^notes/);
  await press('Edit notes.txt');
  await user.type(await editor(), 'more');
  await choose(/^etc/);
  window.location.hash = `#/containers/${id}/mounts`;
  await screen.findByRole('tab', { name: 'Mounts', selected: true });
  window.location.hash = `#/containers/${id}/files`;
  await user.click(await screen.findByRole('treeitem', { name: /^notes/ }));
  expect((await editor()).value).toBe('a\nb\nmore');
  await press('Drop changes');
  expect(screen.queryByRole('textbox', { name: 'Text of notes.txt' })).toBeNull();
});

test('a file that changed meanwhile is written over only when told so', async () => {
  const { bridge, user, choose, press } = await openFiles(app, (known) =>
    known.answer('files.save', ({ version }) =>
      ok(version === null ? { kind: 'saved', version: 'v3' } : { kind: 'changed' }),
    ),
  );
  await choose(/^notes/);
  await press('Edit notes.txt');
  await user.type(await editor(), 'c');
  await press('Save');
  await screen.findByText('Changed in the container since you opened it');
  expect((await editor()).value).toBe('a\nb\nc');
  await press('Write over it');
  expect(bridge.argsOf('files.save').at(-1)).toMatchObject({ version: null });
});

test('a text that can’t be saved stays, and says why', async () => {
  const error = {
    kind: 'container-file',
    problem: 'read-only',
    path: '/notes.txt',
    detail: 'rootfs',
  } as const;
  const { user, choose, press } = await openFiles(app, (known) =>
    known.answer('files.save', () => ({ ok: false, error })),
  );
  await choose(/^notes/);
  await press('Edit notes.txt');
  await user.type(await editor(), 'c');
  await press('Save');
  await screen.findByText('Not saved: Read-only');
  expect((await editor()).value).toBe('a\nb\nc');
});

test('a folder is deleted when told so, and the list read anew', async () => {
  const { bridge, choose, press } = await openFiles(app, (known) =>
    known.answer('files.delete', () => ok(null)),
  );
  await choose(/^etc/);
  await press('Delete etc');
  const dialog = await screen.findByRole('dialog', { name: 'Delete etc?' });
  expect(dialog.textContent).toContain('/etc goes, with everything in it.');
  expect(document.activeElement?.textContent).toBe('Cancel');
  await press('Delete folder');
  expect(bridge.argsOf('files.delete')).toEqual([{ container: id, path: '/etc' }]);
  expect(bridge.argsOf('files.list').at(-1)).toEqual({ container: id, path: '/', reading: 'fresh' });
});

test('a stopped container offers to be started before anything is deleted', async () => {
  const { bridge, user, tree, choose, press } = await openFiles(
    { ...app, state: 'exited', exitCode: 0 },
    (known) => known.answer('container.lifecycle', () => ok(operationId('op'))),
  );
  await choose(/^notes/);
  tree.focus();
  await user.keyboard('{Delete}');
  const dialog = await screen.findByRole('dialog', { name: 'Delete notes.txt?' });
  expect(dialog.textContent).toContain('todo-app-1 does not run. Start it first.');
  await press('Start the container');
  expect(bridge.argsOf('container.lifecycle')).toEqual([
    { target: { kind: 'container', id }, action: 'start' },
  ]);
  expect(bridge.argsOf('files.delete')).toEqual([]);
});

test('an upload asks before it replaces, and names what', async () => {
  const { bridge, user, choose, press } = await openFiles(app, (known) => {
    known.answer('files.chooseUpload', () => ok([hostPath('/home/ada/notes.txt')]));
    known.answer('files.planUpload', () =>
      ok({ names: ['notes.txt'], taken: ['notes.txt'], files: 1, bytes: 5 }),
    );
  });
  await choose(/^notes/);
  await press('Upload to /');
  await user.click(await screen.findByRole('menuitem', { name: 'Files…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Replace 1 item in /?' });
  expect(within(dialog).getByRole('listitem').textContent).toBe('notes.txt');
  expect(bridge.streams('transfer')).toEqual([]);
  await press('Replace');
  expect(bridge.streams('transfer').map(({ args }) => args)).toEqual([
    { kind: 'upload', container: id, folder: '/', paths: ['/home/ada/notes.txt'] },
  ]);
});

test('files that are dropped on a folder go there, and are not run', async () => {
  const { bridge, row } = await openFiles(app, (known) =>
    known.answer('files.planUpload', () => ok({ names: ['a'], taken: [], files: 1, bytes: 5 })),
  );
  const target = await row(/^etc/);
  const dataTransfer = { types: ['Files'], files: [new File([''], 'a')], dropEffect: 'none' };
  fireEvent(target, createEvent.dragOver(target, { dataTransfer }));
  await screen.findByText('Drop to upload to', { exact: false });
  expect(screen.queryByText('Drop it to see what it will run')).toBeNull();
  fireEvent(target, createEvent.drop(target, { dataTransfer }));
  await expect
    .poll(() => bridge.streams('transfer').map(({ args }) => args))
    .toEqual([{ kind: 'upload', container: id, folder: '/etc', paths: ['/drops/a'] }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a download tells how far it is and what was left out, and can be called off', async () => {
  const { bridge, user, choose, press } = await openFiles();
  await choose(/^etc/);
  await press('Download etc');
  await user.click(await screen.findByRole('menuitem', { name: 'As a folder…' }));
  const [stream] = bridge.streams('transfer');
  expect(stream?.args).toEqual({ kind: 'download', container: id, path: '/etc', as: 'folder' });
  act(() => stream?.tell({ kind: 'message', message: { kind: 'moved', bytes: 2e6, total: null } }));
  expect((await screen.findByRole('status', { name: 'Downloading etc' })).textContent).toContain('2.0 MB');
  const leftOut = [{ name: 'etc/up', why: 'link' as const }];
  act(() => {
    stream?.tell({
      kind: 'message',
      message: { kind: 'done', to: '/home/ada/etc', files: 3, leftOut, more: 2 },
    });
    stream?.tell({ kind: 'ended', error: null });
  });
  await screen.findByText('Downloaded, but not all');
  await screen.findByText('etc/up: a link that leads out of the folder');
  await screen.findByText('3 entries left out:');
  expect(screen.queryByRole('status', { name: 'Downloading etc' })).toBeNull();

  await press('Download etc');
  await user.click(await screen.findByRole('menuitem', { name: 'As a .tar file…' }));
  await press('Cancel: Downloading etc');
  expect(bridge.streams('transfer')[1]?.closed).toBe(true);
});

test('a mount is not deleted, and what is read-only is not written', async () => {
  const mounts = [{ kind: 'bind' as const, source: '/srv', destination: '/etc', readOnly: true }];
  const { choose } = await openFiles({ ...app, mounts });
  await choose(/^etc, folder, bind mount/);
  expect((await screen.findByRole('button', { name: 'Delete etc' })).getAttribute('aria-disabled')).toBe(
    'true',
  );
  expect((await screen.findByRole('button', { name: 'Upload to /etc' })).getAttribute('aria-disabled')).toBe(
    'true',
  );
});

test('a file is dragged out once it is here, and again where it came too late', async () => {
  let arrive = () => {};
  const { bridge, row } = await openFiles(app, (known) =>
    known.answer('files.dragOut', async ({ step }) => {
      if (step === 'prepare')
        await new Promise<void>((resolve) => {
          arrive = resolve;
        });
      return ok(null);
    }),
  );
  const steps = () => bridge.argsOf('files.dragOut').map((args) => (args as { step: string }).step);
  const drag = async () => expect(fireEvent.dragStart(await row(/^notes/))).toBe(false);
  await drag();
  expect(await screen.findByText(/keep holding it/)).toBeTruthy();
  await act(async () => arrive());
  expect(steps()).toEqual(['prepare', 'drag']);
  expect(screen.queryByText(/keep holding it/)).toBeNull();

  await drag();
  fireEvent.pointerUp(window);
  await act(async () => arrive());
  expect(await screen.findByText('notes.txt is here: drag it once more')).toBeTruthy();
  expect(steps()).toEqual(['prepare', 'drag', 'prepare']);
  expect((await row(/^etc/)).draggable).toBe(false);
});
