import type { LogSearch } from './log-search.ts';

export interface MatchCount {
  /** Which match one is at, from 1 on; 0 while one is at none. */
  readonly at: number;
  readonly count: number;
  /** Everything that is held was looked through. */
  readonly done: boolean;
}

/** How many lines match, and which of them is the current one; `null` while nothing is looked for. */
export function matchCount(
  search: Pick<LogSearch, 'state' | 'matches'>,
  current: number | null,
): MatchCount | null {
  const state = search.state();
  if (state.kind !== 'searching') return null;
  const matches = search.matches();
  const before = current === null ? 0 : matches.before(current);
  const at = current !== null && matches.at(before) === current ? before + 1 : 0;
  return { at, count: matches.count, done: state.done };
}
