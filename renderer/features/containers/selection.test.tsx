import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aContainer, anOperation, aReplica } from '../../../shared/builders.ts';
import type { Container } from '../../../shared/engine.ts';
import { operationId, stackName } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import { defaultSettings, type TableSettings } from '../../../shared/settings.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const shop = stackName('shop');
const blog = { project: stackName('blog') };
const ended = { state: 'exited', exitCode: 0 } as const;
const post = aReplica('post', { compose: blog });
const web = aReplica('web');
const db = aReplica('db');
const redis = aContainer({ name: 'redis' });
const old = aContainer({ name: 'old', ...ended });
const all = [post, web, db, redis, old];

async function open(table: Partial<TableSettings> = {}, operations = aState().operations) {
  const app = await renderApp(
    aState({
      snapshot: aSnapshot(all, []),
      operations,
      settings: { ...defaultSettings, containers: { ...defaultSettings.containers, ...table } },
    }),
    (bridge) => bridge.answer('bulk.begin', () => ok(operationId('bulk'))),
  );
  await screen.findByRole('table', { name: 'Containers' });
  return app;
}
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const state = (name: string) => (box(name).indeterminate ? 'some' : box(name).checked ? 'all' : 'none');
const bar = () => screen.queryByRole('group', { name: 'Selected containers' });
const button = (name: string) => within(bar() ?? document.body).getByRole('button', { name });
const resting = () =>
  within(bar() ?? document.body)
    .getAllByRole('button')
    .filter((element) => element.getAttribute('aria-disabled') === 'true')
    .map(({ textContent }) => textContent);
const idsOf = (...containers: readonly Container[]) => containers.map(({ id }) => id);
const expanded = [shop, blog.project];
const nothing = { put: [], gone: [] };

function change(bridge: FakeBridge, put: readonly Container[], gone: readonly Container[] = []): void {
  act(() =>
    bridge.push('engine.patch', {
      base: 1,
      revision: 2,
      connection: null,
      containers: { put, gone: idsOf(...gone) },
      volumes: nothing,
      networks: nothing,
      listedAt: 1,
    }),
  );
}

describe('the boxes', () => {
  it('of a stack tick all of its containers, and show when only some are, also while it is collapsed', async () => {
    const { user } = await open({ expanded });
    await user.click(box('Select shop'));
    expect(['Select shop', 'Select web-1', 'Select db-1', 'Select all'].map(state)).toEqual([
      'all',
      'all',
      'all',
      'some',
    ]);
    await user.click(box('Select web-1'));
    await user.click(screen.getByRole('button', { name: 'Collapse shop' }));
    expect(state('Select shop')).toBe('some');
    expect(box('Select shop').getAttribute('aria-description')).toBe('1 of 2 selected');
    await user.click(box('Select shop'));
    expect(state('Select shop')).toBe('all');
    await user.click(box('Select shop'));
    expect(state('Select shop')).toBe('none');
  });

  it('tick a range with Shift, and by the Space key', async () => {
    const { user } = await open({ expanded });
    await user.click(box('Select post-1'));
    await user.keyboard('{Shift>}');
    await user.click(box('Select old'));
    await user.keyboard('{/Shift}');
    expect(['Select blog', 'Select shop', 'Select old', 'Select redis'].map(state)).toEqual([
      'all',
      'all',
      'all',
      'none',
    ]);
    box('Select redis').focus();
    await user.keyboard(' ');
    expect(state('Select redis')).toBe('all');
  });

  it('in the head tick what is shown, and then nothing at all', async () => {
    const { user } = await open({ expanded, onlyRunning: true });
    await user.click(box('Select all'));
    expect(bar()?.textContent).toContain('4 selected');
    await user.click(screen.getByRole('switch', { name: 'Only running' }));
    expect([state('Select all'), state('Select old')]).toEqual(['some', 'none']);
    await user.click(box('Select all'));
    expect(state('Select all')).toBe('all');
    await user.click(box('Select all'));
    expect(bar()).toBeNull();
  });

  it('are as they were left, but for what is gone', async () => {
    await open({ selected: [...idsOf(db, old), aContainer({ name: 'gone' }).id], expanded });
    expect(['Select shop', 'Select db-1', 'Select old'].map(state)).toEqual(['some', 'all', 'all']);
    expect(bar()?.textContent).toContain('2 selected');
  });

  it('stay as they are when the list changes: what is gone falls out, what comes is not ticked', async () => {
    const { user, bridge } = await open({ expanded });
    await user.click(box('Select shop'));
    await user.click(box('Select redis'));
    change(bridge, [aReplica('newcomer'), { ...web, ...ended }], [redis]);
    expect(['Select shop', 'Select web-1', 'Select newcomer-1'].map(state)).toEqual(['some', 'all', 'none']);
    expect(bar()?.textContent).toContain('2 selected');
    await waitFor(() =>
      expect(bridge.argsOf('settings.set').at(-1)).toMatchObject({
        containers: { selected: idsOf(db, web) },
      }),
    );
  });
});

describe('the keyboard', () => {
  it('selects all while the table has the focus, clears, and opens the confirmation of a deletion', async () => {
    const { user } = await open({ expanded });
    await user.keyboard('{Control>}a{/Control}');
    expect(bar()).toBeNull();
    screen.getByRole('button', { name: 'Collapse shop' }).focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(bar()?.textContent).toContain('5 selected');
    await user.keyboard('{Escape}');
    expect(bar()).toBeNull();
    await user.keyboard('{Delete}');
    // Nothing is ticked, so it is the row with the focus that is meant.
    expect(await screen.findByRole('dialog', { name: 'Delete shop?' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('{Control>}a{/Control}{Delete}');
    expect(await screen.findByRole('dialog', { name: 'Delete selected containers?' })).toBeTruthy();
  });

  it('is heard while a row itself was clicked, and leaves the search box alone', async () => {
    const { user } = await open({ expanded });
    await user.click(screen.getByRole('row', { name: /^redis/ }));
    await user.keyboard('{Control>}a{/Control}');
    expect(bar()?.textContent).toContain('5 selected');
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('{Escape}{Delete}');
    expect(bar()?.textContent).toContain('5 selected');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the bar', () => {
  it('does each action to all that is ticked, at once while all of it is in sight', async () => {
    const { user, bridge } = await open({ expanded, selected: idsOf(redis, web, db) });
    await user.click(button('Stop'));
    expect(bridge.argsOf('bulk.begin')).toEqual([
      { action: 'stop', ids: idsOf(db, web, redis), alsoDeleteVolumes: [] },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lets what applies to nothing rest, and says why', async () => {
    const { user } = await open({ expanded, selected: idsOf(old) });
    expect(resting()).toEqual(['Stop', 'Pause', 'Unpause']);
    await user.hover(button('Stop'));
    expect((await screen.findByRole('tooltip')).textContent).toBe('Nothing that is selected is running');
  });

  it('rests while all of it is busy, and not while only some is', async () => {
    const busy = anOperation({ target: { kind: 'stack', name: shop }, name: 'shop' });
    const { user } = await open({ expanded, selected: idsOf(web, db) }, [busy]);
    expect(resting()).toContain('Stop');
    await user.hover(button('Delete'));
    expect((await screen.findByRole('tooltip')).textContent).toBe('Wait: stopping shop');
    await user.click(box('Select redis'));
    expect(resting()).not.toContain('Stop');
  });

  it('says how much of it is out of sight, and asks before that is changed', async () => {
    const { user, bridge } = await open({ selected: idsOf(web, redis) });
    expect(bar()?.textContent).toContain('1 out of sight');
    expect(screen.getByRole('status', { name: 'Selection' }).textContent).toBe('2 selected, 1 out of sight');
    await user.click(button('Stop'));
    expect(await screen.findByRole('dialog', { name: 'Stop selected containers?' })).toBeTruthy();
    expect(bridge.argsOf('bulk.begin')).toEqual([]);
  });

  it('clears the selection, and the table takes the focus', async () => {
    const { user } = await open({ expanded, selected: idsOf(redis) });
    await user.click(button('Clear selection'));
    expect(bar()).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('table', { name: 'Containers' }));
    expect(screen.getByRole('button', { name: 'Run a stack' })).toBeTruthy();
  });
});
