import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../shared/app-state.ts';
import { aContainer, anOperation, aReplica, aVolume } from '../../../shared/builders.ts';
import type { CommandUse } from '../../../shared/command-uses.ts';
import { containerId, deletionId, hostPath, operationId, volumeName } from '../../../shared/ids.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { aDeletedStack, aDeletion, aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

// jsdom has no layout, so nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

const compose = {
  workingDir: hostPath('/home/ada/shop'),
  configFiles: [hostPath('/home/ada/shop/compose.yaml')],
};
const web = aReplica('web', { compose });
const db = aReplica('db', { compose });
const cache = aContainer({ name: 'cache', state: 'exited', exitCode: 0 });
const data = aVolume({ name: volumeName('spare-data'), compose: null });
const snapshot = aSnapshot([web, db, cache], [data]);
const aloneDeletion = aDeletion({
  id: deletionId('alone'),
  name: 'redis',
  stack: null,
  wholeStack: false,
  containers: [{ id: containerId('f'.repeat(64)), name: 'redis', label: 'redis', ran: true }],
  saved: [],
});

async function open(difference: Partial<AppState> = {}) {
  const app = await renderApp(aState({ snapshot, ...difference }), (bridge) => {
    bridge.answer('container.lifecycle', () => ({ ok: true, value: operationId('op') }));
    bridge.answer('undo.begin', () => ({ ok: true, value: operationId('op') }));
  });
  await screen.findByRole('table', { name: 'Containers' });
  await app.user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  return app;
}

const options = () => within(screen.getByRole('listbox', { name: 'Commands' })).queryAllByRole('option');
const titleOf = (option: Element) => option.querySelector('bdi')?.textContent;
const first = async (title: string) =>
  waitFor(() => {
    const [option] = options();
    if (option === undefined || titleOf(option) !== title) throw new Error(`First is ${option?.textContent}`);
    return option;
  });
const chosen = () =>
  document.getElementById(screen.getByRole('combobox').getAttribute('aria-activedescendant') ?? '');

describe('the command palette', () => {
  it('finds an action of a stack by words in any order, and does it by Enter', async () => {
    const { user, bridge } = await open();
    await user.keyboard('shop stop');
    const option = await first('Stop shop');
    expect(chosen()).toBe(option);
    expect(option.textContent).toBe('Stop shopStackCtrlShiftX');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bridge.argsOf('container.lifecycle')).toEqual([
      { target: { kind: 'stack', name: 'shop' }, action: 'stop' },
    ]);
  });

  it('lets letters be left out, and marks what matched', async () => {
    const { user } = await open();
    await user.keyboard('rsrt web');
    const option = await first('Restart shop / web-1');
    expect([...option.querySelectorAll('mark')].map(({ textContent }) => textContent).join('')).toContain(
      'web',
    );
  });

  it('goes to the page of what is named, also with the arrow keys', async () => {
    const { user } = await open();
    await user.keyboard('cache');
    await first('cache');
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('cache');
  });

  it('offers what is offered in the menu, and says why something has to wait', async () => {
    const stopping = anOperation({
      kind: 'stop',
      target: { kind: 'stack', name: snapshotStack() },
      name: 'shop',
    });
    const { user, bridge } = await open({ operations: [stopping] });
    await user.keyboard('delete shop');
    const option = await waitFor(() => {
      const found = options().find((each) => titleOf(each) === 'Delete shop');
      if (found === undefined) throw new Error('Not there yet');
      return found;
    });
    expect(option.getAttribute('aria-disabled')).toBe('true');
    expect(option.textContent).toContain('Wait: stopping shop');
    await user.click(option);
    expect(screen.getByRole('combobox')).toBeTruthy();
    expect(bridge.argsOf('delete.plan')).toEqual([]);
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('stop cache');
    // It is stopped already, so that its menu has no such entry either.
    await waitFor(() => expect(options().map(titleOf)).not.toContain('Stop cache'));
  });

  it('opens the confirmation of what is dangerous', async () => {
    const { user } = await open();
    await user.keyboard('delete cache');
    await first('Delete cache');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Delete cache?' })).toBeTruthy();
  });

  it('finds volumes, and opens their pages', async () => {
    const { user } = await open();
    await user.keyboard('spare');
    await first('spare-data');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('tab', { name: 'Stored data' })).toBeTruthy();
    expect(window.location.hash).toBe('#/volumes/spare-data/data');
  });

  it('brings back what was deleted, as the list of it does', async () => {
    const { user, bridge } = await open({
      deletedStacks: [aDeletedStack()],
      deletions: [aDeletion(), aloneDeletion],
    });
    await user.keyboard('again redis');
    expect((await first('Run redis again')).textContent).toContain('Deleted container');
    await user.keyboard('{Control>}a{/Control}undo multi');
    await first('Undo deleting multi-container-app');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(bridge.argsOf('undo.begin')).toEqual([{ deletion: 'deletion', way: 'as-it-was-run' }]),
    );
  });

  it('puts first what is used most, and keeps that', async () => {
    const uses: readonly CommandUse[] = [
      { id: 'charts', count: 1, at: Date.now() },
      { id: 'Restart Stack shop', count: 5, at: Date.now() },
    ];
    const { user, bridge } = await open({ settings: { ...defaultSettings, commandUses: uses } });
    await first('Restart shop');
    expect(options().slice(0, 2).map(titleOf)).toEqual(['Restart shop', 'Show or hide charts']);
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(bridge.argsOf('settings.set')).toContainEqual({
        commandUses: [
          { id: 'charts', count: 2, at: expect.any(Number) },
          { id: 'Restart Stack shop', count: 5, at: expect.any(Number) },
        ],
      }),
    );
  });

  it('says when nothing matches, and gives the focus back by Escape', async () => {
    const { user } = await renderApp(aState({ snapshot }));
    const expand = await screen.findByRole('button', { name: 'Expand shop' });
    expand.focus();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('zzzz');
    await waitFor(() => expect(options()).toEqual([]));
    expect(screen.getByText('Nothing is called “zzzz”. Try fewer letters.')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(expand));
  });
});

function snapshotStack() {
  const { compose: identity } = web;
  if (identity === null) throw new Error('The fixture has a stack');
  return identity.project;
}
