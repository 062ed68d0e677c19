import { withoutEscapes } from '../../../shared/ansi.ts';
import { compileLogQuery, type LogMatcher, tooSlow } from '../../../shared/log-match.ts';
import type { LogQuery } from '../../../shared/logs.ts';
import { createAscendingIds } from './ascending-ids.ts';
import { entryFlags, hasFlag, type LogChunk, lineIn } from './log-chunk.ts';
import type { LogSelection } from './log-selection.ts';
import type { LogStore } from './log-store.ts';

/** How far a search has come. */
export type SearchState =
  /** Nothing is looked for. */
  | { readonly kind: 'idle' }
  /** `done`: everything that is held has been looked at. What comes later is looked at as it comes. */
  | { readonly kind: 'searching'; readonly done: boolean }
  /** The regular expression isn't one, or takes too long: `detail` says why. What was found until then stays. */
  | { readonly kind: 'invalid'; readonly detail: string };

/** The entries that match, by their ids, in the order of the log. They grow and go as the log does. */
export interface LogMatches {
  readonly count: number;
  /** `undefined` out of range. */
  at(n: number): number | undefined;
  /** How many stand before an entry: the number of the first match at or after it. */
  before(entryId: number): number;
}

export interface LogSearch {
  /** Begins anew; `null` ends the search. */
  set(query: LogQuery | null, selection: LogSelection): void;
  matches(): LogMatches;
  state(): SearchState;
  /** What `set` looks for, to mark it in the lines that are drawn; `null` where there is nothing to mark. */
  matcher(): LogMatcher | null;
  /** Called after every slice of work, and on `set`. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Another one after every change. */
  version(): number;
  /** Ends it for good. */
  stop(): void;
}

export interface SearchPace {
  /** Runs `work` soon, after what else the window has to do; returns the function that calls it off. */
  readonly soon: (work: () => void) => () => void;
  /** Milliseconds, as `performance.now`. */
  readonly now: () => number;
}

const windowPace: SearchPace = {
  soon(work) {
    const timer = setTimeout(work);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
};

// A frame is 16 ms: half of it is left to everything else, also where the last look at the clock came a little late.
const sliceMs = 6;
// Entries between two looks at the clock.
const entriesAtOnce = 256;

/** The places within `chunk`, from `from` up to `end`, of the lines that match. */
function matchesIn(chunk: LogChunk, from: number, end: number, matcher: LogMatcher): number[] {
  const found: number[] = [];
  const hasEscapes = chunk.text.includes('\u001b');
  const { firstIn } = matcher;
  if (firstIn === null || hasEscapes) {
    for (let n = from; n < end; n += 1) {
      const line = lineIn(chunk, n);
      if (matcher.test(hasEscapes ? withoutEscapes(line) : line)) found.push(n);
    }
    return found;
  }
  let n = from;
  let at = n === 0 ? 0 : (chunk.ends[n - 1] ?? 0) + 1;
  const last = chunk.ends[end - 1] ?? 0;
  const text = end === chunk.count ? chunk.text : chunk.text.slice(0, last);
  for (;;) {
    at = firstIn(text, at);
    if (at === -1) return found;
    while (n < end && (chunk.ends[n] ?? 0) < at) n += 1;
    if (n >= end) return found;
    found.push(n);
    at = (chunk.ends[n] ?? 0) + 1;
    n += 1;
  }
}

/**
 * Looks through all that a store holds, and whatever comes, in slices of 8 ms, so that the window stays alive. What is matched is
 * a line's text without its escape sequences.
 */
export function createLogSearch(
  store: Pick<LogStore, 'size' | 'entryId' | 'chunkOf' | 'subscribe'>,
  pace: SearchPace = windowPace,
): LogSearch {
  const found = createAscendingIds();
  const listeners = new Set<() => void>();
  let matcher: LogMatcher | null = null;
  let selection: LogSelection | null = null;
  let state: SearchState = { kind: 'idle' };
  let nextId = 0;
  let version = 0;
  let callOff: (() => void) | null = null;

  const endId = () => store.entryId(0) + store.size();

  function changed(): void {
    version += 1;
    for (const listener of [...listeners]) listener();
  }

  function look(by: LogMatcher, within: LogSelection, chunk: LogChunk): void {
    const from = nextId - chunk.firstId;
    const end = Math.min(chunk.count, from + entriesAtOnce);
    for (const n of matchesIn(chunk, from, end, by)) {
      if (!hasFlag(chunk, n, entryFlags.notice) && within.lets(chunk, n)) found.add(chunk.firstId + n);
    }
    nextId = chunk.firstId + end;
  }

  function slice(): void {
    callOff = null;
    if (matcher === null || selection === null) return;
    const until = pace.now() + sliceMs;
    nextId = Math.max(nextId, store.entryId(0));
    while (nextId < endId() && pace.now() < until) {
      const chunk = store.chunkOf(nextId);
      if (chunk === undefined) break;
      look(matcher, selection, chunk);
    }
    if (matcher.isGivenUp()) {
      matcher = null;
      state = { kind: 'invalid', detail: tooSlow };
      changed();
      return;
    }
    const done = nextId >= endId();
    state = { kind: 'searching', done };
    if (!done) callOff = pace.soon(slice);
    changed();
  }

  function goOn(): void {
    if (matcher !== null) callOff ??= pace.soon(slice);
  }

  const unsubscribe = store.subscribe(goOn);

  return {
    set(query, within) {
      callOff?.();
      callOff = null;
      found.clear();
      selection = within;
      nextId = store.entryId(0);
      matcher = null;
      const compiled = query === null ? ({ kind: 'empty' } as const) : compileLogQuery(query);
      if (compiled.kind === 'ready') {
        matcher = compiled.matcher;
        state = { kind: 'searching', done: false };
        goOn();
      } else {
        state = compiled.kind === 'empty' ? { kind: 'idle' } : compiled;
      }
      changed();
    },
    matches() {
      found.dropBelow(store.entryId(0));
      return { count: found.count(), at: found.at, before: found.below };
    },
    state: () => state,
    matcher: () => matcher,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    stop() {
      unsubscribe();
      callOff?.();
      matcher = null;
    },
  };
}
