/** One line of a chart: a value a step, oldest first; `null` is a gap. */
export interface TimeSeries {
  readonly key: string;
  readonly label: string;
  /** Any CSS colour, also a variable: it is drawn as the theme of the moment has it. */
  readonly colour: string;
  /** `total` is drawn stronger, over a tinted ground; `dashed` tells lines apart where colours are hard to tell apart. */
  readonly look: 'plain' | 'dashed' | 'total';
  /** Switched off in the legend: not drawn, and still in the table. */
  readonly shown: boolean;
  readonly values: readonly (number | null)[];
}

/** What is known of a line over the time of its chart; `null` where nothing is. */
export interface Summary {
  readonly now: number | null;
  readonly lowest: number;
  readonly average: number;
  readonly highest: number;
}

// A value that is on its way is no gap yet.
const nowSteps = 3;

/** The newest value, unless it is some steps old. */
export function newest(values: readonly (number | null)[]): number | null {
  return values.slice(-nowSteps).findLast((value) => value !== null) ?? null;
}

/** `null` where there is no value at all. Gaps count for nothing. */
export function summaryOf(values: readonly (number | null)[]): Summary | null {
  let [lowest, highest, sum, known] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (const value of values) {
    if (value === null) continue;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
    sum += value;
    known += 1;
  }
  return known === 0 ? null : { now: newest(values), lowest, average: sum / known, highest };
}
