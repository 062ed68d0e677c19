import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aContainer, aReplica } from '../../../shared/builders.ts';
import { stackName } from '../../../shared/ids.ts';
import { setUi } from '../../store/app-store.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState, aStats } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { drawingSource } from '../../ui/time-chart/use-drawing.ts';

beforeEach(() => {
  const nothing = { draw: () => {}, mark: () => {}, leftOf: () => 0, destroy: () => {} };
  vi.spyOn(drawingSource, 'load').mockResolvedValue(() => nothing);
});

const web = aReplica('web');
const db = aReplica('db');
const redis = aContainer({ name: 'redis' });
// More than the totals above the table are counted of by themselves.
const others = Array.from({ length: 40 }, (_, n) =>
  aReplica(`job-${n}`, { compose: { project: stackName('batch') } }),
);
const old = aContainer({ name: 'old', state: 'exited' });

const watched = (bridge: FakeBridge) =>
  (bridge.argsOf('stats.watch').at(-1) as { ids: readonly string[] } | undefined)?.ids.toSorted();
const lines = () => screen.getAllByRole('button', { name: /^Line of/ }).map(({ textContent }) => textContent);

afterEach(() => {
  vi.useRealTimers();
});

describe('the charts', () => {
  it('ask for all that run while they are open, and for rows in sight when they are closed', async () => {
    const { bridge, store } = await renderApp(aState({ snapshot: aSnapshot([web, db, old, ...others], []) }));
    act(() => setUi(store, () => ({ query: 'shop' })));
    await waitFor(() => expect(watched(bridge)).toEqual([web.id, db.id].sort()));
    fireEvent.click(await screen.findByText('Show charts'));
    await waitFor(() => expect(watched(bridge)).toHaveLength(2 + others.length));
    expect(watched(bridge)).not.toContain(old.id);
    fireEvent.click(screen.getByText('Hide charts'));
    await waitFor(() => expect(watched(bridge)).toEqual([web.id, db.id].sort()));
    act(() => bridge.push('stats', [aStats(web), aStats(db)]));
    expect(screen.getByRole('contentinfo').textContent).toContain('in 2 of 42 containers');
    fireEvent.click(screen.getByRole('link', { name: 'Volumes' }));
    await waitFor(() => expect(watched(bridge)).toEqual([]));
  });

  it('are open again at the next start', async () => {
    const { bridge, user, view } = await renderApp(aState());
    await user.click(await screen.findByRole('button', { name: 'Show charts' }));
    await waitFor(() =>
      expect(bridge.argsOf('settings.set').at(-1)).toMatchObject({ containers: { charts: true } }),
    );
    view.unmount();
    const { settings } = aState();
    await renderApp(
      aState({ settings: { ...settings, containers: { ...settings.containers, charts: true } } }),
    );
    expect(screen.getByRole('region', { name: 'Charts' })).toBeTruthy();
  });

  it('have a line a stack and a total, in the legend with what they use now', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval', 'Date'] });
    const { bridge, user } = await renderApp(aState({ snapshot: aSnapshot([web, db, redis], []) }));
    await user.click(await screen.findByRole('button', { name: 'Show charts' }));
    act(() => bridge.push('stats', [aStats(web), aStats(db), aStats(redis, { cpuPercent: 4 })]));
    act(() => void vi.advanceTimersByTime(1_500));
    expect(lines()).toEqual(['Total4.62% · 145 MB', 'shop0.62% · 96.4 MB', 'redis4.00% · 48.2 MB']);
    const total = within(screen.getByRole('table', { name: /^CPU/ })).getByRole('row', { name: /^Total/ });
    expect(total.textContent).toBe('Total4.62%4.62%4.62%4.62%');
    const shop = screen.getByRole('button', { name: 'Line of shop' });
    await user.click(shop);
    expect(shop.getAttribute('aria-pressed')).toBe('false');
  });
});
