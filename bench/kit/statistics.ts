/** How many numbers become one. `p95`: the smallest that at least 95% do not exceed. */
export type Statistic = 'median' | 'p95' | 'largest';

/** Of at least one number. */
export function statisticOf(take: Statistic, numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  switch (take) {
    case 'median':
      return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.floor(sorted.length / 2))) / 2;
    case 'p95':
      return at(Math.ceil(0.95 * sorted.length) - 1);
    case 'largest':
      return at(sorted.length - 1);
  }
}

/** Always the same row of numbers from 0 to 1, so that the same measurements give the same interval. */
function repeatableRandom(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const resamples = 2_000;

/**
 * The range in which a figure would be in 95 of 100 repetitions (the bootstrap): `figure` computed again and again from
 * rounds drawn at random, with replacement, of those that were measured. `rounds` is at least one.
 */
export function interval<Round>(
  rounds: readonly Round[],
  figure: (rounds: readonly Round[]) => number,
): readonly [low: number, high: number] {
  const random = repeatableRandom();
  const drawOne = () => rounds[Math.floor(random() * rounds.length)];
  const drawn = Array.from({ length: resamples }, () =>
    figure(rounds.map(drawOne).filter((round) => round !== undefined)),
  ).sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.floor(share * (resamples - 1))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}
