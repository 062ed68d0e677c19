const firstMs = 250;

/**
 * Milliseconds to wait before the next attempt, after `failures` in a row: doubling from 0.25 s up to 10 s, less up
 * to a quarter by chance. A local socket costs nothing to try: up to 1 s, so that a started engine is soon noticed.
 */
export function backOff(failures: number, isLocal: boolean, random: () => number): number {
  const longest = isLocal ? 1_000 : 10_000;
  const full = Math.min(longest, firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 10));
  return Math.round(full * (1 - random() / 4));
}
