import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { Clock } from '../engine/clock.ts';
import type { Inventory } from '../engine/inventory.ts';

/** Resolves to what `find` gives of the present or a later snapshot as soon as it is not `null`; to `null` when aborted. */
export function waitFor<Found>(
  engine: Pick<Inventory, 'snapshot' | 'subscribe'>,
  signal: AbortSignal,
  find: (snapshot: EngineSnapshot) => Found | null,
): Promise<Found | null> {
  return new Promise((resolve) => {
    let unsubscribe: (() => void) | null = null;
    const done = (found: Found | null) => {
      unsubscribe?.();
      signal.removeEventListener('abort', give);
      resolve(found);
    };
    const give = () => done(null);
    const look = (snapshot: EngineSnapshot) => {
      const found = find(snapshot);
      if (found !== null) done(found);
      return found !== null;
    };
    if (signal.aborted) {
      resolve(null);
      return;
    }
    signal.addEventListener('abort', give);
    if (!look(engine.snapshot())) unsubscribe = engine.subscribe(look);
  });
}

/** Resolves after `ms`, or at once when aborted. */
export function pause(clock: Clock, signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      callOff();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const callOff = clock.after(ms, done);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}
