import { readFile, writeFile } from 'node:fs/promises';
import type { Machine } from './machine.ts';
import type { BenchResult } from './result.ts';

export interface Circumstances {
  readonly machine: Machine;
  /** Versions of the app, and of what it was measured with and against. */
  readonly versions: Readonly<Record<string, string>>;
}

export interface TimedResult extends BenchResult {
  /** When it was measured, and how much the machine had to do just before. */
  readonly at: string;
  readonly load: number;
}

export interface ResultsFile extends Circumstances {
  readonly results: readonly TimedResult[];
}

const sameCircumstances = (a: Circumstances, b: Circumstances) =>
  JSON.stringify([a.machine, a.versions]) === JSON.stringify([b.machine, b.versions]);

/**
 * Puts new results in the place of older ones of the same names. Those of others stay, in the order of `names`, unless
 * they were measured on another machine or with other versions, and so can't stand beside the new ones.
 */
export function withResults(
  before: ResultsFile | null,
  now: ResultsFile,
  benchmarks: readonly string[],
): ResultsFile {
  const renewed = new Set(now.results.map(({ name }) => benchmarkOf(name)));
  const kept =
    before !== null && sameCircumstances(before, now)
      ? before.results.filter(({ name }) => !renewed.has(benchmarkOf(name)))
      : [];
  const place = ({ name }: TimedResult) => benchmarks.indexOf(benchmarkOf(name));
  const results = [...kept, ...now.results].filter((result) => place(result) >= 0);
  return { ...now, results: results.toSorted((a, b) => place(a) - place(b)) };
}

/** `fresh` of the result `fresh, 95%`. */
const benchmarkOf = (result: string): string => result.split(',', 1)[0] ?? result;

/** `null` where there is none, or none that can be read. */
export async function readResults(path: string): Promise<ResultsFile | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

export const writeResults = (path: string, results: ResultsFile): Promise<void> =>
  writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
