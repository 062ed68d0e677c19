import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../shared/result.ts';
import type { UpdateState } from '../../../shared/update.ts';
import { aState } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const release = { version: '1.2.0', notes: '<b>Faster</b> & safer' };
const offer = () => screen.queryByRole('region', { name: 'Update' });
const actions = () =>
  within(screen.getByRole('region', { name: 'Update' }))
    .getAllByRole('button')
    .map((button) => button.textContent);

const open = async (update: UpdateState) => {
  const app = await renderApp(aState({ update }));
  const tell = (next: UpdateState) => act(async () => app.bridge.push('update', next));
  return { ...app, tell };
};

describe('an update', () => {
  it('is said nothing of while none is offered', async () => {
    const { tell } = await open({ kind: 'not-here' });
    for (const kind of ['idle', 'checking'] as const) {
      await tell({ kind });
      expect(offer()).toBeNull();
    }
    await tell({ kind: 'check-failed', problem: { kind: 'offline', detail: '' } });
    expect(offer()).toBeNull();
  });

  it('can be had, put off and skipped, and what is new is text', async () => {
    const { user, bridge } = await open({ kind: 'available', release });
    await screen.findByRole('region', { name: 'Update' });
    expect(actions()).toEqual(['Download', 'Later', 'Skip this version']);
    expect(offer()?.textContent).toContain('<b>Faster</b> & safer');
    for (const name of ['Download', 'Later', 'Skip this version']) {
      await user.click(screen.getByRole('button', { name }));
    }
    expect(bridge.argsOf('update.act')).toEqual([{ act: 'download' }, { act: 'later' }, { act: 'skip' }]);
  });

  it('says how far it is, and what went wrong', async () => {
    const { tell } = await open({ kind: 'downloading', release, bytes: 5_000_000, total: 20_000_000 });
    await screen.findByRole('progressbar', { name: 'Downloading Stackyard 1.2.0' });
    expect([offer()?.textContent?.includes('5.0 MB of 20.0 MB'), actions()]).toEqual([true, ['Cancel']]);
    await tell({ kind: 'download-failed', release, problem: { kind: 'not-as-announced', detail: 'x' } });
    expect(offer()?.textContent).toContain('was thrown away');
    expect(actions()).toEqual(['Try again', 'Later', 'Skip this version']);
  });

  it('waits for a restart, which is refused while something runs', async () => {
    const { user, bridge } = await open({ kind: 'downloaded', release });
    bridge.answer('update.act', () => err({ kind: 'busy', what: 'delete', name: 'shop' }));
    await user.click(await screen.findByRole('button', { name: 'Restart to update' }));
    expect(await screen.findByText('shop is busy')).toBeTruthy();
    expect(actions()).toEqual(['Restart to update', 'Later']);
  });

  it('is looked for from the settings, which say what came of it', async () => {
    const { user, bridge, tell } = await open({ kind: 'idle' });
    bridge.answer('update.act', () => ok(null));
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(bridge.argsOf('update.act')).toEqual([{ act: 'check' }]);
    const said = () => screen.getByRole('status', { name: 'Updates' }).textContent;
    await tell({ kind: 'newest', at: Date.now() });
    expect(said()).toBe('Nothing newer, looked for just now');
    await tell({ kind: 'check-failed', problem: { kind: 'no-answer', detail: 'HTTP 500' } });
    expect(said()).toBe('What is there can’t be used (HTTP 500). Try again later.');
    await tell({ kind: 'available', release });
    expect(await screen.findByRole('button', { name: 'Download' })).toBeTruthy();
    for (const [kind, words] of [
      ['not-here', 'This copy does not update itself'],
      ['no-place', 'This build has no place to look for updates'],
    ] as const) {
      await tell({ kind });
      expect([said()?.startsWith(words), screen.queryByRole('button', { name: 'Check now' })]).toEqual([
        true,
        null,
      ]);
    }
  });
});
