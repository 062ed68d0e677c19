import { describe, expect, it } from 'vitest';
import { aContainer } from '../../../shared/builders.ts';
import { sumOf } from '../../store/figure-sums.ts';
import { aStats } from '../../testing/fixtures.ts';
import { figures, totalOf } from './figure.ts';

const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db', state: 'paused' });
const job = aContainer({ name: 'job', state: 'exited' });
const known = new Map(
  [aStats(web, { cpuPercent: 1.5 }), aStats(db, { cpuPercent: 0.25, memoryBytes: 20e6 })].map((stats) => [
    stats.id,
    stats,
  ]),
);

describe('a figure of a row', () => {
  it('is the sum over the containers that run', () => {
    expect(sumOf(figures.cpu.parts, [web, db, job], known)).toEqual({ parts: [1.75], known: 2, expected: 2 });
    expect(sumOf(figures.disk.parts, [web, db], known)?.parts).toEqual([2e6, 4e6]);
    expect(totalOf(figures.disk, [web, db], known)).toBe(6e6);
  });

  it('says of how many containers it is while some are not known', () => {
    const other = aContainer({ name: 'other' });
    expect(sumOf(figures.cpu.parts, [web, other], known)).toEqual({ parts: [1.5], known: 1, expected: 2 });
  });

  it('is not known of what does not run, nor CPU of the first sample', () => {
    const first = new Map([[web.id, aStats(web, { cpuPercent: null })]]);
    expect([
      sumOf(figures.cpu.parts, [job], new Map([[job.id, aStats(job)]])),
      sumOf(figures.cpu.parts, [web], first),
      totalOf(figures.memory, [web], first),
    ]).toEqual([null, null, 48.2e6]);
  });

  it('reads as docker stats has it', () => {
    const texts = Object.entries(figures).map(([name, figure]) => {
      const sum = sumOf(figure.parts, [web], known);
      return `${name} ${sum === null ? '' : figure.text(sum.parts)}`;
    });
    expect(texts).toEqual([
      'cpu 1.50%',
      'memory 48.2 MB',
      'memoryPercent 0.31%',
      'disk 1.0 MB / 2.0 MB',
      'network 3 KB / 4 KB',
      'pids 5',
    ]);
  });
});
