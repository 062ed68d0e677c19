import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ContainerData } from '../../../shared/container-data.ts';
import type { DeletePlan, PlannedVolume } from '../../../shared/delete-plan.ts';
import { type ContainerId, hostPath, operationId, volumeName } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { aPlan, aState, todoContainers } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const database = volumeName('multi-container-app_database');
const [app] = todoContainers(0);

const written = (id: ContainerId, some: boolean): ContainerData => ({
  id,
  layer: {
    bytes: some ? 28_000 : 0,
    exact: true,
    files: some ? 3 : 0,
    places: some
      ? [{ path: '/srv/uploads', folder: '/srv/uploads', files: 3, bytes: 28_000, isNew: true }]
      : [],
  },
  volumeBytes: null,
});
const nothingSaved = { unsavedFiles: false, volumes: false };

async function openDialog(plan: DeletePlan = aPlan()) {
  const opened = await renderApp(aState(), (bridge) => {
    bridge.answer('delete.plan', () => ok(plan));
    bridge.answer('delete.begin', () => ok(operationId('op')));
    bridge.answer('volume.sizes', () => ok(new Map([[database, 45_200_000]])));
    bridge.answer('unsaved.look', () => ok(todoContainers(0).map(({ id }) => written(id, app?.id === id))));
  });
  await opened.user.click(await screen.findByRole('button', { name: 'Delete multi-container-app' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete multi-container-app?' });
  return { ...opened, dialog };
}
const box = (name: string) => screen.getByRole('region', { name });
const items = (name: string) =>
  within(box(name))
    .getAllByRole('listitem')
    .map((item) => [...item.querySelectorAll('bdi')].map((part) => part.textContent).join(' | '));

/** The button, once nothing is looked for any more. */
async function ready(name: string): Promise<HTMLElement> {
  const button = screen.getByRole('button', { name });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));
  return button;
}

describe('the delete dialog of a stack', () => {
  it('names what goes and what stays, with sizes as soon as they are known', async () => {
    await openDialog();
    await waitFor(() => expect(box('Will be deleted').textContent).toContain('28 KB'));
    await waitFor(() => expect(box('Will be kept').textContent).toContain('45.2 MB'));
    expect({ deleted: items('Will be deleted'), kept: items('Will be kept') }).toEqual({
      deleted: [
        'todo-app-1 | container · 28 KB unsaved',
        'todo-database-1 | container · nothing unsaved',
        'multi-container-app_default | network',
      ],
      kept: [
        'database | volume · 45.2 MB · attached again on the next run',
        'compose.yaml | ~/multi-container-app',
        '2 images | 742 MB · no download next time',
      ],
    });
  });

  it('ticks nothing by itself, and deletes no volume then', async () => {
    const { user, bridge } = await openDialog();
    const tick = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Also delete volumes' });
    expect(tick.checked).toBe(false);
    await user.click(await ready('Delete stack'));
    expect(bridge.argsOf('delete.begin')).toEqual([
      {
        target: { kind: 'stack', name: 'multi-container-app' },
        alsoDeleteVolumes: [],
        save: { unsavedFiles: true, volumes: false },
      },
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('deletes a ticked volume, after saying that its data goes for good', async () => {
    const { user, bridge, dialog } = await openDialog();
    await user.click(await screen.findByRole('checkbox', { name: 'Also delete volumes' }));
    await waitFor(() => expect(dialog.textContent).toContain('The data in database (45.2 MB) goes for good'));
    expect(items('Will be deleted').at(-1)).toBe('database | volume · 45.2 MB · gone for good');
    await user.click(await ready('Delete stack'));
    expect(bridge.argsOf('delete.begin')).toEqual([
      {
        target: { kind: 'stack', name: 'multi-container-app' },
        alsoDeleteVolumes: [database],
        save: { unsavedFiles: true, volumes: false },
      },
    ]);
  });

  it('lets each of several volumes be ticked, and offers none that may not go', async () => {
    const volume = (label: string, difference: Partial<PlannedVolume> = {}): PlannedVolume => ({
      name: volumeName(label),
      label,
      anonymous: false,
      attachedAgain: true,
      alsoUsedBy: [],
      offered: true,
      ...difference,
    });
    const shared = volume('shared', { offered: false, alsoUsedBy: ['proxy'] });
    const { user, bridge } = await openDialog(aPlan({ volumes: [volume('one'), volume('two'), shared] }));
    await user.click(await screen.findByRole('checkbox', { name: 'two' }));
    expect(screen.queryByRole('checkbox', { name: 'shared' })).toBeNull();
    expect(items('Will be kept')).toContain(
      'shared | volume · also used by proxy · attached again on the next run',
    );
    await user.click(await ready('Delete stack'));
    expect(bridge.argsOf('delete.begin')).toMatchObject([{ alsoDeleteVolumes: ['two'] }]);
  });

  it('warns of an anonymous volume, a Compose file that is not there, and says why a network stays', async () => {
    await openDialog(
      aPlan({
        volumes: [
          {
            name: volumeName('0123456789abcdef'),
            label: '0123456789abcdef',
            anonymous: true,
            attachedAgain: false,
            alsoUsedBy: [],
            offered: false,
          },
        ],
        composeFiles: [{ path: hostPath('/srv/compose.yaml'), found: false }],
        keptNetworks: [
          { name: 'front', reason: { kind: 'used-by', containers: ['proxy'] } },
          { name: 'company', reason: { kind: 'external' } },
        ],
        images: { count: 0, bytes: null },
      }),
    );
    await waitFor(() =>
      expect(items('Will be kept')).toEqual([
        '0123456789ab… | anonymous volume · not attached on the next run',
        'compose.yaml | not found at /srv',
        'front | network · used by proxy',
        'company | network · not made by this stack',
      ]),
    );
    expect(screen.queryByRole('checkbox', { name: 'Also delete volumes' })).toBeNull();
  });

  it('has the focus on Cancel, and Escape changes nothing', async () => {
    const { user, bridge } = await openDialog();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bridge.argsOf('delete.begin')).toEqual([]);
  });

  it('stays open, with what was ticked, when the engine reports a change', async () => {
    const { user, bridge } = await openDialog();
    await user.click(await screen.findByRole('checkbox', { name: 'Also delete volumes' }));
    const none = { put: [], gone: [] };
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: { put: app === undefined ? [] : [{ ...app, state: 'exited' }], gone: [] },
        volumes: none,
        networks: none,
        listedAt: 1,
      }),
    );
    expect(screen.getByRole('dialog', { name: 'Delete multi-container-app?' })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Also delete volumes' }).checked).toBe(
      true,
    );
  });

  it('says so when the stack goes while it is open', async () => {
    const { bridge, dialog } = await openDialog();
    const none = { put: [], gone: [] };
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: { put: [], gone: todoContainers(0).map(({ id }) => id) },
        volumes: none,
        networks: none,
        listedAt: 1,
      }),
    );
    expect(dialog.textContent).toContain('It is not there any more');
    expect(screen.queryByRole('button', { name: 'Delete stack' })).toBeNull();
  });

  it('can be asked again when the engine did not tell', async () => {
    const { user, bridge } = await renderApp(aState(), (fake) =>
      fake.answer('delete.plan', () => err({ kind: 'unexpected', detail: 'socket hang up' })),
    );
    await user.click(await screen.findByRole('button', { name: 'Delete multi-container-app' }));
    const again = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.getByRole('button', { name: 'Delete stack' }).getAttribute('aria-disabled')).toBe('true');
    bridge.answer('delete.plan', () => ok(aPlan()));
    await user.click(again);
    await waitFor(() => expect(items('Will be deleted')).toHaveLength(3));
  });

  it('deletes one container of a stack by its own name', async () => {
    const { user, bridge } = await renderApp(aState(), (fake) => {
      fake.answer('delete.plan', () => ok(aPlan({ networks: [], volumes: [] })));
      fake.answer('delete.begin', () => ok(operationId('op')));
    });
    await user.click(await screen.findByRole('button', { name: 'Expand multi-container-app' }));
    await user.click(await screen.findByRole('button', { name: 'Delete todo-app-1' }));
    expect(await screen.findByRole('dialog', { name: 'Delete todo-app-1?' })).toBeTruthy();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Delete container' }).getAttribute('aria-disabled')).toBe(
        'false',
      ),
    );
    await user.click(await ready('Delete container'));
    expect(bridge.argsOf('delete.begin')).toEqual([
      { target: { kind: 'container', id: app?.id }, alsoDeleteVolumes: [], save: nothingSaved },
    ]);
  });
});
