import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { anOperation, aVolume } from '../../../shared/builders.ts';
import { hostPath, operationId, stackName, volumeName } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { ListedExport } from '../../../shared/volume-exports.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState, todoContainers } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const todo = stackName('multi-container-app');
const database = aVolume({
  name: volumeName('multi-container-app_database'),
  compose: { project: todo, key: 'database' },
});
const old = aVolume({ name: volumeName('old') });
const state = aState({ snapshot: aSnapshot(todoContainers(0), [database, old]) });
const user1 = 'multi-container-app / todo-database-1';

const anExport = (difference: Partial<ListedExport> = {}): ListedExport => ({
  id: 'e1',
  engineId: 'engine',
  volume: database.name,
  path: hostPath('/home/ada/database.tar.gz'),
  at: 1_700_000_000_000,
  bytes: 1_000,
  contentBytes: 45_200_000,
  entries: 12,
  sha256: 'ab'.repeat(32),
  reason: 'asked',
  file: 'there',
  ...difference,
});

async function choosing(name: string, entry: string, prepare?: (bridge: FakeBridge) => void, from = state) {
  const app = await renderApp(from, (bridge) => {
    bridge.answer('volume.contents', () => ok({ entries: 1204, bytes: 45_200_000, complete: true }));
    bridge.answer('volume.exports', () => ok([]));
    prepare?.(bridge);
  });
  await app.user.click(screen.getByRole('link', { name: 'Volumes' }));
  await app.user.click(await screen.findByRole('button', { name: `More actions for ${name}` }));
  await app.user.click(await screen.findByRole('menuitem', { name: entry }));
  return { ...app, dialog: within(await screen.findByRole('dialog')) };
}

describe('Create', () => {
  it('takes a name by the engine’s rule, and labels a line each', async () => {
    const { user, bridge } = await renderApp(state, (fake) =>
      fake.answer('volume.create', () => ok(operationId('op'))),
    );
    bridge.answer('volume.drivers', () => ok(['local', 'rclone']));
    await user.click(screen.getByRole('link', { name: 'Volumes' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Create a volume' }));
    const box = dialog.getByRole('textbox', { name: 'Name' });
    await user.type(box, 'old{Enter}');
    expect(dialog.getByText('Another volume has this name.')).toBeTruthy();
    await user.clear(box);
    await user.type(box, '-x{Enter}');
    expect(dialog.getByText(/^At least two characters/)).toBeTruthy();
    await user.clear(box);
    await user.type(box, 'data');
    await user.type(dialog.getByRole('textbox', { name: 'Labels' }), 'tier=gold{Enter}mine');
    const options = dialog.getByRole('textbox', { name: 'Driver options' });
    await user.click(options);
    await user.paste('type=none\no=bind\ndevice=/etc');
    expect(dialog.getByText(/only the types nfs, nfs4, cifs, tmpfs/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    expect(bridge.argsOf('volume.create')).toEqual([]);
    await user.clear(options);
    await user.click(options);
    await user.paste('remote=box:');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Driver' }), 'rclone');
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    const make = { driver: 'rclone', options: { remote: 'box:' }, labels: { tier: 'gold', mine: '' } };
    expect(bridge.argsOf('volume.create')).toEqual([{ name: 'data', make }]);
  });
});

describe('Clone', () => {
  it('offers a free name and to stop what writes to it', async () => {
    const { user, bridge, dialog } = await choosing(database.name, 'Clone…', (fake) =>
      fake.answer('volume.clone', () => ok(operationId('op'))),
    );
    expect(dialog.getByText(user1)).toBeTruthy();
    await user.click(dialog.getByRole('checkbox', { name: 'Stop what writes to it meanwhile' }));
    expect(dialog.getByText('Files may change while they are read')).toBeTruthy();
    await user.click(dialog.getByRole('checkbox', { name: 'Stop what writes to it meanwhile' }));
    await user.click(dialog.getByRole('button', { name: 'Clone' }));
    expect(bridge.argsOf('volume.clone')).toEqual([
      { name: database.name, to: `${database.name}-copy`, quiet: true },
    ]);
  });
});

describe('Export', () => {
  it('begins nothing when the save dialog is closed', async () => {
    const { user, bridge, dialog, store } = await choosing('old', 'Export…', (fake) =>
      fake.answer('volume.export', () => ok(null)),
    );
    expect(dialog.getByText(/nothing has to be stopped/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Choose where to…' }));
    expect(bridge.argsOf('volume.export')).toEqual([{ name: 'old', quiet: true }]);
    expect(store.getState().ui.retryable.size).toBe(0);
    expect(screen.queryByRole('alert', { name: 'Problems' })?.textContent).toBe('');
  });
});

describe('Empty', () => {
  it('says what is in it and what is stopped, and offers an export first', async () => {
    const { user, bridge, dialog } = await choosing(database.name, 'Empty…', (fake) => {
      fake.answer('volume.empty', () => ok(operationId('op')));
      fake.answer('volume.export', () => ok(operationId('op-2')));
    });
    expect(await dialog.findByText('45.2 MB in 1,204 entries')).toBeTruthy();
    expect(dialog.getByText(`${user1} is stopped meanwhile`)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Export first…' }));
    expect(bridge.argsOf('volume.export')).toEqual([{ name: database.name, quiet: true }]);
    await user.click(dialog.getByRole('button', { name: 'Empty volume' }));
    expect(bridge.argsOf('volume.empty')).toEqual([{ name: database.name }]);
  });

  it('waits while the export goes on, and then tells of it', async () => {
    const running = anOperation({
      kind: 'export-volume',
      target: { kind: 'volume', name: old.name, stops: [] },
      name: old.name,
      cancellable: true,
    });
    const { bridge, dialog } = await choosing('old', 'Empty…');
    bridge.push('operations', [running]);
    await waitFor(() =>
      expect(dialog.getByRole('button', { name: 'Empty volume' }).getAttribute('aria-disabled')).toBe('true'),
    );
    bridge.answer('volume.exports', () => ok([anExport({ volume: old.name })]));
    bridge.push('operations', [
      { ...running, state: { kind: 'failed', at: 1, error: { kind: 'unexpected', detail: 'x' } } },
    ]);
    expect(await dialog.findByText('~/database.tar.gz')).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Empty volume' }).getAttribute('aria-disabled')).toBe('false');
  });
});

describe('Delete', () => {
  it('says what is in it and offers an export first', async () => {
    const { dialog } = await choosing('old', 'Delete', (fake) =>
      fake.answer('volume.contents', () => ok({ entries: 9000, bytes: 2e9, complete: false })),
    );
    expect(await dialog.findByText('2.0 GB in more than 9,000 entries')).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Export first…' })).toBeTruthy();
  });
});

it('a flood of progress is borne, as it comes to a window that could not run for a while', async () => {
  const running = anOperation({
    kind: 'export-volume',
    target: { kind: 'volume', name: old.name, stops: [] },
    name: old.name,
    cancellable: true,
    steps: [{ subject: 'volume', name: old.name, state: 'working', text: 'Exporting' }],
  });
  const ended = anOperation({
    ...running,
    id: operationId('ended'),
    state: { kind: 'cancelled', at: 1, exists: [] },
  });
  const { bridge, store } = await choosing('old', 'Delete');
  // As in the real window: what is less urgent than a change of the store waits for its turn.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  // Has the dialog ask again, whose answers wait to be drawn.
  bridge.push('operations', [running, ended]);
  for (let n = 1; n <= 500; n += 1) {
    await Promise.resolve();
    await Promise.resolve();
    bridge.push('operations', [{ ...running, transfer: { bytes: n, entries: n, of: 500 } }, ended]);
  }
  await waitFor(() => expect(store.getState().operations[0]?.transfer?.bytes).toBe(500));
  expect(await screen.findByText(/500 B of about 500 B/)).toBeTruthy();
  vi.unstubAllGlobals();
});

describe('Import', () => {
  const archive = hostPath('/home/ada/blog_uploads.tar.gz');

  it('makes a new volume, called after the archive unless told otherwise', async () => {
    const { user, bridge } = await renderApp(state, (fake) => {
      fake.answer('volume.chooseArchive', () => ok(archive));
      fake.answer('volume.import', () => ok(operationId('op')));
    });
    await user.click(screen.getByRole('link', { name: 'Volumes' }));
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Import a volume' }));
    await user.click(dialog.getByRole('button', { name: 'Choose archive…' }));
    expect(await dialog.findByText('~/blog_uploads.tar.gz')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Import' }));
    expect(bridge.argsOf('volume.import')).toEqual([{ path: archive, name: 'blog_uploads', into: 'new' }]);
  });

  it('says what becomes of a volume that is there', async () => {
    const { user, bridge, dialog } = await choosing(database.name, 'Import…', (fake) => {
      fake.answer('volume.chooseArchive', () => ok(archive));
      fake.answer('volume.import', () => ok(operationId('op')));
    });
    expect(dialog.getByText(`What is in ${database.name} is replaced`)).toBeTruthy();
    expect(dialog.getByText(`${user1} is stopped meanwhile`)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Choose archive…' }));
    await user.click(dialog.getByRole('button', { name: 'Replace and import' }));
    expect(bridge.argsOf('volume.import')).toEqual([
      { path: archive, name: database.name, into: 'existing' },
    ]);
  });
});

describe('the page of a volume', () => {
  async function open(tab: string, exports: readonly ListedExport[]) {
    window.location.hash = `#/volumes/${database.name}/${tab}`;
    const app = await renderApp(state, (bridge) => bridge.answer('volume.exports', () => ok(exports)));
    return app;
  }

  it('names who uses it, where, and how', async () => {
    await open('used-by', []);
    const table = await screen.findByRole('table', { name: `Containers that use ${database.name}` });
    const cells = within(table).getAllByRole('cell');
    expect(within(table).getByRole('rowheader').textContent).toBe(user1);
    expect(cells.map((cell) => cell.textContent)).toEqual([
      'Running',
      'mongo:6',
      '/data/db',
      'Read and write',
    ]);
  });

  it('restores an export into the volume, and says which file is gone', async () => {
    const gone = anExport({ id: 'e2', path: hostPath('/home/ada/gone.tar.gz'), file: 'missing' });
    const { user, store } = await open('exports', [anExport(), gone]);
    const restore = await screen.findByRole('button', { name: 'Restore ~/gone.tar.gz' });
    expect(restore.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('The file is not there any more')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Restore ~/database.tar.gz' }));
    expect(store.getState().ui.dialog).toEqual({
      kind: 'import-volume',
      name: database.name,
      path: '/home/ada/database.tar.gz',
    });
  });

  it('takes an export off the list', async () => {
    const { user, bridge } = await open('exports', [anExport()]);
    const forget = await screen.findByRole('button', { name: 'Forget ~/database.tar.gz' });
    bridge.answer('volume.forgetExport', () => ok(null));
    bridge.answer('volume.exports', () => ok([]));
    await user.click(forget);
    expect(bridge.argsOf('volume.forgetExport')).toEqual([{ id: 'e1' }]);
    expect(await screen.findByText('Not exported yet')).toBeTruthy();
  });
});
