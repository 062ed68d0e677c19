import type { UnreachableCause } from '../../shared/engine.ts';
import { backOff } from './back-off.ts';
import type { Clock } from './clock.ts';
import type { EngineApi } from './engine-api.ts';
import { type EngineEndpoint, localPath, targetOf } from './engine-endpoint.ts';
import { engineFailure } from './engine-failure.ts';
import type { FreshnessNotes } from './freshness.ts';
import type { PublishedSnapshot } from './published-snapshot.ts';
import { openSession, type Session } from './session.ts';

// Sessions that break sooner count as failures in a row: an engine that crashes at once is not hammered.
const steadyAfterMs = 5_000;

/** Resolves, connects and follows, again and again, until `stop`. */
export interface ConnectionLoop {
  /** The engine while it is connected and listed. */
  current(): { readonly api: EngineApi; readonly session: Session } | null;
  /** Calls `listener` once, when a connection is made, fails or breaks, or on `stop`. */
  onNextChange(listener: () => void): () => void;
  /** Ends the present pause between attempts. */
  retryNow(): void;
  /** The machine slept, or its clock jumped: nothing that was open is trusted any more. */
  wokeUp(): void;
  /** Lets go of the engine and of all that is known of it, and connects to what `resolve` says now. */
  switchEngine(): void;
  stop(): void;
}

/** The cause of whatever ended an attempt; a failure that isn't the connection's is told by its words. */
function causeOf(thrown: unknown, endpoint: EngineEndpoint | null): UnreachableCause {
  const { error } = engineFailure(thrown, endpoint?.address ?? '');
  if (error.kind === 'engine-unreachable') return error.cause;
  const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : error.kind;
  return { kind: 'connection-lost', detail };
}

export function startConnectionLoop(options: {
  readonly resolve: () => Promise<EngineEndpoint>;
  readonly connect: (endpoint: EngineEndpoint) => EngineApi;
  readonly published: PublishedSnapshot;
  readonly clock: Clock;
  readonly freshness: FreshnessNotes;
  readonly random: () => number;
  readonly isSeen: () => boolean;
  readonly isChanging: () => boolean;
}): ConnectionLoop {
  const { resolve, connect, published, clock, freshness, random, isSeen, isChanging } = options;
  let stopped = false;
  let switching = false;
  let current: ReturnType<ConnectionLoop['current']> = null;
  let engineId: string | null = null;
  let since: string | null = null;
  let lastStamp = 0;
  let wake: () => void = () => undefined;
  let endAttempt: (reason: unknown) => void = () => undefined;
  const waiting = new Set<() => void>();

  function tellChange(): void {
    const told = [...waiting];
    waiting.clear();
    for (const listener of told) listener();
  }

  /** Resolves once subscribed: what happens from then on is told, so a listing after it misses nothing. */
  function subscribe(api: EngineApi, session: Session, onEnded: (reason: unknown) => void) {
    let unsubscribe: () => void = () => undefined;
    let isSubscribed = false;
    const subscribed = new Promise<void>((done) => {
      unsubscribe = api.watchEvents(since, {
        subscribed() {
          isSubscribed = true;
          done();
        },
        event({ subject, timeNano }) {
          since = timeNano;
          session.event(subject);
        },
        ended(reason) {
          // If it was `since` that the engine refused, the listing alone must do.
          if (!isSubscribed) since = null;
          onEnded(reason);
        },
      });
    });
    return { subscribed, unsubscribe: () => unsubscribe() };
  }

  /** Connects and follows. Rejects with the reason when that fails or breaks, or when the loop is stopped. */
  async function attempt(endpoint: EngineEndpoint): Promise<never> {
    const broken = new Promise<never>((_, reject) => {
      endAttempt = reject;
    });
    broken.catch(() => undefined);
    const end = endAttempt;
    const api = connect(endpoint);
    const engine = await Promise.race([api.info(), broken]);
    // Events of another engine behind the same address: the listing that follows replaces all that is known.
    if (engineId !== engine.id) since = null;
    engineId = engine.id;
    const session = openSession({
      api,
      engine,
      published,
      clock,
      freshness,
      stamp: () => ++lastStamp,
      isSeen,
      isChanging,
      onBroken: end,
      async resubscribe() {
        events.unsubscribe();
        events = subscribe(api, session, end);
        await Promise.race([events.subscribed, broken]).catch(() => undefined);
      },
    });
    let events = subscribe(api, session, end);
    try {
      await Promise.race([events.subscribed, broken]);
      // Within `begin` the first snapshot is published, and whoever hears of it may ask for the api.
      current = { api, session };
      await Promise.race([session.begin(), broken]);
      tellChange();
      return await broken;
    } finally {
      current = null;
      events.unsubscribe();
      session.stop();
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const callOff = clock.after(ms, done);
      wake = () => {
        callOff();
        done();
      };
    });
  }

  function tellUnreachable(cause: UnreachableCause, endpoint: EngineEndpoint | null): void {
    const before = published.connection();
    const beganAt = before.kind === 'unreachable' ? before.since : clock.now();
    const target = endpoint === null ? before.target : targetOf(endpoint);
    published.setConnection({ kind: 'unreachable', target, cause, since: beganAt });
    published.publish();
    tellChange();
  }

  async function run(): Promise<void> {
    let failures = 0;
    let brief = 0;
    while (!stopped) {
      if (switching) {
        switching = false;
        failures = 0;
        brief = 0;
        published.forget();
        freshness.forget();
        published.publish();
        tellChange();
      }
      const beganAt = clock.elapsed();
      let endpoint: EngineEndpoint | null = null;
      try {
        endpoint = await resolve();
        if (stopped) return;
        if (switching) continue;
        if (published.connection().kind === 'connecting') {
          published.setConnection({ kind: 'connecting', target: targetOf(endpoint) });
          published.publish();
        }
        await attempt(endpoint);
      } catch (thrown) {
        if (stopped) return;
        if (switching) continue;
        const wasReady = published.connection().kind === 'ready';
        if (wasReady) brief = clock.elapsed() - beganAt < steadyAfterMs ? brief + 1 : 1;
        failures = wasReady ? brief : failures + 1;
        tellUnreachable(causeOf(thrown, endpoint), endpoint);
      }
      await pause(backOff(failures, endpoint === null || localPath(endpoint.address) !== null, random));
    }
  }

  void run();

  return {
    current: () => current,
    onNextChange(listener) {
      if (stopped) listener();
      else waiting.add(listener);
      return () => waiting.delete(listener);
    },
    retryNow: () => wake(),
    wokeUp() {
      if (current === null) wake();
      else void current.session.recheck();
    },
    switchEngine() {
      switching = true;
      endAttempt(new Error('Another engine was chosen'));
      wake();
    },
    stop() {
      stopped = true;
      endAttempt(new Error('Stopped'));
      wake();
      tellChange();
    },
  };
}
