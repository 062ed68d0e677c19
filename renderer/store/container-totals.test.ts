import { expect, it } from 'vitest';
import { aContainer } from '../../shared/builders.ts';
import { aStats } from '../testing/fixtures.ts';
import { containerTotals } from './container-totals.ts';

const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db', state: 'paused' });
const old = aContainer({ name: 'old', state: 'exited' });
const figures = new Map([aStats(web, { cpuPercent: 1.5 }), aStats(db)].map((stats) => [stats.id, stats]));

it('are sums over what runs, and stay the same object while they are the same', () => {
  const totals = containerTotals([web, db, old], figures, undefined);
  expect([totals.cpu?.known, totals.cpu?.expected, totals.memory?.parts]).toEqual([2, 2, [96.4e6]]);
  expect(containerTotals([web, db], new Map(figures), totals)).toBe(totals);
  const more = new Map(figures).set(web.id, aStats(web, { cpuPercent: 9 }));
  expect(containerTotals([web, db], more, totals)).not.toBe(totals);
  expect(containerTotals([web, db, aContainer({ name: 'new' })], figures, totals).cpu?.expected).toBe(3);
});
