import { describe, expect, it } from 'vitest';
import { aContainer, anOperation, aReplica } from '../../../shared/builders.ts';
import type { Container } from '../../../shared/engine.ts';
import { filterInventory } from '../../../shared/filter-inventory.ts';
import { groupStacks } from '../../../shared/group-stacks.ts';
import { stackName } from '../../../shared/ids.ts';
import type { Operation } from '../../../shared/operation.ts';
import type { Inventory } from '../../../shared/stack.ts';
import { runningOperations } from '../../store/running.ts';
import { firstUiState } from '../../store/ui-state.ts';
import { containersRows } from './rows.ts';

const shop = stackName('shop');
const web = aReplica('web');
const db = aReplica('db');
const redis = aContainer();

function rowsOf(
  containers: readonly Container[],
  operations: readonly Operation[] = [],
  previous?: Inventory,
) {
  const all = groupStacks(containers, previous);
  const running = runningOperations(operations, new Map(containers.map((item) => [item.id, item])));
  const ui = { ...firstUiState, expanded: new Set([shop]) };
  const shown = filterInventory(all, { query: '', onlyRunning: false });
  return {
    all,
    rows: containersRows({ all, shown, operations, running, deleted: new Set(), order: null, ui }),
  };
}
const labels = (rows: ReturnType<typeof rowsOf>['rows']) => rows.map(({ label }) => label);

describe('the rows of the table', () => {
  it('are those of the stacks, each with its containers while open, then the standalone ones', () => {
    expect(labels(rowsOf([redis, web, db]).rows)).toEqual([
      'shop, Running (2/2)',
      'db-1, Running, in shop',
      'web-1, Running, in shop',
      'redis, Running',
    ]);
  });

  it('hold the same objects for what did not change, so that it is not drawn again', () => {
    const before = rowsOf([redis, web, db]);
    const after = rowsOf([redis, web, { ...db, state: 'exited', exitCode: 1 }], [], before.all);
    const same = after.rows.map((row, index) => {
      const old = before.rows[index];
      if (row.kind === 'container' && old?.kind === 'container') return row.container === old.container;
      return row.kind === 'stack' && old?.kind === 'stack' && row.stack === old.stack;
    });
    expect(same).toEqual([false, false, true, true]);
  });

  it('say that a stack is busy when one of its containers is, and which', () => {
    const operation = anOperation({ target: { kind: 'container', id: db.id }, name: 'db-1' });
    expect(labels(rowsOf([web, db], [operation]).rows)).toEqual([
      'shop, Stopping db-1 …',
      'db-1, Stopping …, in shop',
      'web-1, Running, in shop',
    ]);
  });

  it('put a stack that is being run where it will stand', () => {
    const operation = anOperation({
      kind: 'run',
      name: 'blog',
      target: { kind: 'stack', name: stackName('blog') },
    });
    expect(labels(rowsOf([web], [operation]).rows).slice(0, 3)).toEqual([
      'blog, Starting up …',
      'Progress of blog',
      'shop, Running (1/1)',
    ]);
  });

  it('leave out operations that have ended', () => {
    const ended = anOperation({
      target: { kind: 'stack', name: shop },
      state: { kind: 'succeeded', at: 0, outcome: { kind: 'done' } },
    });
    expect(labels(rowsOf([web], [ended]).rows)[0]).toBe('shop, Running (1/1)');
  });
});
