import type { Freshness } from '../../shared/diagnostics.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { type Clock, systemClock } from './clock.ts';
import { startConnectionLoop } from './connection-loop.ts';
import type { EngineApi } from './engine-api.ts';
import type { EngineEndpoint } from './engine-endpoint.ts';
import { createFreshnessNotes } from './freshness.ts';
import { createPublishedSnapshot } from './published-snapshot.ts';

/** The one place that knows what the engine holds. */
export interface Inventory {
  /** The last published state, at once. */
  snapshot(): EngineSnapshot;
  /** The engine while it is connected; `null` while `snapshot().connection` is not `ready`. */
  api(): EngineApi | null;
  /** Called with every new revision, in order; the returned function ends it. */
  subscribe(listener: (snapshot: EngineSnapshot) => void): () => void;
  /**
   * Lists everything once more and resolves when all that happened before the call is in the snapshot, so that an
   * operation's result and the next snapshot agree. While the engine is unreachable: what is known, at once; during
   * the first attempt: as soon as it has come out. Never rejects.
   */
  refreshed(): Promise<EngineSnapshot>;
  /** How far the snapshot follows the engine. */
  freshness(): Freshness;
  /** Tries an unreachable engine now instead of after the present pause. */
  retryNow(): void;
  /** To be called when the machine has slept: connections may be gone without a word. */
  wokeUp(): void;
  /** Whether anybody sees the window; taken to be so until this is called. While not, the engine is asked less often. */
  setSeen(seen: boolean): void;
  /** Connects to what `resolve` says now, and forgets what it knew: another engine was chosen. */
  switchEngine(): void;
  stop(): void;
}

/**
 * Connects at once, and again whenever the connection breaks: `resolve` is asked each time, since the user may have
 * changed the context meanwhile. Nothing is sent but by `connect`'s api.
 */
export function createInventory(options: {
  readonly resolve: () => Promise<EngineEndpoint>;
  readonly connect: (endpoint: EngineEndpoint) => EngineApi;
  /** Whether the app itself is changing something there: then events are followed in larger strides. */
  readonly isChanging?: () => boolean;
  readonly clock?: Clock;
  /** 0 to 1, as `Math.random`. */
  readonly random?: () => number;
}): Inventory {
  const { resolve, connect, isChanging = () => false, clock = systemClock, random = Math.random } = options;
  const published = createPublishedSnapshot(clock);
  const freshness = createFreshnessNotes();
  let isSeen = true;
  const loop = startConnectionLoop({
    resolve,
    connect,
    published,
    clock,
    freshness,
    random,
    isSeen: () => isSeen,
    isChanging,
  });
  const isReady = () => published.connection().kind === 'ready';

  return {
    snapshot: published.snapshot,
    api: () => (isReady() ? (loop.current()?.api ?? null) : null),
    subscribe: published.subscribe,
    async refreshed() {
      if (published.connection().kind === 'connecting') {
        await new Promise<void>((done) => loop.onNextChange(done));
      }
      const connected = isReady() ? loop.current() : null;
      if (connected !== null) {
        await new Promise<void>((done) => {
          const callOff = loop.onNextChange(done);
          void connected.session.refreshed().finally(callOff).then(done);
        });
      }
      return published.snapshot();
    },
    freshness: () => ({
      ...freshness.read(),
      confirmedAt: published.confirmedAt(),
      waiting: loop.current()?.session.waiting() ?? 0,
    }),
    retryNow: loop.retryNow,
    wokeUp: loop.wokeUp,
    setSeen(seen) {
      isSeen = seen;
      if (seen) loop.current()?.session.seen();
    },
    switchEngine: loop.switchEngine,
    stop() {
      loop.stop();
      published.stop();
    },
  };
}
