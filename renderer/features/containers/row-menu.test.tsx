import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aContainer, anOperation, aReplica } from '../../../shared/builders.ts';
import type { Connection, Container } from '../../../shared/engine.ts';
import { hostPath, operationId, stackName } from '../../../shared/ids.ts';
import type { CommandName } from '../../../shared/ipc.ts';
import { aSnapshot, aState, unreachable } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const compose = {
  workingDir: hostPath('/home/ada/shop'),
  configFiles: [hostPath('/home/ada/shop/compose.yaml')],
};
const port = (number: number) => ({
  containerPort: number,
  protocol: 'tcp' as const,
  host: { ip: '0.0.0.0', port: number },
});
const web = aReplica('web', { compose, ports: [port(8080), port(8443)] });
const db = aReplica('db', { compose });
const shop = [web, db];
const cache = aContainer({ name: 'cache', ports: [port(6380)] });
const stopped = { state: 'exited', exitCode: 1 } as const;
const stackTarget = { kind: 'stack', name: 'shop' };
const cacheTarget = { kind: 'container', id: cache.id };

const button = (name: string) => screen.findByRole('button', { name });
const rowOf = async (name: string) => {
  const table = await screen.findByRole('table', { name: 'Containers' });
  return within(table).getByRole('row', { name: new RegExp(`^${name},`) });
};
const items = async () => {
  await screen.findByRole('menu');
  return screen.getAllByRole('menuitem');
};
/** What an entry is called, without its keys. */
const titleOf = (item: Element | null) => {
  const keys = [...(item?.querySelectorAll('kbd') ?? [])].map(({ textContent }) => textContent).join('');
  return (item?.textContent ?? '').slice(0, keys === '' ? undefined : -keys.length);
};
const titles = async () => (await items()).map(titleOf);
const resting = async () =>
  (await items()).filter((item) => item.getAttribute('aria-disabled') === 'true').map(titleOf);

function remote(): Connection {
  const { connection } = aSnapshot([], []);
  if (connection.kind !== 'ready') throw new Error('The fixture is connected');
  return { ...connection, target: { ...connection.target, linkHost: '10.0.0.2' } };
}

async function open(name: string, containers: readonly Container[], connection?: Connection) {
  const snapshot = aSnapshot(containers, [], connection === undefined ? {} : { connection });
  const app = await renderApp(aState({ snapshot }), (bridge) => {
    const begun = () => ({ ok: true, value: operationId('op') }) as const;
    const done = () => ({ ok: true, value: null }) as const;
    bridge.answer('container.lifecycle', begun);
    bridge.answer('stack.updateImages', begun);
    bridge.answer('runAgain.begin', begun);
    bridge.answer('container.openTerminal', done);
    bridge.answer('stack.open', done);
    bridge.answer('container.runCommand', () => ({ ok: true, value: 'docker run redis:7' }));
  });
  await app.user.click(await button(`More actions for ${name}`));
  await screen.findByRole('menu', { name: `Actions for ${name}` });
  return app;
}

describe('the menu of a stack', () => {
  it('offers what applies to it', async () => {
    await open('shop', shop);
    expect(await titles()).toEqual([
      'View details',
      'Show Compose file',
      'Stop',
      'Restart',
      'Pause',
      'Kill',
      'Update images',
      'Run again (up)',
      'Open folder',
      'Open in editor',
      'Copy name',
      'Delete',
    ]);
    expect(await resting()).toEqual([]);
  });

  it('offers both start and stop of a mixed stack', async () => {
    await open('shop', [web, { ...db, ...stopped }]);
    expect((await titles()).slice(2, 5)).toEqual(['Start', 'Stop', 'Restart']);
  });

  it('offers to unpause a paused one', async () => {
    await open('shop', [{ ...web, state: 'paused' }]);
    expect((await titles()).slice(2, 6)).toEqual(['Stop', 'Restart', 'Unpause', 'Kill']);
  });

  it('leaves out what takes a Compose file where none is known', async () => {
    await open('shop', [aReplica('web')]);
    expect(await titles()).toEqual([
      'View details',
      'Stop',
      'Restart',
      'Pause',
      'Kill',
      'Copy name',
      'Delete',
    ]);
  });

  it('leaves out folder and editor where the files are on another machine', async () => {
    await open('shop', shop, remote());
    expect(await titles()).not.toEqual(expect.arrayContaining(['Open folder']));
    expect(await titles()).not.toEqual(expect.arrayContaining(['Open in editor']));
  });

  const stack = 'shop';
  it.each<[string, CommandName, unknown]>([
    ['Stop', 'container.lifecycle', { target: stackTarget, action: 'stop' }],
    ['Restart', 'container.lifecycle', { target: stackTarget, action: 'restart' }],
    ['Pause', 'container.lifecycle', { target: stackTarget, action: 'pause' }],
    ['Update images', 'stack.updateImages', { stack }],
    ['Run again (up)', 'runAgain.begin', { stack }],
    ['Open folder', 'stack.open', { stack, what: 'folder' }],
    ['Open in editor', 'stack.open', { stack, what: 'editor' }],
    ['Copy name', 'clipboard.write', { text: 'shop' }],
  ])('%s sends its command, once', async (title, command, args) => {
    const { user, bridge } = await open('shop', shop);
    await user.click(await screen.findByRole('menuitem', { name: title }));
    expect(bridge.argsOf(command)).toEqual([args]);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('asks before it deletes or kills', async () => {
    const { user, bridge } = await open('shop', shop);
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await screen.findByRole('dialog', { name: 'Delete shop?' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(await button('More actions for shop'));
    await user.click(await screen.findByRole('menuitem', { name: 'Kill' }));
    await screen.findByRole('dialog', { name: 'Kill shop?' });
    expect([...bridge.argsOf('delete.begin'), ...bridge.argsOf('container.lifecycle')]).toEqual([]);
  });
});

describe('the menu of a container', () => {
  it('offers what applies to it', async () => {
    await open('cache', [cache]);
    expect(await titles()).toEqual([
      'View details',
      'View files',
      'Stop',
      'Restart',
      'Pause',
      'Kill',
      'Rename…',
      'Copy docker run command',
      'Copy id',
      'Copy name',
      'Open in terminal',
      'Open port 6380',
      'Delete',
    ]);
    expect(await resting()).toEqual([]);
  });

  it.each<[string, CommandName, unknown]>([
    ['Stop', 'container.lifecycle', { target: cacheTarget, action: 'stop' }],
    ['Restart', 'container.lifecycle', { target: cacheTarget, action: 'restart' }],
    ['Pause', 'container.lifecycle', { target: cacheTarget, action: 'pause' }],
    ['Copy id', 'clipboard.write', { text: cache.id }],
    ['Copy name', 'clipboard.write', { text: 'cache' }],
    ['Open in terminal', 'container.openTerminal', { id: cache.id }],
    ['Open port 6380', 'link.open', { url: 'http://localhost:6380' }],
  ])('%s sends its command, once', async (title, command, args) => {
    const { user, bridge } = await open('cache', [cache]);
    await user.click(await screen.findByRole('menuitem', { name: title }));
    expect(bridge.argsOf(command)).toEqual([args]);
  });

  it('copies a docker run command, and says what to do with it', async () => {
    const { user, bridge } = await open('cache', [cache]);
    await user.click(await screen.findByRole('menuitem', { name: 'Copy docker run command' }));
    await waitFor(() => expect(bridge.argsOf('clipboard.write')).toEqual([{ text: 'docker run redis:7' }]));
    const results = await screen.findByRole('status', { name: 'Results' });
    expect(results.textContent).toContain('docker run command copied');
    expect(results.textContent).toContain('Paste it into a terminal to run it.');
  });

  it('says what hindered it from being copied', async () => {
    const { user, bridge } = await open('cache', [cache]);
    bridge.answer('container.runCommand', () => ({
      ok: false,
      error: { kind: 'not-found', what: 'container', name: 'cache' },
    }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy docker run command' }));
    await waitFor(() =>
      expect(screen.getByRole('alert', { name: 'Problems' }).textContent).toContain(
        'cache is not there any more',
      ),
    );
    expect(bridge.argsOf('clipboard.write')).toEqual([]);
  });

  it('unpauses a paused one', async () => {
    const { user, bridge } = await open('cache', [{ ...cache, state: 'paused' }]);
    await user.click(await screen.findByRole('menuitem', { name: 'Unpause' }));
    expect(bridge.argsOf('container.lifecycle')).toEqual([{ target: cacheTarget, action: 'unpause' }]);
  });

  it('says why an entry of a stopped one rests, and does nothing by it', async () => {
    const { user, bridge } = await open('cache', [{ ...cache, ...stopped }]);
    expect(await titles()).toContain('Start');
    expect(await titles()).not.toContain('Open port 6380');
    expect(await resting()).toEqual(['Pause', 'Kill', 'Open in terminal']);
    const pause = screen.getByRole('menuitem', { name: 'Pause' });
    await user.hover(pause);
    expect((await screen.findByRole('tooltip')).textContent).toBe('Only what is running can be paused');
    await user.click(pause);
    await user.click(screen.getByRole('menuitem', { name: 'Kill' }));
    expect(bridge.argsOf('container.lifecycle')).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('menu')).toBeTruthy();
  });
});

describe('a row whose stack is busy', () => {
  it('refuses every change with what goes on, and still copies and opens', async () => {
    const operation = anOperation({ name: 'shop', target: { kind: 'stack', name: stackName('shop') } });
    const { user } = await renderApp(aState({ snapshot: aSnapshot(shop, []), operations: [operation] }));
    await user.click(await button('More actions for shop'));
    expect(await resting()).toEqual([
      'Stop',
      'Restart',
      'Pause',
      'Kill',
      'Update images',
      'Run again (up)',
      'Delete',
    ]);
    await user.hover(screen.getByRole('menuitem', { name: 'Restart' }));
    expect((await screen.findByRole('tooltip')).textContent).toBe('Wait: stopping shop');
  });

  it('refuses a change of its containers too', async () => {
    const operation = anOperation({ name: 'shop', target: { kind: 'stack', name: stackName('shop') } });
    const { user } = await renderApp(aState({ snapshot: aSnapshot(shop, []), operations: [operation] }));
    await user.click(await button('Expand shop'));
    await user.click(await button('More actions for web-1'));
    expect(await resting()).toEqual([
      'Stop',
      'Restart',
      'Pause',
      'Kill',
      'Rename…',
      'Add a volume…',
      'Delete',
    ]);
  });
});

it('needs the engine for all but what is known here', async () => {
  await open('cache', [cache], unreachable(0));
  expect(await resting()).toEqual([
    'Stop',
    'Restart',
    'Pause',
    'Kill',
    'Rename…',
    'Copy docker run command',
    'Open in terminal',
    'Delete',
  ]);
});

describe('the same menu', () => {
  it('opens by right click on the row, and not on a link', async () => {
    await open('cache', [cache]);
    const byButton = await titles();
    fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    fireEvent.contextMenu(await rowOf('cache'), { clientX: 50, clientY: 60 });
    expect(await titles()).toEqual(byButton);
    fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    fireEvent.contextMenu(screen.getByRole('link', { name: 'Open port 6380' }));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it.each(['{ContextMenu}', '{Shift>}{F10}{/Shift}'])(
    'opens by %s, and gives the focus back',
    async (key) => {
      const { user } = await renderApp(aState({ snapshot: aSnapshot([cache], []) }));
      const origin = await button('Stop cache');
      origin.focus();
      await user.keyboard(key);
      expect(await titles()).toContain('Rename…');
      await user.keyboard('{Escape}');
      expect(screen.queryByRole('menu')).toBeNull();
      expect(document.activeElement).toBe(origin);
    },
  );

  it('stays when the key that opened it is let go, and closes by a right click beside it', async () => {
    await open('cache', [cache]);
    const [first] = await items();
    if (first !== undefined) fireEvent.contextMenu(first);
    expect(screen.getByRole('menu')).toBeTruthy();
    const backdrop = document.querySelector('.MuiBackdrop-root');
    if (backdrop !== null) fireEvent.contextMenu(backdrop);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('is gone through by arrows, Home, End and first letters, resting entries too', async () => {
    const { user, bridge } = await renderApp(aState({ snapshot: aSnapshot([{ ...cache, ...stopped }], []) }));
    (await button('More actions for cache')).focus();
    await user.keyboard('{Enter}');
    const focused = () => titleOf(document.activeElement);
    expect(focused()).toBe('View details');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(focused()).toBe('Pause');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('menu')).toBeTruthy();
    await user.keyboard('{End}');
    expect(focused()).toBe('Delete');
    await user.keyboard('{Home}');
    expect(focused()).toBe('View details');
    await user.keyboard('ccc');
    expect(focused()).toBe('Copy name');
    await user.keyboard('{Enter}');
    expect(bridge.argsOf('clipboard.write')).toEqual([{ text: 'cache' }]);
    expect(document.activeElement).toBe(await button('More actions for cache'));
  });

  it('closes when its container goes, and does not come back with it', async () => {
    const { bridge, store } = await open('cache', [cache]);
    const patch = (revision: number, change: { put: Container[]; gone: Container['id'][] }) => ({
      base: revision - 1,
      revision,
      connection: null,
      containers: change,
      volumes: { put: [], gone: [] },
      networks: { put: [], gone: [] },
      listedAt: 0,
    });
    bridge.push('engine.patch', patch(2, { put: [], gone: [cache.id] }));
    await waitFor(() => expect(store.getState().ui.rowMenu).toBeNull());
    bridge.push('engine.patch', patch(3, { put: [cache], gone: [] }));
    await button('More actions for cache');
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

it('offers to unpause by the button of a paused row', async () => {
  const { user, bridge } = await renderApp(
    aState({ snapshot: aSnapshot([{ ...cache, state: 'paused' }], []) }),
  );
  bridge.answer('container.lifecycle', () => ({ ok: true, value: operationId('op') }));
  await user.hover(await button('Start cache'));
  expect((await screen.findByRole('tooltip')).textContent).toBe('Unpause (Ctrl+Shift+S)');
  await user.click(await button('Start cache'));
  expect(await button('Stop cache')).toBeTruthy();
  expect(bridge.argsOf('container.lifecycle')).toEqual([{ target: cacheTarget, action: 'start' }]);
});
