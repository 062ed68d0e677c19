import { t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { percentText, short } from '../../format/number.ts';

/** What the numbers of a chart are. */
export interface ChartUnit {
  readonly format: (value: number) => string;
  /** As it stands beside a line across the chart: such values are round. */
  readonly tick: (value: number) => string;
  /** The chart reaches at least so high, so that a little noise at zero doesn't look like a storm. */
  readonly leastTop: number;
  /** No finer lines than these are drawn across. */
  readonly leastStep: number;
}

/** Of one core, as `docker stats` has it. */
export const percent: ChartUnit = {
  format: (value) => percentText(value, 2),
  tick: (value) => t('{number}%', { number: short(value) }),
  leastTop: 1,
  leastStep: 0.1,
};

export const bytes: ChartUnit = { format: formatBytes, tick: formatBytes, leastTop: 1e6, leastStep: 1 };

/** Bytes per second. */
export const rate: ChartUnit = {
  format: (value) => `${formatBytes(value)}/s`,
  tick: (value) => `${formatBytes(value)}/s`,
  leastTop: 1_000,
  leastStep: 1,
};

export const count: ChartUnit = {
  format: (value) => String(Math.round(value)),
  tick: String,
  leastTop: 5,
  leastStep: 1,
};
