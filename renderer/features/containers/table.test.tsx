import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aContainer, aReplica } from '../../../shared/builders.ts';
import { stackName } from '../../../shared/ids.ts';
import { defaultSettings, type TableSettings } from '../../../shared/settings.ts';
import type { FakeBridge } from '../../testing/fake-bridge.ts';
import { aSnapshot, aState, aStats } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const shop = stackName('shop');
const web = aReplica('web', { image: 'nginx:1', startedAt: 2000 });
const db = aReplica('db', { image: 'mysql:8', startedAt: 3000 });
const redis = aContainer({ name: 'redis', startedAt: 1000 });
const old = aContainer({ name: 'old', state: 'exited', exitCode: 0, startedAt: 500 });
const snapshot = aSnapshot([web, db, redis, old], []);

const stateWith = (table: Partial<TableSettings>) =>
  aState({
    snapshot,
    settings: { ...defaultSettings, containers: { ...defaultSettings.containers, ...table } },
  });
const table = () => screen.findByRole('table', { name: 'Containers' });
const heads = async () =>
  within(await table())
    .getAllByRole('columnheader')
    .map((head) => head.getAttribute('aria-label'));
const rowNames = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.getAttribute('aria-label')?.split(',')[0]);
const head = async (name: string) => within(await table()).getByRole('columnheader', { name });
const sortBy = async (name: string) =>
  fireEvent.click(within(await head(name)).getByRole('button', { name }));
const row = (name: RegExp) => screen.getByRole('row', { name });
const lastSaved = (bridge: FakeBridge) => bridge.argsOf('settings.set').at(-1);
const usual = [
  'Selection',
  'Name',
  'Image',
  'Port(s)',
  'CPU (%)',
  'Memory',
  'Data',
  'Last started',
  'Actions',
];

/** The page of these tests knows no pointer events of its own. */
function point(type: string, clientX: number, target: Element | Window = window): void {
  fireEvent(target, new MouseEvent(type, { bubbles: true, button: 0, clientX }));
}

function hide(hidden: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('live figures', () => {
  it('are asked of what runs, on every view, and of none while the page is hidden', async () => {
    const { bridge, user } = await renderApp(stateWith({}));
    const ids = [web.id, db.id, redis.id].sort();
    const watched = () =>
      bridge.argsOf('stats.watch').map((args) => [...(args as { ids: string[] }).ids].sort());
    await waitFor(() => expect(watched().at(-1)).toEqual(ids));
    hide(true);
    await waitFor(() => expect(watched().at(-1)).toEqual([]));
    hide(false);
    await waitFor(() => expect(watched().at(-1)).toEqual(ids));
    await user.click(screen.getByRole('link', { name: 'Volumes' }));
    await screen.findByRole('table', { name: 'Volumes' });
    act(() => bridge.push('stats', [aStats(web), aStats(db), aStats(redis)]));
    expect(screen.getByRole('contentinfo').textContent).toContain('CPU 0.9%RAM 145 MB of 15.6 GB');
    expect(watched().at(-1)).toEqual(ids);
  });

  it('are blank until known, and summed up for a stack and for the engine', async () => {
    const { bridge } = await renderApp(stateWith({ expanded: [shop] }));
    const cells = (name: RegExp) =>
      within(row(name))
        .getAllByRole('cell')
        .slice(4, 6)
        .map((cell) => cell.textContent);
    await table();
    expect(cells(/^shop/)).toEqual(['', '']);
    act(() => bridge.push('stats', [aStats(web), aStats(db, { cpuPercent: 1.11 }), aStats(old)]));
    expect([cells(/^shop/), cells(/^web-1/), cells(/^redis/), cells(/^old/)]).toEqual([
      ['1.42%', '96.4 MB'],
      ['0.31%', '48.2 MB'],
      ['', ''],
      ['', ''],
    ]);
    expect(screen.getByText('Container CPU').parentElement?.textContent).toBe(
      'Container CPU1.4% in 2 of 3 containers',
    );
    act(() => bridge.push('stats', [aStats(redis)]));
    expect(screen.getByText('Container memory').parentElement?.textContent).toBe(
      'Container memory145 MB of 15.6 GB',
    );
    expect(screen.getByText('Container CPU').parentElement?.textContent).toBe(
      'Container CPU1.7% of 800% (8 CPUs)',
    );
  });
});

describe('the sort', () => {
  it('goes from ascending to descending to by name, stacks among standalone containers', async () => {
    await renderApp(stateWith({ expanded: [shop] }));
    const seen: unknown[] = [];
    for (let click = 0; click < 3; click += 1) {
      await sortBy('Last started');
      seen.push([(await head('Last started')).getAttribute('aria-sort'), ...(await rowNames())]);
    }
    expect(seen).toEqual([
      ['ascending', 'old', 'redis', 'shop', 'web-1', 'db-1'],
      ['descending', 'shop', 'db-1', 'web-1', 'redis', 'old'],
      ['none', 'shop', 'db-1', 'web-1', 'old', 'redis'],
    ]);
  });

  it('by a live figure lets rows change places every few seconds, never under the pointer', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval'] });
    const { bridge } = await renderApp(stateWith({}));
    await table();
    const use = (redisCpu: number) =>
      act(() => bridge.push('stats', [aStats(web), aStats(db), aStats(redis, { cpuPercent: redisCpu })]));
    use(0.1);
    await sortBy('CPU (%)');
    expect(await rowNames()).toEqual(['redis', 'shop', 'old']);
    use(50);
    expect(await rowNames()).toEqual(['redis', 'shop', 'old']);
    fireEvent.pointerOver(row(/^shop/));
    act(() => void vi.advanceTimersByTime(10_000));
    expect(await rowNames()).toEqual(['redis', 'shop', 'old']);
    fireEvent.pointerOver(screen.getByRole('searchbox'));
    act(() => void vi.advanceTimersByTime(3_000));
    expect(await rowNames()).toEqual(['shop', 'redis', 'old']);
  });
});

describe('the columns', () => {
  it('can be shown, hidden, moved by keyboard and reset', async () => {
    const { user } = await renderApp(stateWith({}));
    expect(await heads()).toEqual(usual);
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Columns' }));
    await user.click(dialog.getByRole('checkbox', { name: 'PIDs' }));
    await user.click(dialog.getByRole('checkbox', { name: 'Image' }));
    dialog.getByRole('checkbox', { name: 'Memory' }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await user.click(dialog.getByRole('button', { name: 'Move Last started up' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await heads()).toEqual([
      'Selection',
      'Name',
      'Port(s)',
      'Memory',
      'CPU (%)',
      'Last started',
      'Data',
      'PIDs',
      'Actions',
    ]);
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('button', { name: 'Reset' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await heads()).toEqual(usual);
  });

  it('can be resized by dragging and by keyboard, down to their least', async () => {
    await renderApp(stateWith({}));
    await table();
    const edge = () => screen.getByRole('separator', { name: 'Width of CPU (%)' });
    const width = () => edge().getAttribute('aria-valuenow');
    fireEvent.keyDown(edge(), { key: 'ArrowRight' });
    expect(width()).toBe('98');
    fireEvent.keyDown(edge(), { key: 'Enter' });
    expect(width()).toBe('88');
    point('pointerdown', 100, edge());
    point('pointermove', 130);
    expect(width()).toBe('118');
    point('pointermove', 0);
    point('pointerup', 0);
    point('pointermove', 300);
    expect(width()).toBe('84');
    fireEvent.doubleClick(edge());
    expect(width()).toBe('88');
  });
});

describe('how the table was left', () => {
  it('is there again at the start, and is not saved for that', async () => {
    const { bridge } = await renderApp(
      stateWith({
        columns: [{ key: 'memory', shown: false, width: null }],
        sort: { key: 'name', descending: true },
        expanded: [shop],
        onlyRunning: true,
      }),
    );
    expect(await rowNames()).toEqual(['shop', 'web-1', 'db-1', 'redis']);
    expect(await heads()).toEqual(usual.filter((title) => title !== 'Memory'));
    hide(true);
    expect(bridge.argsOf('settings.set')).toEqual([]);
  });

  it('is saved a moment after a change, with what a newer version wrote', async () => {
    const unknown = { key: 'from-2030', shown: true, width: 70 };
    const { bridge, user } = await renderApp(stateWith({ columns: [unknown] }));
    await user.click(await screen.findByRole('button', { name: 'Expand shop' }));
    await sortBy('Name');
    // On a busy machine the moment passes between the two: then each is saved, the second with both.
    await waitFor(() =>
      expect(bridge.argsOf('settings.set').at(-1)).toEqual({
        containers: {
          columns: [unknown],
          sort: { key: 'name', descending: false },
          expanded: ['shop'],
          onlyRunning: false,
          charts: false,
          selected: [],
        },
      }),
    );
  });

  it('is handed over before the page says that it has, when main asks', async () => {
    const { bridge, user } = await renderApp(stateWith({}));
    await user.click(await screen.findByRole('switch', { name: 'Only running' }));
    act(() => bridge.push('page.save', null));
    const names = bridge.calls.map(({ name }) => name);
    expect(names.slice(-2)).toEqual(['settings.set', 'page.saved']);
    act(() => bridge.push('page.save', null));
    expect(bridge.calls.at(-1)?.name).toBe('page.saved');
    expect(bridge.argsOf('settings.set')).toHaveLength(1);
  });

  it('is saved at once when the page goes', async () => {
    const { bridge, user } = await renderApp(stateWith({}));
    await user.click(await screen.findByRole('switch', { name: 'Only running' }));
    act(() => void window.dispatchEvent(new Event('pagehide')));
    expect(lastSaved(bridge)).toEqual({
      containers: { ...defaultSettings.containers, onlyRunning: true },
    });
  });
});
