import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId, anOperation } from '../../../shared/builders.ts';
import type { ContainerData, WrittenLayer } from '../../../shared/container-data.ts';
import type { Mount } from '../../../shared/engine.ts';
import { hostPath, operationId, volumeName } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aPlan, aSnapshot, aState, todoContainers } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const anonymous = volumeName(anId('anonymous'));
const mount: Mount = {
  kind: 'volume',
  volume: anonymous,
  anonymous: true,
  destination: '/data/db',
  readOnly: false,
};
const [app, database] = todoContainers(0).map((container) =>
  container.image === 'mongo:6' ? { ...container, mounts: [mount] } : container,
);
if (app === undefined || database === undefined) throw new Error('the sample has two containers');
const nothing: WrittenLayer = { bytes: 0, exact: true, files: 0, places: [] };
const uploads: WrittenLayer = {
  bytes: 28_000,
  exact: true,
  files: 3,
  places: [
    { path: '/srv/uploads', folder: '/srv/uploads', files: 2, bytes: 20_000, isNew: true },
    { path: '/srv/notes', folder: '/srv', files: 1, bytes: 8_000, isNew: false },
  ],
};
const found: readonly ContainerData[] = [
  { id: app.id, layer: uploads, volumeBytes: null },
  { id: database.id, layer: nothing, volumeBytes: new Map([[anonymous, 1_200_000]]) },
];

async function open(
  prepare: (bridge: FakeBridge) => void = (bridge) => bridge.answer('unsaved.look', () => ok(found)),
) {
  const opened = await renderApp(
    aState({
      snapshot: aSnapshot(
        [app, database].flatMap((c) => c ?? []),
        [],
      ),
    }),
    (bridge) => {
      bridge.answer('delete.plan', () => ok(aPlan()));
      bridge.answer('delete.begin', () => ok(operationId('op')));
      prepare(bridge);
    },
  );
  await opened.user.click(await screen.findByRole('button', { name: 'Delete multi-container-app' }));
  return { ...opened, dialog: await screen.findByRole('dialog', { name: 'Delete multi-container-app?' }) };
}
const region = () => screen.findByRole('region', { name: 'Unsaved data' });
const deleteButton = () => screen.getByRole('button', { name: 'Delete stack' });
const savedWith = (bridge: FakeBridge) =>
  bridge.argsOf('delete.begin').map((args) => Reflect.get(Object(args), 'save'));

describe('unsaved data in the delete dialog', () => {
  it('is looked for with the dialog open, and nothing can be deleted before it is known', async () => {
    const { dialog } = await open((bridge) =>
      bridge.answer('unsaved.look', () => new Promise(() => undefined)),
    );
    await waitFor(() => expect(dialog.textContent).toContain('Looking for unsaved data…'));
    expect(deleteButton().getAttribute('aria-disabled')).toBe('true');
  });

  it('is named with its container, its size and its place, databases first', async () => {
    await open();
    expect(
      within(await region())
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'todo-database-1 MongoDB database: 1.2 MB in the anonymous volume at /data/dbShow filesAdd a volume first',
      'todo-app-1 3 files, 28 KB in /srv/uploads and 1 other placeShow filesAdd a volume first',
    ]);
  });

  it('is saved first unless somebody says no', async () => {
    const { user, bridge } = await open();
    const tick = within(await region()).getByRole<HTMLInputElement>('checkbox', {
      name: /Save the unsaved files first/,
    });
    expect(tick.checked).toBe(true);
    await user.click(deleteButton());
    expect(savedWith(bridge)).toEqual([{ unsavedFiles: true, volumes: false }]);
  });

  it('goes without a copy when that is chosen', async () => {
    const { user, bridge } = await open();
    await user.click(within(await region()).getByRole('checkbox', { name: /Save the unsaved files first/ }));
    expect((await region()).textContent).toContain('Without a copy it goes for good.');
    await user.click(deleteButton());
    expect(savedWith(bridge)).toEqual([{ unsavedFiles: false, volumes: false }]);
  });

  it('lists its files only when they are asked for, and says what the list leaves out', async () => {
    const { user, bridge } = await open((fake) => {
      fake.answer('unsaved.look', () => ok(found));
      fake.answer('unsaved.files', () =>
        ok({
          files: [
            { path: '/srv/uploads/a.png', bytes: 20_000, what: 'data' },
            { path: '/var/log/app.log', bytes: null, what: 'log' },
          ],
          more: 12,
        }),
      );
    });
    await region();
    expect(bridge.argsOf('unsaved.files')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show files of todo-app-1' }));
    const list = await screen.findByRole('list', { name: 'Unsaved files of todo-app-1' });
    expect(list.textContent).toBe('/srv/uploads/a.png20 KB');
    expect((await region()).textContent).toContain(
      '12 more files. 1 file of logs, caches, settings and the like is not saved.',
    );
    expect(bridge.argsOf('unsaved.files')).toEqual([{ container: app.id, volumeAt: null }]);
    await user.click(screen.getByRole('button', { name: 'Show files of todo-database-1' }));
    await waitFor(() =>
      expect(bridge.argsOf('unsaved.files').at(-1)).toEqual({ container: database.id, volumeAt: '/data/db' }),
    );
  });

  it('is said to be unknown where it could not be looked for, and saved then too', async () => {
    const { user, bridge } = await open((fake) =>
      fake.answer('unsaved.look', () => ok([{ id: app.id, layer: nothing, volumeBytes: null }])),
    );
    expect((await region()).textContent).toContain('todo-database-1 could not be looked into');
    await user.click(deleteButton());
    expect(savedWith(bridge)).toEqual([{ unsavedFiles: true, volumes: false }]);
  });

  it('takes no room where there is none', async () => {
    await open((fake) =>
      fake.answer('unsaved.look', ({ ids }) =>
        ok(ids.map((id) => ({ id, layer: nothing, volumeBytes: null }))),
      ),
    );
    await waitFor(() => expect(deleteButton().getAttribute('aria-disabled')).toBe('false'));
    expect(screen.queryByRole('region', { name: 'Unsaved data' })).toBeNull();
  });
});

describe('ticked volumes', () => {
  it('are exported first when somebody says so, and are not said to be lost then', async () => {
    const { user, bridge, dialog } = await open();
    await user.click(await screen.findByRole('checkbox', { name: 'Also delete volumes' }));
    expect(dialog.textContent).toContain('This can’t be undone');
    await user.click(screen.getByRole('checkbox', { name: 'Export it first, as a tar.gz' }));
    expect(dialog.textContent).not.toContain('This can’t be undone');
    await waitFor(() => expect(deleteButton().getAttribute('aria-disabled')).toBe('false'));
    await user.click(deleteButton());
    expect(savedWith(bridge)).toEqual([{ unsavedFiles: true, volumes: true }]);
  });
});

describe('a deletion that could not save', () => {
  it('can be done without saving, when that is asked for', async () => {
    const { user, bridge } = await open();
    await region();
    await user.click(deleteButton());
    bridge.push('operations', [
      anOperation({
        id: operationId('op'),
        kind: 'delete',
        state: {
          kind: 'failed',
          at: 0,
          error: {
            kind: 'save-failed',
            what: 'todo-app-1',
            folder: hostPath('/saved'),
            why: 'disk-full',
            detail: '',
          },
        },
      }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Delete without saving' }));
    await waitFor(() =>
      expect(savedWith(bridge)).toEqual([
        { unsavedFiles: true, volumes: false },
        { unsavedFiles: false, volumes: false },
      ]),
    );
  });
});
