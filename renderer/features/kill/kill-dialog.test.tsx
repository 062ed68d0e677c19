import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aReplica } from '../../../shared/builders.ts';
import { operationId } from '../../../shared/ids.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const web = aReplica('web');
const shop = [web, aReplica('db', { state: 'paused' }), aReplica('job', { state: 'exited', exitCode: 1 })];

async function asked() {
  const app = await renderApp(aState({ snapshot: aSnapshot(shop, []) }), (bridge) =>
    bridge.answer('container.lifecycle', () => ({ ok: true, value: operationId('op') })),
  );
  await app.user.click(await screen.findByRole('button', { name: 'More actions for shop' }));
  await app.user.click(await screen.findByRole('menuitem', { name: 'Kill' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Kill shop?' }));
  return { ...app, dialog };
}

it('names the containers whose processes end, and what may be lost', async () => {
  const { bridge, dialog } = await asked();
  expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'db-1redis:7',
    'web-1redis:7',
  ]);
  expect(dialog.getByText(/in memory only may be lost/)).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Cancel');
  expect(bridge.argsOf('container.lifecycle')).toEqual([]);
});

it('kills when told so', async () => {
  const { user, bridge, dialog } = await asked();
  await user.click(dialog.getByRole('button', { name: 'Kill' }));
  expect(bridge.argsOf('container.lifecycle')).toEqual([
    { target: { kind: 'stack', name: 'shop' }, action: 'kill' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('kills nothing by Escape, and gives the focus back', async () => {
  const { user, bridge } = await asked();
  await user.keyboard('{Escape}');
  expect(bridge.argsOf('container.lifecycle')).toEqual([]);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('More actions for shop');
});

it('rests when everything has ended meanwhile', async () => {
  const { bridge, dialog } = await asked();
  const ended = shop.map((container) => ({ ...container, state: 'exited' as const, exitCode: 0 }));
  act(() =>
    bridge.push('engine.patch', {
      base: 1,
      revision: 2,
      connection: null,
      containers: { put: ended, gone: [] },
      volumes: { put: [], gone: [] },
      networks: { put: [], gone: [] },
      listedAt: 0,
    }),
  );
  expect(dialog.getByRole('button', { name: 'Kill' }).getAttribute('aria-disabled')).toBe('true');
  expect(dialog.queryAllByRole('listitem')).toEqual([]);
});
