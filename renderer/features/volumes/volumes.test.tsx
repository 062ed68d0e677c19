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
    .slice(0, 3)
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
    await user.click(screen.getByRole('radio', { name: 'Unused' }));
    expect(rows()).toHaveLength(3);
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
