import { describe, expect, it } from 'vitest';
import { judge } from './result.ts';
import { type ResultsFile, type TimedResult, withResults } from './results-file.ts';

const aResult = (name: string, ours: number): TimedResult => ({
  ...judge({ name, unit: 'ms', take: 'median', ours: [ours], reference: [], goal: null }),
  at: '2026-11-27T10:00:00.000Z',
  load: 0.1,
});
const aFile = (...results: readonly TimedResult[]): ResultsFile => ({
  machine: { cpu: 'a cpu', cores: 2, memoryGB: 8, kernel: '6.1' },
  versions: { stackyard: '0.1.0' },
  results,
});
const figures = ({ results }: ResultsFile) => results.map(({ name, ours }) => `${name} ${ours}`);
const names = ['size', 'fresh', 'list-1000'];

describe('the results file', () => {
  const before = aFile(aResult('size, packaged', 1), aResult('size, JavaScript', 2), aResult('fresh', 3));

  it('takes all results of a benchmark in place of its older ones, in the order of the benchmarks', () => {
    const now = aFile(aResult('list-1000', 5), aResult('size, packaged', 4));
    expect(figures(withResults(before, now, names))).toEqual(['size, packaged 4', 'fresh 3', 'list-1000 5']);
  });

  it('keeps nothing of another machine or of other versions', () => {
    const now = { ...aFile(aResult('list-1000', 5)), versions: { stackyard: '0.2.0' } };
    expect(figures(withResults(before, now, names))).toEqual(['list-1000 5']);
  });

  it('forgets benchmarks that are no more', () => {
    expect(figures(withResults(before, aFile(), ['fresh']))).toEqual(['fresh 3']);
  });

  it('is made where there is none', () => {
    expect(withResults(null, before, names)).toEqual(before);
  });
});
