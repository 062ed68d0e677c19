import type { ContainerStats } from '../../shared/container-stats.ts';
import type { Container } from '../../shared/engine.ts';
import { type Figures, hasFigures } from './figures.ts';

/** What is added up over containers: one or more numbers of each; `null`: not known yet. */
export type Parts = (stats: ContainerStats) => readonly number[] | null;

/** Percent of one core. */
export const cpuOf: Parts = ({ cpuPercent }) => (cpuPercent === null ? null : [cpuPercent]);

/** Bytes. */
export const memoryOf: Parts = ({ memoryBytes }) => [memoryBytes];

export interface Sum {
  /** Part by part, over the containers that are known. */
  readonly parts: readonly number[];
  readonly known: number;
  /** How many containers there are figures of, or will be. */
  readonly expected: number;
}

/** The figure over containers; `null` while none of them is known, and for containers that don't run. */
export function sumOf(parts: Parts, containers: Iterable<Container>, all: Figures): Sum | null {
  let sums: readonly number[] | null = null;
  let known = 0;
  let expected = 0;
  for (const container of containers) {
    if (!hasFigures(container)) continue;
    expected += 1;
    const stats = all.get(container.id);
    const values = stats === undefined ? null : parts(stats);
    if (values === null) continue;
    known += 1;
    const before: readonly number[] | null = sums;
    sums = before === null ? values : values.map((value, index) => value + (before[index] ?? 0));
  }
  return sums === null ? null : { parts: sums, known, expected };
}
