import { app } from 'electron';
import type { Operations } from '../operations/operations.ts';

const longestWaitToQuitMs = 15_000;

/**
 * Holds the end of the app until what is kept in files is there. What is answered does that at once, for who has something
 * else to do just before the end.
 */
export function quitWhenSaved(save: () => Promise<void>): () => Promise<void> {
  let saved = false;
  const saveNow = () =>
    save().finally(() => {
      saved = true;
    });
  app.on('before-quit', (event) => {
    if (saved) return;
    event.preventDefault();
    void saveNow().finally(() => app.quit());
  });
  return saveNow;
}

/**
 * Waits for what still goes on, `alsoEnding` too, but for 15 s at most: a deletion is not left half done; what takes
 * longer, such as a pull, is interrupted.
 */
export async function windDown(
  operations: Operations,
  alsoEnding: readonly Promise<unknown>[],
): Promise<void> {
  // What was stopped for a volume is started again; what can't be, the next start of the app starts.
  // What asks is not answered any more.
  for (const { id, kind, target, state, cancellable, question } of operations.list()) {
    const isOfVolume = target.kind === 'volume' || kind === 'add-volume';
    const ends = isOfVolume || question !== null;
    if (ends && cancellable && state.kind === 'running') operations.cancel(id);
  }
  const longest = new Promise<void>((resolve) => setTimeout(resolve, longestWaitToQuitMs));
  await Promise.race([Promise.all([operations.idle(), ...alsoEnding]), longest]);
}
