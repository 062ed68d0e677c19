import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aContainer, aReplica } from '../../../shared/builders.ts';
import { operationId } from '../../../shared/ids.ts';
import { hrefOf } from '../../store/route.ts';
import { aSnapshot, aState, unreachable } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const web = aReplica('web');
const cache = aContainer({ name: 'cache', state: 'exited', exitCode: 0 });
const snapshot = aSnapshot([web, cache], []);

async function open(hash = '#/containers', state = aState({ snapshot })) {
  window.location.hash = hash;
  const app = await renderApp(state, (bridge) =>
    bridge.answer('container.lifecycle', () => ({ ok: true, value: operationId('op') })),
  );
  return app;
}

const focused = () => document.activeElement?.getAttribute('aria-label');

describe('shortcuts of the window', () => {
  it('lead to the views, also from a text field', async () => {
    const { user } = await open();
    await user.keyboard('/');
    expect(document.activeElement).toBe(await screen.findByRole('searchbox', { name: 'Search' }));
    await user.keyboard('{Control>}2{/Control}');
    await waitFor(() => expect(window.location.hash).toBe('#/volumes'));
    await user.keyboard('{Control>},{/Control}');
    await waitFor(() => expect(window.location.hash).toBe('#/settings'));
  });

  it('that are plain keys rest while one types', async () => {
    const { user } = await open();
    await user.keyboard('/');
    await user.keyboard('what?/');
    expect((await screen.findByRole('searchbox', { name: 'Search' })).getAttribute('value')).toBe('what?/');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are listed by ?, and rest while a dialog is open', async () => {
    const { user } = await open();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(dialog.textContent).toContain('Run a stackCtrl+N');
    await user.keyboard('{Control>}2{/Control}');
    expect(window.location.hash).toBe('#/containers');
  });

  it('say why they do nothing now', async () => {
    const { connection } = { connection: unreachable(0) };
    const { user } = await open('#/containers', aState({ snapshot: aSnapshot([web], [], { connection }) }));
    await user.keyboard('{Control>}n{/Control}');
    expect((await screen.findByRole('alert', { name: 'Problems' })).textContent).toContain(
      'Run a stack: not now',
    );
  });

  it('go through the tabs of a page', async () => {
    const { user } = await open(hrefOf({ view: 'container', id: web.id, tab: 'inspect' }));
    await screen.findByRole('tab', { name: 'Inspect', selected: true });
    await user.keyboard('{Control>}{Tab}{/Control}');
    const next = await screen.findByRole('tab', { name: 'Mounts', selected: true });
    expect(document.activeElement).toBe(next);
    await user.keyboard('{Control>}{Shift>}{Tab}{/Shift}{/Control}');
    await screen.findByRole('tab', { name: 'Inspect', selected: true });
  });
});

describe('shortcuts of a row', () => {
  it('do what its menu does', async () => {
    const { user, bridge } = await open();
    (await screen.findByRole('button', { name: 'Start cache' })).focus();
    await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    expect(bridge.argsOf('container.lifecycle')).toEqual([
      { target: { kind: 'container', id: cache.id }, action: 'start' },
    ]);
    await user.keyboard('{F2}');
    expect(await screen.findByRole('dialog', { name: 'Rename cache' })).toBeTruthy();
  });

  it('that its menu does not offer do nothing', async () => {
    const { user, bridge } = await open();
    (await screen.findByRole('button', { name: 'Start cache' })).focus();
    await user.keyboard('{Control>}{Shift>}x{/Shift}{/Control}');
    expect(bridge.argsOf('container.lifecycle')).toEqual([]);
  });

  it('expand and collapse a stack, and lead to the rows beside it', async () => {
    const { user } = await open();
    (await screen.findByRole('button', { name: 'Expand shop' })).focus();
    await user.keyboard('{ArrowRight}');
    expect(await screen.findByRole('row', { name: /^web-1/ })).toBeTruthy();
    (await screen.findByRole('button', { name: 'Delete shop' })).focus();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Delete web-1');
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Delete cache');
    await user.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}{ArrowLeft}');
    expect(focused()).toBe('Delete shop');
    await waitFor(() => expect(screen.queryByRole('row', { name: /^web-1/ })).toBeNull());
  });

  it('work on a page for what the page is about', async () => {
    const { user, bridge } = await open(hrefOf({ view: 'container', id: web.id, tab: 'mounts' }));
    await screen.findByRole('tab', { name: 'Mounts', selected: true });
    act(() => document.body.focus());
    await user.keyboard('{Control>}{Shift>}x{/Shift}{/Control}');
    expect(bridge.argsOf('container.lifecycle')).toEqual([
      { target: { kind: 'container', id: web.id }, action: 'stop' },
    ]);
  });
});
