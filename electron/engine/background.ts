/** Work on ids in the background, a few at once, each id once however often it is named. */
export interface Background<Id> {
  add(ids: Iterable<Id>): void;
  /** Leaves out an id that has been seen to by somebody else. */
  drop(id: Id): void;
  stop(): void;
}

/** `work` must not reject; `onIdle` is called each time when nothing is left. */
export function createBackground<Id>(
  atOnce: number,
  work: (id: Id) => Promise<void>,
  onIdle: () => void,
): Background<Id> {
  const waiting = new Set<Id>();
  let busy = 0;

  function fill(): void {
    for (const id of waiting) {
      if (busy >= atOnce) return;
      waiting.delete(id);
      busy += 1;
      void work(id).finally(() => {
        busy -= 1;
        if (busy === 0 && waiting.size === 0) onIdle();
        else fill();
      });
    }
  }

  return {
    add(ids) {
      for (const id of ids) waiting.add(id);
      fill();
    },
    drop: (id) => void waiting.delete(id),
    stop: () => waiting.clear(),
  };
}
