import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { anOperation } from '../../../shared/builders.ts';
import { deletionId, operationId } from '../../../shared/ids.ts';
import type { Outcome } from '../../../shared/operation.ts';
import { err, ok } from '../../../shared/result.ts';
import { aDeletion, aSnapshot, aState, todoContainers } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

afterEach(() => {
  vi.useRealTimers();
});

const deleted = anOperation({
  kind: 'delete',
  state: {
    kind: 'succeeded',
    at: 0,
    outcome: {
      kind: 'deleted',
      containers: [],
      networks: [],
      volumes: [],
      kept: ['database'],
      warnings: [],
      deletion: deletionId('deletion'),
    },
  },
});
const failed = anOperation({
  kind: 'stop',
  state: { kind: 'failed', at: 0, error: { kind: 'unexpected', detail: 'boom' } },
});
const results = () => screen.getByRole('status', { name: 'Results' });
const problems = () => screen.getByRole('alert', { name: 'Problems' });

describe('results', () => {
  it('are told quietly, and a deletion can be undone from there', async () => {
    const { user, bridge } = await renderApp(
      aState({ operations: [deleted], deletions: [aDeletion()], snapshot: aSnapshot([], []) }),
      (b) => b.answer('undo.begin', () => ok(operationId('op-2'))),
    );
    await waitFor(() =>
      expect(results().textContent).toContain(
        'multi-container-app deletedVolume database is kept.12 files, 1.2 MB saved: Undo puts them back.',
      ),
    );
    expect(problems().textContent).toBe('');
    await user.click(within(results()).getByRole('button', { name: 'Undo' }));
    expect(bridge.argsOf('undo.begin')).toEqual([{ deletion: 'deletion', way: 'as-it-was-run' }]);
    expect(bridge.argsOf('operation.dismiss')).toEqual([{ id: deleted.id }]);
  });

  it('offer no undo of what was undone already', async () => {
    await renderApp(aState({ operations: [deleted], deletions: [aDeletion({ state: 'undone' })] }));
    await waitFor(() => expect(results().textContent).toContain('multi-container-app deleted'));
    expect(within(results()).queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('go by themselves, but not while they are pointed at', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { bridge } = await renderApp(aState({ operations: [deleted] }));
    const toast = await screen.findByText('multi-container-app deleted');
    fireEvent.mouseEnter(toast.closest('div')?.parentElement ?? toast);
    fireEvent.mouseOver(toast);
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    expect(bridge.argsOf('operation.dismiss')).toEqual([]);
    fireEvent.mouseOut(toast);
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(bridge.argsOf('operation.dismiss')).toEqual([{ id: deleted.id }]);
  });

  it('that are problems are told loudly, and stay until they are closed', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { bridge } = await renderApp(aState({ operations: [failed] }));
    await waitFor(() => expect(problems().textContent).toContain('Could not stop multi-container-app'));
    await act(() => vi.advanceTimersByTimeAsync(120_000));
    expect(bridge.argsOf('operation.dismiss')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: /^Close: Could not stop/ }));
    expect(bridge.argsOf('operation.dismiss')).toEqual([{ id: failed.id }]);
  });

  it('of something that this window began can be tried again, just the same', async () => {
    const { user, bridge } = await renderApp(aState(), (b) =>
      b.answer('container.lifecycle', () => ok(failed.id)),
    );
    await user.click(await screen.findByRole('button', { name: 'Stop multi-container-app' }));
    act(() => bridge.push('operations', [failed]));
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    const sent = { target: { kind: 'stack', name: 'multi-container-app' }, action: 'stop' };
    await waitFor(() => expect(bridge.argsOf('container.lifecycle')).toEqual([sent, sent]));
  });

  it('of many are shown while they come, row by row afterwards, and only what failed is tried again', async () => {
    const ids = todoContainers(0).map(({ id }) => id);
    const again = { action: 'stop', ids: ids.slice(0, 1), alsoDeleteVolumes: [] } as const;
    const running = anOperation({
      id: operationId('bulk'),
      target: { kind: 'bulk', action: 'stop', ids },
      name: '2 containers',
      progress: { ended: 1, total: 2 },
    });
    const { user, bridge } = await renderApp(aState({ operations: [running] }), (b) =>
      b.answer('bulk.begin', () => ok(operationId('op-2'))),
    );
    const progress = screen.getByRole('region', { name: 'In progress' });
    expect(progress.textContent).toBe('Stopping 1 of 2 containers');
    expect(within(progress).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
    // The rows of stacks that it does not hold are free.
    expect(screen.getByRole('row', { name: /^multi-container-app/ }).getAttribute('aria-busy')).toBe('false');

    const error = { kind: 'conflict', detail: 'no' } as const;
    const outcome: Outcome = {
      kind: 'bulk',
      rows: [
        { subject: 'container', name: 'shop / web-1', result: { kind: 'failed', error } },
        { subject: 'container', name: 'shop / db-1', result: { kind: 'done' } },
        { subject: 'container', name: 'redis', result: { kind: 'left', reason: 'stopped-already' } },
      ],
      kept: [],
      again,
      deletions: [],
    };
    act(() => bridge.push('operations', [{ ...running, state: { kind: 'succeeded', at: 0, outcome } }]));
    expect(progress.textContent).toBe('');
    await waitFor(() => expect(problems().textContent).toContain('1 of 2 containers stopped'));
    await user.click(within(problems()).getByRole('button', { name: 'Details' }));
    const dialog = await screen.findByRole('dialog', { name: 'Stop 2 containers: result' });
    act(() => bridge.push('operations', []));
    expect(
      within(dialog)
        .getAllByRole('region')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Failed (1)shop / web-1no',
      'Stopped (1)shop / db-1',
      'Left as they were (1)redisStopped already',
    ]);
    await user.click(within(dialog).getByRole('button', { name: 'Try again what failed' }));
    await waitFor(() => expect(bridge.argsOf('bulk.begin')).toEqual([again]));
  });

  it('of a bulk deletion undo each part that was noted and was not undone yet', async () => {
    const ids = ['one', 'two', 'gone'].map(deletionId);
    const [one, two] = ids.map((id) => aDeletion({ id, saved: [] }));
    const outcome: Outcome = { kind: 'bulk', rows: [], kept: [], again: null, deletions: ids };
    const bulk = anOperation({
      kind: 'delete',
      target: { kind: 'bulk', action: 'delete', ids: [] },
      state: { kind: 'succeeded', at: 0, outcome },
    });
    const deletions = [one, two].flatMap((each) => each ?? []);
    const { user, bridge } = await renderApp(aState({ operations: [bulk], deletions }), (b) =>
      b.answer('undo.begin', () => ok(operationId('op-2'))),
    );
    await user.click(await within(results()).findByRole('button', { name: 'Undo' }));
    expect(bridge.argsOf('undo.begin')).toEqual([
      { deletion: 'one', way: 'as-it-was-run' },
      { deletion: 'two', way: 'as-it-was-run' },
    ]);
  });

  it('say so when a command was refused', async () => {
    const { user } = await renderApp(aState(), (b) =>
      b.answer('container.lifecycle', () =>
        err({ kind: 'busy', what: 'delete', name: 'multi-container-app' }),
      ),
    );
    await user.click(await screen.findByRole('button', { name: 'Stop multi-container-app' }));
    await waitFor(() => expect(problems().textContent).toContain('multi-container-app is busy'));
  });
});
