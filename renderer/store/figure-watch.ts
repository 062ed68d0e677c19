import type { ContainerId } from '../../shared/ids.ts';

/** Which containers figures are taken of: those that any part of the window wants. */
export interface FigureWatch {
  /** What this part wants from now on, in place of what it wanted before; nothing ends its interest. */
  want(part: string, ids: readonly ContainerId[]): void;
}

/** Hands the union of all interests to `watch`, whenever it is another one. */
export function createFigureWatch(watch: (ids: readonly ContainerId[]) => void): FigureWatch {
  const wanted = new Map<string, readonly ContainerId[]>();
  let watched: ReadonlySet<ContainerId> = new Set();
  return {
    want(part, ids) {
      if (ids.length === 0) wanted.delete(part);
      else wanted.set(part, ids);
      const next = new Set([...wanted.values()].flat());
      if (next.size === watched.size && [...next].every((id) => watched.has(id))) return;
      watched = next;
      watch([...next]);
    },
  };
}
