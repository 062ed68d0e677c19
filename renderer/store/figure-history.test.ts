import { describe, expect, it } from 'vitest';
import { aContainer, aReplica } from '../../shared/builders.ts';
import type { ContainerStats } from '../../shared/container-stats.ts';
import type { Container } from '../../shared/engine.ts';
import { aStats } from '../testing/fixtures.ts';
import { createFigureHistory, type Series } from './figure-history.ts';
import type { Measure } from './figure-measures.ts';

const start = 1_700_000_000_000;
const step = 2_000;
const web = aReplica('web');
const db = aReplica('db');
const redis = aContainer({ name: 'redis' });

const there = (...containers: readonly Container[]) => new Map(containers.map((item) => [item.id, item]));

/** A history at which somebody looks, of these containers, with hands that move its clock step by step. */
function aHistory(...containers: readonly Container[]) {
  const history = createFigureHistory();
  let now = start;
  history.setLooking(true, now);
  history.setContainers(there(...containers), now);
  return {
    history,
    containersAre: (...next: readonly Container[]) => history.setContainers(there(...next), now),
    look: (looking: boolean) => history.setLooking(looking, now),
    pass: (ms: number) => {
      now += ms;
    },
    tell: (container: Container, difference: Partial<ContainerStats> = {}) =>
      history.add([aStats(container, { at: now, ...difference })], now),
    /** The last steps, oldest first. */
    last: (
      count: number,
      members: readonly Container[],
      measure: Measure = 'memoryBytes',
      none: 0 | null = null,
    ): Series =>
      history
        .read(now)
        .sum(
          members.map(({ id }) => id),
          measure,
          none,
        )
        .slice(-count),
    now: () => now,
  };
}

describe('the history of figures', () => {
  it('has a value a step, and holds what was said last until the next is overdue', () => {
    const { pass, tell, last } = aHistory(web);
    tell(web, { memoryBytes: 1024 });
    pass(step);
    tell(web, { memoryBytes: 2048 });
    pass(step);
    expect(last(4, [web])).toEqual([null, 1024, 2048, 2048]);
    pass(5 * step);
    expect(last(7, [web])).toEqual([2048, 2048, 2048, 2048, null, null, null]);
  });

  it('waits longer for a container that is told of seldom', () => {
    const { pass, tell, last } = aHistory(web);
    tell(web);
    pass(2.5 * step);
    tell(web, { memoryBytes: 4096 });
    pass(6 * step);
    expect(last(6, [web])).toEqual([4096, 4096, 4096, 4096, 4096, 4096]);
  });

  it('adds up containers, and does not know a sum while one that runs is not known', () => {
    const { pass, tell, last } = aHistory(web, db);
    tell(web, { memoryBytes: 1024 });
    pass(3 * step);
    tell(web, { memoryBytes: 1024 });
    pass(step);
    tell(db, { memoryBytes: 512 });
    tell(web, { memoryBytes: 1024 });
    expect(last(5, [web, db])).toEqual([null, null, 1536, 1536, 1536]);
  });

  it('lets a container count for as long as it runs', () => {
    const { pass, tell, last, containersAre } = aHistory(web, db);
    tell(web, { memoryBytes: 1024 });
    tell(db, { memoryBytes: 512 });
    pass(step);
    containersAre(web, { ...db, state: 'exited' });
    pass(step);
    tell(web, { memoryBytes: 1024 });
    expect([last(3, [web, db]), last(3, [db]), last(3, [db], 'memoryBytes', 0)]).toEqual([
      [1536, 1536, 1024],
      [512, 512, null],
      [512, 512, 0],
    ]);
    containersAre(web);
    pass(step);
    expect(last(3, [db])).toEqual([512, null, null]);
  });

  it('has a gap where nobody looked, and compares nothing across it', () => {
    const { pass, tell, last, look } = aHistory(web);
    tell(web, { networkReceivedBytes: 1000 });
    pass(step);
    tell(web, { networkReceivedBytes: 3000 });
    look(false);
    tell(web, { networkReceivedBytes: 9_000_000 });
    pass(2 * step);
    look(true);
    tell(web, { networkReceivedBytes: 9_000_000 });
    pass(step);
    tell(web, { networkReceivedBytes: 9_002_000 });
    expect([last(5, [web]), last(5, [web], 'networkReceivedRate'), last(5, [], 'memoryBytes', 0)]).toEqual([
      [48_200_000, 48_200_000, null, 48_200_000, 48_200_000],
      [1000, 1000, null, 1000, 1000],
      [0, 0, null, 0, 0],
    ]);
  });

  it('has a gap for the time that the machine slept', () => {
    const { pass, tell, last } = aHistory(web);
    tell(web, { memoryBytes: 1024 });
    pass(10 * step);
    tell(web, { memoryBytes: 1024 });
    expect(last(12, [web])).toEqual([null, 1024, 1024, 1024, 1024, null, null, null, null, 1024, 1024, 1024]);
  });

  it('tells rates per second, and none where a counter began anew', () => {
    const { pass, tell, last } = aHistory(web);
    tell(web, { blockReadBytes: 0, blockWrittenBytes: 500 });
    pass(step);
    tell(web, { blockReadBytes: 4096, blockWrittenBytes: 0 });
    expect([
      last(1, [web], 'blockReadRate'),
      last(1, [web], 'blockWrittenRate'),
      last(1, [web], 'pids'),
    ]).toEqual([[2048], [null], [5]]);
  });

  it('lets the first CPU of a container stand for the moment since it began', () => {
    const { pass, tell, last, containersAre } = aHistory(web);
    tell(web, { cpuPercent: 1 });
    pass(step);
    containersAre(web, redis);
    tell(web, { cpuPercent: 1 });
    tell(redis, { cpuPercent: null });
    expect(last(2, [web, redis], 'cpuPercent')).toEqual([1, null]);
    pass(step);
    tell(web, { cpuPercent: 1 });
    tell(redis, { cpuPercent: 4 });
    expect(last(3, [web, redis], 'cpuPercent')).toEqual([1, 5, 5]);
  });

  it('keeps 15 minutes, also of a container that is gone, and names it', () => {
    const { history, pass, tell, containersAre, last, now } = aHistory(web, redis);
    tell(web);
    tell(redis);
    containersAre(web);
    const view = () => history.read(now());
    expect(view().containers).toEqual([
      { id: web.id, label: 'web-1', stack: 'shop' },
      { id: redis.id, label: 'redis', stack: null },
    ]);
    pass(14 * 60_000);
    expect(last(450, [redis]).filter((value) => value !== null)).toHaveLength(1);
    pass(60_000);
    expect(view().containers.map(({ label }) => label)).toEqual(['web-1']);
    expect(view().times).toHaveLength(450);
    expect(view().times.at(-1)).toBe(Math.floor(now() / step) * step);
  });

  it('does not take what comes late, of a container that stopped', () => {
    const { pass, tell, last, containersAre } = aHistory(web);
    containersAre({ ...web, state: 'exited' });
    pass(step);
    tell(web);
    expect(last(2, [web])).toEqual([null, null]);
  });

  it('goes on when the clock is set back a little, and begins anew when it is set back far', () => {
    const { pass, tell, last } = aHistory(web);
    tell(web, { memoryBytes: 1024 });
    pass(-step);
    tell(web, { memoryBytes: 2048 });
    expect(last(2, [web])).toEqual([null, 2048]);
    pass(-60 * 60_000);
    expect(last(450, [web]).filter((value) => value !== null)).toEqual([]);
    tell(web, { memoryBytes: 4096 });
    expect(last(1, [web])).toEqual([4096]);
  });

  it('is bounded, however many containers come and go', () => {
    const { history, pass, containersAre, now } = aHistory();
    for (let round = 0; round < 12; round += 1) {
      containersAre(...Array.from({ length: 100 }, (_, n) => aContainer({ name: `job-${round}-${n}` })));
      pass(step);
    }
    containersAre();
    pass(step);
    expect(history.read(now()).containers).toHaveLength(1_000);
  });
});
