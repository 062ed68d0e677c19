import type { ListModel } from './list-model.ts';
import type { LogSearch } from './log-search.ts';

/** Which match one is at: the nearest one when a search begins, then one after the other. */
export function createMatchTour(search: LogSearch, list: ListModel) {
  /** Set while the nearest match to `from` is still being looked for. */
  let seeking: { readonly from: number; readonly reveal: boolean } | null = null;

  function nearest(from: number): number | null {
    const state = search.state();
    const matches = search.matches();
    const next = matches.at(matches.before(from));
    if (next !== undefined) return next;
    // Only when all is looked through is it known that none follows.
    const done = state.kind === 'searching' && state.done;
    return done ? (matches.at(matches.count - 1) ?? null) : null;
  }

  return {
    /** A search began: the match at or after the upper edge is gone to, else the last one before it. */
    begin({ reveal }: { readonly reveal: boolean }): void {
      seeking = { from: list.topId() ?? 0, reveal };
    },
    /** The match that was sought; `null` as long as there is none. */
    arrived(): number | null {
      if (seeking === null) return null;
      const found = nearest(seeking.from);
      if (found !== null) {
        if (seeking.reveal && !list.inSight(found)) list.reveal(found);
        seeking = null;
      } else {
        const state = search.state();
        // What comes later is not gone to: the reader is elsewhere by then.
        if (state.kind === 'idle') seeking = null;
        else if (state.kind === 'searching' && state.done) seeking = { ...seeking, reveal: false };
      }
      return found;
    },
    /** The match a step away from the current one, brought into sight; `null` where there is none. */
    go(current: number | null, step: 1 | -1): number | null {
      const matches = search.matches();
      if (matches.count === 0) return null;
      const from = current ?? list.topId() ?? 0;
      const at = matches.before(from);
      const next = step === 1 ? at + (matches.at(at) === current ? 1 : 0) : at - 1;
      const found = matches.at((next + matches.count) % matches.count);
      if (found === undefined) return null;
      seeking = null;
      list.reveal(found);
      return found;
    },
  };
}
