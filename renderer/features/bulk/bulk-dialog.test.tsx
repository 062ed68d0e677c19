import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aContainer, anOperation, aReplica } from '../../../shared/builders.ts';
import type { Container } from '../../../shared/engine.ts';
import { operationId, stackName } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { aSnapshot, aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const web = aReplica('web');
const db = aReplica('db', { state: 'exited', exitCode: 0 });
const redis = aContainer({ name: 'redis' });
const idsOf = (...containers: readonly Container[]) => containers.map(({ id }) => id);

async function open(selected: readonly Container[], operations = aState().operations) {
  const app = await renderApp(
    aState({
      snapshot: aSnapshot([web, db, redis], []),
      operations,
      settings: {
        ...defaultSettings,
        containers: { ...defaultSettings.containers, selected: idsOf(...selected) },
      },
    }),
    (bridge) => bridge.answer('bulk.begin', () => ok(operationId('bulk'))),
  );
  await app.user.click(await screen.findByRole('button', { name: 'Stop' }));
  return { ...app, dialog: await screen.findByRole('dialog', { name: 'Stop selected containers?' }) };
}
const lines = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('before what is out of sight is changed', () => {
  it('it is named, with what hides it, and what the action leaves', async () => {
    const { dialog } = await open([web, db, redis]);
    expect(dialog.textContent).toContain('2 of 3 selected containers are out of sight');
    expect(lines(screen.getByRole('list', { name: 'Out of sight' }))).toEqual([
      'shop / db-1its stack is collapsed',
      'shop / web-1its stack is collapsed',
    ]);
    expect(screen.getByRole('region', { name: 'Left as they are' }).textContent).toBe(
      'Left as they areshop / db-1Stopped already',
    );
  });

  it('all of it can be changed', async () => {
    const { user, bridge } = await open([web, db, redis]);
    await user.click(screen.getByRole('button', { name: 'Stop 2 containers' }));
    expect(bridge.argsOf('bulk.begin')).toEqual([
      { action: 'stop', ids: idsOf(db, web, redis), alsoDeleteVolumes: [] },
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('or only what is in sight', async () => {
    const { user, bridge } = await open([web, db, redis]);
    await user.click(screen.getByRole('radio', { name: 'Only what is in sight (1)' }));
    await user.click(screen.getByRole('button', { name: 'Stop 1 container' }));
    expect(bridge.argsOf('bulk.begin')).toEqual([
      { action: 'stop', ids: idsOf(redis), alsoDeleteVolumes: [] },
    ]);
  });

  it('there is no choice where nothing is in sight', async () => {
    await open([web]);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByRole('button', { name: 'Stop 1 container' })).toBeTruthy();
  });

  it('it is said what is busy', async () => {
    const busy = anOperation({ target: { kind: 'stack', name: stackName('shop') }, name: 'shop' });
    const { dialog } = await open([web, redis], [busy]);
    expect(dialog.textContent).toContain('shop is busy');
  });

  it('the question stays when the list changes, and is about what is still there', async () => {
    const { bridge, dialog } = await open([web, redis]);
    act(() =>
      bridge.push('engine.patch', {
        base: 1,
        revision: 2,
        connection: null,
        containers: { put: [], gone: idsOf(web) },
        volumes: { put: [], gone: [] },
        networks: { put: [], gone: [] },
        listedAt: 1,
      }),
    );
    expect(dialog.textContent).toContain('Everything that is selected is in sight now.');
    expect(screen.getByRole('button', { name: 'Stop 1 container' })).toBeTruthy();
  });
});
