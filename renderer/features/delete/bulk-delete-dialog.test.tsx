import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anOperation, aReplica, aVolume } from '../../../shared/builders.ts';
import { bulkGroups } from '../../../shared/bulk-groups.ts';
import type { DeletePlan } from '../../../shared/delete-plan.ts';
import type { Container } from '../../../shared/engine.ts';
import { groupStacks } from '../../../shared/group-stacks.ts';
import { type ContainerId, operationId, stackName, volumeName } from '../../../shared/ids.ts';
import { planDelete } from '../../../shared/plan-delete.ts';
import { err, ok } from '../../../shared/result.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const shop = stackName('shop');
const web = aReplica('web');
const db = aReplica('db');
const redis = aContainer({ name: 'redis' });
const all = [web, db, redis];
const data = volumeName('shop_data');
const volume = aVolume({ name: data, compose: { project: shop, key: 'data' } });
const network = aNetwork({ name: 'shop_default', compose: { project: shop, key: 'default' } });
const idsOf = (...containers: readonly Container[]) => containers.map(({ id }) => id);

/** What main answers. */
function plansOf(ids: readonly ContainerId[], containers: readonly Container[]): readonly DeletePlan[] {
  return bulkGroups(new Set(ids), groupStacks(containers)).flatMap(({ target }) => {
    const plan = planDelete({ target, containers, volumes: [volume], networks: [network] });
    if (plan === null) return [];
    const { configFiles: _, imageIds, ...planned } = plan;
    return [{ ...planned, composeFiles: [], images: { count: imageIds.length, bytes: null } }];
  });
}

async function open(
  selected: readonly Container[],
  { expanded = [shop], operations = aState().operations, prepare = (_: FakeBridge): void => undefined } = {},
) {
  const app = await renderApp(
    aState({
      snapshot: aSnapshot(all, []),
      operations,
      settings: {
        ...defaultSettings,
        containers: { ...defaultSettings.containers, expanded, selected: idsOf(...selected) },
      },
    }),
    (bridge) => {
      bridge.answer('bulk.plan', ({ ids }) => ok(plansOf(ids, all)));
      bridge.answer('bulk.begin', () => ok(operationId('bulk')));
      prepare(bridge);
    },
  );
  await app.user.click(await screen.findByRole('button', { name: 'Delete' }));
  return { ...app, dialog: await screen.findByRole('dialog', { name: 'Delete selected containers?' }) };
}
const region = (name: string) => screen.getByRole('region', { name });
const goes = () => region('Will be deleted');
const stays = () => region('Will be kept');
const nothingSaved = { unsavedFiles: false, volumes: false };
const settled = () =>
  waitFor(() => {
    expect(goes().getAttribute('aria-busy')).toBe('false');
    expect(screen.queryByText('Looking for unsaved data…')).toBeNull();
  });
/** Of containers that hold no unsaved data. */
const goingText = () => goes().textContent?.replaceAll(' · nothing unsaved', '');

/** The button, once nothing is looked for any more. */
async function ready(name: string): Promise<HTMLElement> {
  const button = screen.getByRole('button', { name });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));
  return button;
}

describe('the confirmation of a bulk deletion', () => {
  it('says what goes and what stays, by stack', async () => {
    const { dialog } = await open([web, db, redis]);
    await settled();
    expect(goingText()).toBe(
      'Will be deletedshopwhole stackdb-1containerweb-1containershop_defaultnetworkWithout a stack1 containerrediscontainer',
    );
    expect(stays().textContent).toContain('datavolume · attached again on the next run');
    expect(within(dialog).queryByRole('radio')).toBeNull();
  });

  it('takes just the ticked containers of a stack, and says which others stay', async () => {
    const { user, bridge } = await open([web]);
    await settled();
    expect(goingText()).toBe('Will be deletedshop1 of 2 containersweb-1container');
    expect(stays().textContent).toContain('db-1container · not part of this');
    await user.click(await ready('Delete 1 container'));
    expect(bridge.argsOf('bulk.begin')).toEqual([
      { action: 'delete', ids: idsOf(web), alsoDeleteVolumes: [], save: nothingSaved },
    ]);
  });

  it('deletes a volume only when it is ticked by name', async () => {
    const { user, bridge, dialog } = await open([web, db]);
    await settled();
    const tick = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Also delete volumes' });
    expect(tick.checked).toBe(false);
    await user.click(tick);
    expect(dialog.textContent).toContain('The data in shop / data goes for good');
    await user.click(await ready('Delete 2 containers'));
    expect(bridge.argsOf('bulk.begin')).toMatchObject([{ alsoDeleteVolumes: [data] }]);
  });

  it('leaves out what is out of sight, names it, and takes it only when that is chosen', async () => {
    const { user, bridge } = await open([web, db, redis], { expanded: [] });
    await settled();
    expect(screen.getByRole('list', { name: 'Out of sight' }).textContent).toContain('shop / web-1');
    expect(goes().textContent).not.toContain('web-1');
    expect(screen.getByRole('button', { name: 'Delete 1 container' })).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Everything selected (3)' }));
    await waitFor(() => expect(goingText()).toContain('web-1container · out of sight'));
    await user.click(await ready('Delete 3 containers'));
    expect(bridge.argsOf('bulk.begin')).toEqual([
      { action: 'delete', ids: idsOf(db, web, redis), alsoDeleteVolumes: [], save: nothingSaved },
    ]);
  });

  it('lets nothing be deleted by the plan of another choice', async () => {
    const { user, bridge } = await open([web, db, redis], { expanded: [] });
    await settled();
    bridge.answer('bulk.plan', () => new Promise(() => undefined));
    await user.click(screen.getByRole('radio', { name: 'Everything selected (3)' }));
    const button = screen.getByRole('button', { name: 'Delete 3 containers' });
    expect([goes().getAttribute('aria-busy'), button.getAttribute('aria-disabled')]).toEqual([
      'true',
      'true',
    ]);
  });

  it('stays open when the list changes, and no longer takes a stack as a whole to which one came', async () => {
    const { bridge } = await open([web, db, redis]);
    await settled();
    const newcomer = aReplica('newcomer');
    bridge.answer('bulk.plan', ({ ids }) => ok(plansOf(ids, [web, db, newcomer])));
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: { put: [newcomer], gone: idsOf(redis) },
        volumes: { put: [], gone: [] },
        networks: { put: [], gone: [] },
        listedAt: 1,
      }),
    );
    await settled();
    await waitFor(() =>
      expect(goingText()).toBe('Will be deletedshop2 of 3 containersdb-1containerweb-1container'),
    );
    expect(stays().textContent).toContain('newcomer-1');
  });

  it('does not take what is out of sight when what was in sight goes', async () => {
    const { bridge } = await open([web, redis], { expanded: [] });
    await settled();
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: { put: [], gone: idsOf(redis) },
        volumes: { put: [], gone: [] },
        networks: { put: [], gone: [] },
        listedAt: 1,
      }),
    );
    await settled();
    const button = screen.getByRole('button', { name: 'Delete 0 containers' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(goingText()).toBe('Will be deletedNothing');
  });

  it('says so when all of it went meanwhile', async () => {
    const { bridge, dialog } = await open([redis]);
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: { put: [], gone: idsOf(redis) },
        volumes: { put: [], gone: [] },
        networks: { put: [], gone: [] },
        listedAt: 1,
      }),
    );
    expect(dialog.textContent).toContain('They are not there any more');
  });

  it('says beforehand what is busy', async () => {
    const busy = anOperation({ target: { kind: 'stack', name: shop }, name: 'shop' });
    const { dialog } = await open([web, redis], { operations: [busy] });
    expect(dialog.textContent).toContain('shop is busy');
  });

  it('can be asked again when the engine did not tell', async () => {
    const { user, bridge } = await open([redis], {
      prepare: (fake) =>
        fake.answer('bulk.plan', () => err({ kind: 'unexpected', detail: 'socket hang up' })),
    });
    const again = await screen.findByRole('button', { name: 'Try again' });
    bridge.answer('bulk.plan', ({ ids }) => ok(plansOf(ids, all)));
    await user.click(again);
    await settled();
    expect(goes().textContent).toContain('redis');
  });
});
