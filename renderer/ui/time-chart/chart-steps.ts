import { t } from '../../../shared/texts.ts';
import { timeOfDay } from '../../format/age.ts';
import type { ChartUnit } from './chart-unit.ts';
import type { TimeSeries } from './time-series.ts';

const pageSteps = 30;
const minute = 60_000;
const spans = [2, 5, 15] as const;

/** How many minutes a chart shows: no more than it takes to show all that is known, so that a new one isn't empty. */
export function minutesShown(times: readonly number[], series: readonly TimeSeries[]): number {
  const first = times.findIndex((_, step) => series.some(({ values }) => values[step] != null));
  const known = first < 0 ? 0 : (times.at(-1) ?? 0) - (times[first] ?? 0);
  return spans.find((minutes) => minutes * minute > known) ?? 15;
}

/** The first step of the minutes that are shown. */
export function firstShown(times: readonly number[], minutes: number): number {
  const last = times.at(-1) ?? 0;
  return Math.max(
    0,
    times.findIndex((time) => time > last - minutes * minute),
  );
}

/** The step of a moment; one that has left the chart is the oldest. `null` where nothing is pointed at. */
export function stepOf(times: readonly number[], at: number | null): number | null {
  if (at === null || times.length === 0) return null;
  return Math.max(
    0,
    times.findLastIndex((time) => time <= at),
  );
}

/** To which of the steps from `first` to `last` a key leads; `null` where it leads nowhere. */
export function stepAfter(key: string, step: number, first: number, last: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: step - 1,
    ArrowDown: step - 1,
    ArrowRight: step + 1,
    ArrowUp: step + 1,
    PageDown: step - pageSteps,
    PageUp: step + pageSteps,
    Home: first,
    End: last,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(last, Math.max(first, next));
}

export interface StepValue {
  readonly series: TimeSeries;
  readonly value: number | null;
}

/** The values of the lines that are shown, the total first, then the highest first; what is not known comes last. */
export function valuesAt(series: readonly TimeSeries[], step: number): readonly StepValue[] {
  const rank = ({ series: { look }, value }: StepValue) =>
    look === 'total' ? Number.POSITIVE_INFINITY : (value ?? -1);
  return series
    .filter(({ shown }) => shown)
    .map((line) => ({ series: line, value: line.values[step] ?? null }))
    .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}

/** All values of a step in words: `14:03:02, Total 3.10%, shop not known`. */
export function stepText(
  times: readonly number[],
  series: readonly TimeSeries[],
  step: number,
  { format }: ChartUnit,
): string {
  const words = valuesAt(series, step).map(
    ({ series: { label }, value }) => `${label} ${value === null ? t('not known') : format(value)}`,
  );
  return [timeOfDay(times[step] ?? 0), ...words].join(', ');
}
