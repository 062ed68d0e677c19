import type { EngineInfo } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { createBackground } from './background.ts';
import { atMost, type Clock } from './clock.ts';
import { eachOf } from './concurrency.ts';
import type { EngineApi } from './engine-api.ts';
import { createEventQueue, type Pace, type Subject } from './event-queue.ts';
import type { FreshnessNotes } from './freshness.ts';
import { createListedContainers } from './listed-container.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { PublishedSnapshot } from './published-snapshot.ts';

const timings = {
  /** A container that the engine is slow to tell about doesn't hold up the others for longer. */
  slowestBatchMs: 1_000,
  /** The engine answers a stop a little before it tells of it. */
  tellingMs: 25,
  resyncMs: 60_000,
  quietMs: 10_000,
  /** While nobody sees the window: events go on, and what they might have missed is made up for when it is seen. */
  unseenResyncMs: 10 * 60_000,
  unseenQuietMs: 60_000,
  pingTimeoutMs: 5_000,
  /** Between an inspection that failed and the next of the same container. */
  againMs: 1_000,
  /** A clock is set right by less, and a sleep that is shorter breaks nothing. */
  jumpMs: 5_000,
} as const;

/** What a start or a stop tells, and something more beside it, is read at once. */
const usualPace: Pace = { windowMs: 75, burst: 4 };
/** While the app itself changes something: the steps of that are told anyhow, and each of them comes with several events. */
const pacedByWork: Pace = { windowMs: 200, burst: 1 };

const inspectedAtOnce = 8;
/** So often in a row a container is inspected again soon; then with each listing of everything. */
const soonAgain = 5;

/** One time of being connected: from the listing to the moment when the connection breaks. */
export interface Session {
  /** A listing of everything, and what events named so far. Never rejects. */
  refreshed(): Promise<void>;
  /** An event that the engine sent, also before `begin`. */
  event(subject: Subject): void;
  /** Lists everything; rejects where that fails. Then keeps up by itself until `stop`. */
  begin(): Promise<void>;
  /** How many things that events named are not read again yet. */
  waiting(): number;
  /** Trusts nothing that was open: another event stream, and a listing. After the machine slept. Never rejects. */
  recheck(): Promise<void>;
  /** The window is seen again: what is due then is not put off any longer. */
  seen(): void;
  stop(): void;
}

const isLost = (thrown: unknown) =>
  thrown instanceof Failure &&
  thrown.error.kind === 'engine-unreachable' &&
  thrown.error.cause.kind !== 'timeout';

/** Keeps `published` true to the engine behind `api`; calls `onBroken` once when it can't any more. */
export function openSession(options: {
  readonly api: EngineApi;
  readonly engine: EngineInfo;
  readonly published: PublishedSnapshot;
  readonly clock: Clock;
  readonly freshness: FreshnessNotes;
  /** Grows by one a call, over all sessions. */
  readonly stamp: () => number;
  /** Whether anybody sees the window. */
  readonly isSeen: () => boolean;
  /** Whether the app itself is changing something on the engine. */
  readonly isChanging: () => boolean;
  readonly onBroken: (reason: unknown) => void;
  /** Opens another event stream in place of the present one. Never rejects: where it can't, `onBroken` is heard of. */
  readonly resubscribe: () => Promise<void>;
}): Session {
  const { api, engine, published, clock, freshness, stamp, isSeen, isChanging, onBroken, resubscribe } =
    options;
  const { containers, volumes, networks } = published;
  const listed = createListedContainers();
  let over = false;
  let lastHeard = clock.elapsed();
  let lastRelisted = clock.elapsed();
  // Since the last look at everything: whether events told anything, and whether listings found anything.
  const sinceResync = { told: false, found: false };
  let clockAhead = clock.now() - clock.elapsed();
  /** How often in a row each of these containers could not be inspected. */
  const unread = new Map<ContainerId, number>();
  const callOffs = new Map<string, () => void>();

  const later = (name: string, ms: number, run: () => void) => {
    if (over) return;
    callOffs.get(name)?.();
    callOffs.set(name, clock.after(ms, run));
  };

  function broken(reason: unknown): void {
    if (over) return;
    stop();
    onBroken(reason);
  }

  /** The engine has just told the truth about all that was asked. */
  function confirm(): void {
    lastHeard = clock.elapsed();
    published.confirm();
  }

  async function ping(): Promise<void> {
    try {
      await api.ping(timings.pingTimeoutMs);
      if (!over) confirm();
    } catch (thrown) {
      broken(thrown);
    }
  }

  /** One slow answer is no broken connection: the ping tells. */
  async function tolerate(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (thrown) {
      if (isLost(thrown)) broken(thrown);
      else if (!over) await ping();
    }
  }

  /** A listing doesn't tell all that an inspection does, so what could not be inspected is asked for again. */
  function notRead(id: ContainerId): void {
    const times = (unread.get(id) ?? 0) + 1;
    unread.set(id, times);
    if (times <= soonAgain) later('unread', timings.againMs, readAgain);
  }

  function readAgain(): void {
    for (const id of unread.keys()) queue.add({ kind: 'container', id });
  }

  async function refetchContainer(id: ContainerId): Promise<void> {
    background.drop(id);
    const began = stamp();
    const container = await api.inspectContainer(id).catch((thrown: unknown) => {
      notRead(id);
      throw thrown;
    });
    unread.delete(id);
    if (over) return;
    confirm();
    if (container !== null) listed.inspected(container);
    containers.put(id, container, began, stamp());
    published.publishSoon();
  }

  async function refetch(subject: Subject): Promise<void> {
    if (subject.kind === 'container') return refetchContainer(subject.id);
    const began = stamp();
    if (subject.kind === 'volume') {
      const volume = await api.inspectVolume(subject.name);
      if (!over) volumes.put(subject.name, volume, began, stamp());
    } else {
      const network = await api.inspectNetwork(subject.id);
      if (!over) networks.put(subject.id, network, began, stamp());
    }
    if (over) return;
    confirm();
    published.publishSoon();
  }

  async function refreshBatch(subjects: readonly Subject[]): Promise<void> {
    const all = eachOf(subjects, inspectedAtOnce, (subject) => tolerate(refetch(subject)));
    await atMost(clock, timings.slowestBatchMs, all);
    if (!over) published.publish();
  }

  const all = () => [containers.current(), volumes.current(), networks.current()];

  async function list(): Promise<void> {
    const beganAt = clock.elapsed();
    const began = stamp();
    const [someContainers, someVolumes, someNetworks] = await Promise.all([
      api.listContainers(),
      api.listVolumes(),
      api.listNetworks(),
    ]);
    if (over) return;
    const before = all();
    listed.heard(someContainers, beganAt, clock.elapsed());
    containers.putAll(
      someContainers.map(({ container }) => container),
      began,
      listed.merge,
    );
    volumes.putAll(someVolumes, began);
    networks.putAll(someNetworks, began);
    if (all().some((entries, at) => entries !== before[at])) sinceResync.found = true;
    confirm();
    freshness.listed(clock.now(), clock.elapsed() - beganAt);
  }

  const relist = oneAtATime(async () => {
    if (over) return;
    lastRelisted = clock.elapsed();
    await tolerate(list());
    if (over) return;
    published.publish();
    for (const id of listed.takeStale()) queue.add({ kind: 'container', id });
    readAgain();
  });

  const queue = createEventQueue({
    clock,
    pace: () => (isChanging() ? pacedByWork : usualPace),
    refresh: refreshBatch,
  });
  const background = createBackground<ContainerId>(
    inspectedAtOnce,
    (id) => tolerate(refetchContainer(id)),
    () => {
      if (!over) published.publish();
    },
  );

  async function recheck(): Promise<void> {
    await resubscribe();
    await relist();
  }

  /** A stream without a word while things changed is one that has ended without a word. */
  async function resync(): Promise<void> {
    await relist();
    const isDeaf = sinceResync.found && !sinceResync.told;
    sinceResync.found = false;
    sinceResync.told = false;
    if (isDeaf && !over) await recheck();
  }

  /** The clock has gone on without us since the last call: the machine slept, or somebody has set it. */
  function hasJumped(): boolean {
    const before = clockAhead;
    clockAhead = clock.now() - clock.elapsed();
    return Math.abs(clockAhead - before) > timings.jumpMs;
  }

  function pingWhenQuiet(): void {
    if (hasJumped()) void recheck();
    const quietMs = isSeen() ? timings.quietMs : timings.unseenQuietMs;
    const wait = lastHeard + quietMs - clock.elapsed();
    if (wait > 0) later('ping', wait, pingWhenQuiet);
    else void ping().then(() => later('ping', quietMs, pingWhenQuiet));
  }

  function resyncAfterAWhile(): void {
    if (over) return;
    const wait = lastRelisted + (isSeen() ? timings.resyncMs : timings.unseenResyncMs) - clock.elapsed();
    if (wait > 0) later('resync', wait, resyncAfterAWhile);
    else void resync().then(resyncAfterAWhile);
  }

  function stop(): void {
    over = true;
    queue.stop();
    background.stop();
    for (const callOff of callOffs.values()) callOff();
  }

  return {
    event(subject) {
      lastHeard = clock.elapsed();
      sinceResync.told = true;
      freshness.event(clock.now());
      queue.add(subject);
    },

    async begin() {
      await list();
      if (over) return;
      listed.takeStale();
      sinceResync.found = false;
      published.setConnection({ kind: 'ready', target: api.target, engine });
      published.publish();
      queue.release();
      // Whatever happened while nobody watched may have left a container looking just as it did before.
      const known = [...containers.current().values()];
      const [up, rest] = [
        known.filter(({ state }) => state === 'running'),
        known.filter(({ state }) => state !== 'running'),
      ];
      background.add([...up, ...rest].map(({ id }) => id));
      pingWhenQuiet();
      resyncAfterAWhile();
    },

    seen() {
      if (over || published.connection().kind !== 'ready') return;
      pingWhenQuiet();
      resyncAfterAWhile();
    },

    async refreshed() {
      const told = new Promise<void>((resolve) => clock.after(timings.tellingMs, resolve));
      await Promise.all([relist(), told]);
      await queue.drained();
    },
    waiting: queue.waiting,
    recheck,
    stop,
  };
}
