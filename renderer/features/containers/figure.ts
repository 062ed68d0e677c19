import type { ContainerStats } from '../../../shared/container-stats.ts';
import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { percentText } from '../../format/number.ts';
import { cpuOf, memoryOf, type Parts, sumOf } from '../../store/figure-sums.ts';
import type { Figures } from '../../store/figures.ts';

/** A column of live numbers: which ones, and how they read. */
export interface Figure {
  /** Added up over the containers of a row; the row is sorted by their total. `null`: not known yet. */
  readonly parts: Parts;
  readonly text: (sums: readonly number[]) => string;
  /** More about a single container, for the tooltip. */
  readonly hint?: (stats: ContainerStats) => string;
}

const percent = (value: number): string => percentText(value, 2);
const pair = ([first = 0, second = 0]: readonly number[]): string =>
  `${formatBytes(first)} / ${formatBytes(second)}`;

const memoryPercent = ({ memoryBytes, memoryLimitBytes }: ContainerStats): number | null =>
  memoryLimitBytes > 0 ? (100 * memoryBytes) / memoryLimitBytes : null;

/** Every figure as `docker stats` has it. */
export const figures = {
  cpu: {
    parts: cpuOf,
    text: ([cpu = 0]) => percent(cpu),
    hint: () => t('Of one core'),
  },
  memory: {
    parts: memoryOf,
    text: ([bytes = 0]) => formatBytes(bytes),
    hint: ({ memoryBytes, memoryLimitBytes }) =>
      t('{memoryBytes} of {memoryLimitBytes}', {
        memoryBytes: formatBytes(memoryBytes),
        memoryLimitBytes: formatBytes(memoryLimitBytes),
      }),
  },
  memoryPercent: {
    parts: (stats) => {
      const used = memoryPercent(stats);
      return used === null ? null : [used];
    },
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

/** By what a row is sorted: what it uses in all. */
export function totalOf(figure: Figure, containers: Iterable<Container>, all: Figures): number | null {
  const sum = sumOf(figure.parts, containers, all);
  return sum === null ? null : sum.parts.reduce((total, part) => total + part, 0);
}
