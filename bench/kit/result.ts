import { interval, type Statistic, statisticOf } from './statistics.ts';

export type Unit = 'ms' | 'µs' | 's' | 'MB' | 'KB' | 'tasks' | 'rows' | 'requests';

/** What must not be exceeded: our own figure, ours by the reference's, or ours less the reference's. */
export interface Goal {
  readonly of: 'ours' | 'ratio' | 'difference';
  readonly atMost: number;
}

/** What was measured under one name, before it is judged. */
export interface Measured {
  readonly name: string;
  readonly unit: Unit;
  readonly take: Statistic;
  /** A figure a round (or an event, or a key), in the order of measurement. */
  readonly ours: readonly number[];
  /** Of the same rounds, in the same order; empty where there is nothing to compare with. */
  readonly reference: readonly number[];
  /** `null` where the figure is only to be known. */
  readonly goal: Goal | null;
}

/** What stands in results.json. */
export interface BenchResult {
  readonly name: string;
  readonly ours: number;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly unit: Unit;
  /** As people read it: `ratio ≤ 2.5`. */
  readonly goal: string | null;
  readonly met: boolean | null;
  /** In which what the goal is about would be in 95 of 100 repetitions. */
  readonly interval: readonly [low: number, high: number];
  /** Missed by more than the noise: the whole interval is beyond the goal. */
  readonly missedForSure: boolean;
  readonly take: Statistic;
  readonly rounds: number;
}

interface Round {
  readonly ours: number;
  readonly reference: number;
}

const goalWords: Record<Goal['of'], string> = { ours: '', ratio: 'ratio ', difference: 'reference + ' };

const goalText = ({ of, atMost }: Goal, unit: Unit): string => {
  if (of === 'ratio') return `ratio ≤ ${atMost}`;
  return of === 'ours' ? `≤ ${atMost} ${unit}` : `≤ ${goalWords.difference}${atMost} ${unit}`;
};

/** To four digits, which is more than any of it is true to. */
const rounded = (value: number): number => Number(value.toPrecision(4));

/** Throws where rounds are missing: a figure without its counterpart compares nothing. */
export function judge({ name, unit, take, ours, reference, goal }: Measured): BenchResult {
  const isPaired = reference.length > 0;
  if (ours.length === 0 || (isPaired && reference.length !== ours.length)) {
    throw new Error(`${name}: ${ours.length} rounds of ours, ${reference.length} of the reference`);
  }
  if (goal !== null && goal.of !== 'ours' && !isPaired) throw new Error(`${name} has no reference`);
  const rounds = ours.map((value, n): Round => ({ ours: value, reference: reference[n] ?? Number.NaN }));
  const of = goal?.of ?? (isPaired ? 'ratio' : 'ours');
  const figure = (some: readonly Round[]): number => {
    const mine = statisticOf(
      take,
      some.map((round) => round.ours),
    );
    if (of === 'ours') return mine;
    const theirs = statisticOf(
      take,
      some.map((round) => round.reference),
    );
    return of === 'ratio' ? mine / theirs : mine - theirs;
  };
  const [low, high] = interval(rounds, figure);
  const [mine, theirs] = [statisticOf(take, ours), isPaired ? statisticOf(take, reference) : null];
  return {
    name,
    ours: rounded(mine),
    reference: theirs === null ? null : rounded(theirs),
    ratio: theirs === null ? null : rounded(mine / theirs),
    unit,
    goal: goal === null ? null : goalText(goal, unit),
    met: goal === null ? null : figure(rounds) <= goal.atMost,
    interval: [rounded(low), rounded(high)],
    missedForSure: goal !== null && low > goal.atMost,
    take,
    rounds: rounds.length,
  };
}
