import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { Clock } from '../engine/clock.ts';
import type { EngineApi } from '../engine/engine-api.ts';
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

/** Resolves after `ms`, or sooner: when the connection that `api` is of is lost, or when aborted. */
export async function pauseWith(
  engine: Pick<Inventory, 'snapshot' | 'subscribe' | 'api'>,
  api: EngineApi,
  signal: AbortSignal,
  clock: Clock,
  ms: number,
): Promise<void> {
  const over = new AbortController();
  const callOff = clock.after(ms, () => over.abort());
  const either = AbortSignal.any([signal, over.signal]);
  await waitFor(engine, either, () => (engine.api() === api ? null : true));
  callOff();
}
