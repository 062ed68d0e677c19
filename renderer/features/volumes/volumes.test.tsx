import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aVolume } from '../../../shared/builders.ts';
import { operationId, stackName, volumeName } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aDeletedStack, aSnapshot, aState, todoContainers } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const todo = stackName('multi-container-app');
const used = aVolume({
  name: volumeName('multi-container-app_database'),
  compose: { project: todo, key: 'database' },
});
const kept = aVolume({
  name: volumeName('shop_data'),
  compose: { project: stackName('shop'), key: 'data' },
});
const unused = aVolume({ name: volumeName('old') });
const anonymous = aVolume({ name: volumeName('0123456789abcdef'.repeat(4)), anonymous: true });
const state = aState({
  snapshot: aSnapshot(todoContainers(0), [used, kept, unused, anonymous]),
  deletedStacks: [aDeletedStack({ name: stackName('shop') })],
});

async function openVolumes(prepare?: (bridge: FakeBridge) => void) {
  const app = await renderApp(state, prepare);
  await app.user.click(screen.getByRole('link', { name: 'Volumes' }));
  await screen.findByRole('table', { name: 'Volumes' });
  return app;
}
const rows = () =>
  within(screen.getByRole('table', { name: 'Volumes' }))
    .getAllByRole('row')
    .slice(1);
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .slice(1, 4)
    .map((cell) => cell.textContent);

describe('the list of volumes', () => {
  it('says who uses each, and which are kept for a deleted stack', async () => {
    await openVolumes();
    expect(rows().map(cells)).toEqual([
      ['012345…cdef', 'Anonymous', 'nothing'],
      ['multi-container-app_database', 'In use', 'multi-container-app / todo-database-1'],
      ['old', 'Unused', 'nothing'],
      ['shop_data', 'Kept', expect.stringMatching(/^shop \(deleted \d+ years ago\)$/)],
    ]);
  });

  it('stands before the sizes are known, and asks again when the volumes changed', async () => {
    let counted: (() => void) | undefined;
    const counting = new Promise<void>((done) => {
      counted = done;
    });
    const { bridge } = await openVolumes((fake) =>
      fake.answer('volume.sizes', () => counting.then(() => ok(new Map([[unused.name, 31e6]])))),
    );
    expect(rows()).toHaveLength(4);
    await act(async () => counted?.());
    await waitFor(() => expect(screen.getByRole('row', { name: /^old/ }).textContent).toContain('31.0 MB'));
    const before = bridge.argsOf('volume.sizes').length;
    const none = { put: [], gone: [] };
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: none,
        volumes: { put: [], gone: [kept.name] },
        networks: none,
        listedAt: 1,
      }),
    );
    await waitFor(() => expect(bridge.argsOf('volume.sizes')).toHaveLength(before + 1));
  });

  it('can be narrowed by use and by the name of a stack or container', async () => {
    const { user } = await openVolumes();
    for (const [filter, name] of [
      ['Kept', 'shop_data, Kept'],
      ['Unused', 'old, Unused'],
    ] as const) {
      await user.click(screen.getByRole('radio', { name: filter }));
      expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual([name]);
    }
    await user.click(screen.getByRole('radio', { name: 'All' }));
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), {
      target: { value: 'todo-database' },
    });
    expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual([
      'multi-container-app_database, In use',
    ]);
  });

  it('deletes a volume after asking once more', async () => {
    const { user, bridge } = await openVolumes((fake) =>
      fake.answer('volume.delete', () => ok(operationId('op'))),
    );
    await user.click(screen.getByRole('button', { name: 'Delete shop_data' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete shop_data?' });
    expect(dialog.textContent).toContain('The next run of shop starts with an empty volume.');
    await user.click(screen.getByRole('button', { name: 'Delete forever' }));
    expect(bridge.argsOf('volume.delete')).toEqual([{ name: 'shop_data' }]);
  });

  it('refuses to delete one that is in use, with the names', async () => {
    const { user } = await openVolumes();
    await user.hover(screen.getByRole('button', { name: 'Delete multi-container-app_database' }));
    expect((await screen.findByRole('tooltip')).textContent).toBe(
      'In use by multi-container-app / todo-database-1: delete it first',
    );
    await user.click(screen.getByRole('button', { name: 'Delete multi-container-app_database' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

const names = () => rows().map((row) => row.getAttribute('aria-label')?.split(',')[0]?.slice(0, 9));

describe('sorting the volumes', () => {
  it('goes by any column, up and down and back to the names, and is kept', async () => {
    const sizes = new Map([
      [used.name, 5],
      [kept.name, 900],
      [unused.name, 70],
    ]);
    const { user, bridge } = await openVolumes((fake) => fake.answer('volume.sizes', () => ok(sizes)));
    const head = screen.getByRole('columnheader', { name: 'Size' });
    const byName = ['012345678', 'multi-con', 'old', 'shop_data'];
    await user.click(within(head).getByRole('button'));
    // What has no size comes last.
    await waitFor(() => expect(names()).toEqual(['multi-con', 'old', 'shop_data', '012345678']));
    expect(head.getAttribute('aria-sort')).toBe('ascending');
    await user.click(within(head).getByRole('button'));
    expect(names()).toEqual(['shop_data', 'old', 'multi-con', '012345678']);
    await waitFor(() =>
      expect(bridge.argsOf('settings.set').at(-1)).toEqual({
        volumes: { sort: { key: 'size', descending: true }, filter: 'all' },
      }),
    );
    await user.click(within(head).getByRole('button'));
    expect(names()).toEqual(byName);
  });

  it('is as it was left', async () => {
    const settings = {
      ...state.settings,
      volumes: { sort: { key: 'name', descending: true }, filter: 'all' as const },
    };
    const { user } = await renderApp({ ...state, settings });
    await user.click(screen.getByRole('link', { name: 'Volumes' }));
    expect(names()).toEqual(['shop_data', 'old', 'multi-con', '012345678']);
  });
});

describe('ticked volumes', () => {
  it('are deleted together; those in use are named and stay', async () => {
    const { user, bridge } = await openVolumes((fake) =>
      fake.answer('volume.deleteMany', () => ok(operationId('op'))),
    );
    await user.click(screen.getByRole('checkbox', { name: 'Select old' }));
    await user.click(screen.getByRole('checkbox', { name: `Select ${used.name}` }));
    await user.click(screen.getByRole('radio', { name: 'Kept' }));
    const bar = within(screen.getByRole('group', { name: 'Selected volumes' }));
    expect(bar.getByRole('status').textContent).toBe('2 selected2 out of sight');
    await user.click(bar.getByRole('button', { name: 'Delete' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete selected volumes?' }));
    expect(dialog.getByRole('region', { name: 'Deleted' }).textContent).toContain('old');
    expect(dialog.getByRole('region', { name: 'In use: these stay' }).textContent).toContain(
      'used by multi-container-app / todo-database-1',
    );
    await user.click(dialog.getByRole('button', { name: 'Delete 1 volume forever' }));
    expect(bridge.argsOf('volume.deleteMany')).toEqual([{ names: ['old'] }]);
  });

  it('are ticked by range, all at once, and cleared by key', async () => {
    const { user, store } = await openVolumes();
    const ticked = () => [...store.getState().ui.selectedVolumes];
    await user.click(screen.getByRole('checkbox', { name: `Select ${used.name}` }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Select shop_data' }));
    await user.keyboard('{/Shift}');
    expect(ticked()).toEqual([used.name, unused.name, kept.name]);
    await user.keyboard('{Control>}a{/Control}');
    expect(ticked()).toHaveLength(4);
    await user.keyboard('{Delete}');
    expect(await screen.findByRole('dialog', { name: 'Delete selected volumes?' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    screen.getByRole('checkbox', { name: 'Select old' }).focus();
    await user.keyboard('{Escape}');
    expect(ticked()).toEqual([]);
  });

  it('fall out of the selection when they go', async () => {
    const { user, store, bridge } = await openVolumes();
    await user.click(screen.getByRole('checkbox', { name: 'Select old' }));
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: { put: [], gone: [] },
        volumes: { put: [], gone: [unused.name] },
        networks: { put: [], gone: [] },
        listedAt: 1,
      }),
    );
    expect([...store.getState().ui.selectedVolumes]).toEqual([]);
  });
});

describe('the menu of a volume', () => {
  it('opens by right click and by key, and lets what is in use not be deleted', async () => {
    const { user } = await openVolumes();
    const row = screen.getByRole('row', { name: `${used.name}, In use` });
    fireEvent.contextMenu(within(row).getByText('In use'));
    const remove = await screen.findByRole('menuitem', { name: /^Delete/ });
    expect(remove.getAttribute('aria-disabled')).toBe('true');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    screen.getByRole('button', { name: 'More actions for old' }).focus();
    await user.keyboard('{ContextMenu}');
    expect(await screen.findByRole('menu', { name: 'Actions for old' })).toBeTruthy();
  });
});
