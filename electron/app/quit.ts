import { app } from 'electron';
import type { Operations } from '../operations/operations.ts';

const longestWaitToQuitMs = 15_000;

/** Holds the end of the app until what is kept in files is there. */
export function quitWhenSaved(save: () => Promise<void>): void {
  let saved = false;
  app.on('before-quit', (event) => {
    if (saved) return;
    event.preventDefault();
    void save().finally(() => {
      saved = true;
      app.quit();
    });
  });
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
  for (const { id, kind, target, state, cancellable } of operations.list()) {
    const isOfVolume = target.kind === 'volume' || kind === 'add-volume';
    if (isOfVolume && cancellable && state.kind === 'running') operations.cancel(id);
  }
  const longest = new Promise<void>((resolve) => setTimeout(resolve, longestWaitToQuitMs));
  await Promise.race([Promise.all([operations.idle(), ...alsoEnding]), longest]);
}
