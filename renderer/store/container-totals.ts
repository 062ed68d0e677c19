import type { Container } from '../../shared/engine.ts';
import { cpuOf, memoryOf, type Sum, sumOf } from './figure-sums.ts';
import type { Figures } from './figures.ts';

/** What the containers use in all: percent of one core, and bytes. `null` while that is known of none. */
export interface ContainerTotals {
  readonly cpu: Sum | null;
  readonly memory: Sum | null;
}

/** The totals; the previous ones where they are the same, so that nothing is drawn again for them. */
export function containerTotals(
  containers: Iterable<Container>,
  figures: Figures,
  previous: ContainerTotals | undefined,
): ContainerTotals {
  const all = [...containers];
  const totals = { cpu: sumOf(cpuOf, all, figures), memory: sumOf(memoryOf, all, figures) };
  return previous !== undefined && isSame(previous.cpu, totals.cpu) && isSame(previous.memory, totals.memory)
    ? previous
    : totals;
}

const isSame = (one: Sum | null, other: Sum | null): boolean =>
  one?.known === other?.known && one?.expected === other?.expected && one?.parts[0] === other?.parts[0];
