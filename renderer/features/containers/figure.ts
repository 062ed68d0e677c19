import type { ContainerStats } from '../../../shared/container-stats.ts';
import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { percentText } from '../../format/number.ts';
import { type Figures, hasFigures } from '../../store/figures.ts';

/** A column of live numbers: which ones, and how they read. */
export interface Figure {
  /** Added up over the containers of a row; the row is sorted by their total. `null`: not known yet. */
  readonly parts: (stats: ContainerStats) => readonly number[] | null;
  readonly text: (sums: readonly number[]) => string;
  /** More about a single container, for the tooltip. */
  readonly hint?: (stats: ContainerStats) => string;
}

const percent = (value: number): string => percentText(value, 2);
const pair = ([first = 0, second = 0]: readonly number[]): string =>
  `${formatBytes(first)} / ${formatBytes(second)}`;

const memoryPercent = ({ memoryBytes, memoryLimitBytes }: ContainerStats): number | null =>
  memoryLimitBytes > 0 ? (100 * memoryBytes) / memoryLimitBytes : null;

const single = (value: number | null): readonly number[] | null => (value === null ? null : [value]);

/** Every figure as `docker stats` has it. */
export const figures = {
  cpu: {
    parts: ({ cpuPercent }) => single(cpuPercent),
    text: ([cpu = 0]) => percent(cpu),
    hint: () => t('Of one core'),
  },
  memory: {
    parts: ({ memoryBytes }) => [memoryBytes],
    text: ([bytes = 0]) => formatBytes(bytes),
    hint: ({ memoryBytes, memoryLimitBytes }) =>
      t('{memoryBytes} of {memoryLimitBytes}', {
        memoryBytes: formatBytes(memoryBytes),
        memoryLimitBytes: formatBytes(memoryLimitBytes),
      }),
  },
  memoryPercent: {
    parts: (stats) => single(memoryPercent(stats)),
    text: ([used = 0]) => percent(used),
    hint: ({ memoryLimitBytes }) =>
      t('Of {memoryLimitBytes}', { memoryLimitBytes: formatBytes(memoryLimitBytes) }),
  },
  disk: {
    parts: ({ blockReadBytes, blockWrittenBytes }) => [blockReadBytes, blockWrittenBytes],
    text: pair,
    hint: () => t('Read / written since it started'),
  },
  network: {
    parts: ({ networkReceivedBytes, networkSentBytes }) => [networkReceivedBytes, networkSentBytes],
    text: pair,
    hint: () => t('Received / sent since it started'),
  },
  pids: {
    parts: ({ pids }) => [pids],
    text: ([pids = 0]) => `${pids}`,
  },
} satisfies Record<string, Figure>;

export interface Sum {
  /** Part by part, over the containers that are known. */
  readonly parts: readonly number[];
  readonly known: number;
  /** How many containers there are figures of, or will be. */
  readonly expected: number;
}

/** The figure over containers; `null` while none of them is known, and for containers that don't run. */
export function sumOf(
  { parts }: Pick<Figure, 'parts'>,
  containers: Iterable<Container>,
  all: Figures,
): Sum | null {
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

/** By what a row is sorted: what it uses in all. */
export function totalOf(figure: Figure, containers: Iterable<Container>, all: Figures): number | null {
  const sum = sumOf(figure, containers, all);
  return sum === null ? null : sum.parts.reduce((total, part) => total + part, 0);
}
