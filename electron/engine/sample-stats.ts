import type { ContainerStats } from '../../shared/container-stats.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { type AtWork, noneAtWork } from './at-work.ts';
import { atMost, type Clock, systemClock } from './clock.ts';
import type { EngineApi } from './engine-api.ts';
import type { Inventory } from './inventory.ts';
import { cpuPercent, type RawStats } from './stats-from-api.ts';

const timings = {
  roundMs: 2_000,
  /** To the second sample of a container, which is the first to tell CPU. */
  secondSampleMs: 1_000,
  /** What falls due within this time is asked for together. */
  gatherMs: 50,
  /** An answer that takes longer gives its place to another container, and still counts when it comes. */
  slowMs: 2_500,
  /** The longest that one which is being worked on waits for its first figures. */
  atWorkMs: 5_000,
  /** A container that the engine can't tell about isn't asked for again and again. */
  backOffMs: 10_000,
  batchMs: 250,
  /** A row that is scrolled out of sight and back goes on from its last sample, unless that is older. */
  forgetMs: 10_000,
} as const;

/**
 * Engine 20.10 keeps each answer waiting for about a second, which costs it nothing; 26.1 answers in milliseconds.
 * With so many, all rows of a large window are one round on both.
 */
const askedAtOnce = 32;

/** Figures of the containers that somebody is looking at. Nothing is asked for while nobody does. */
export interface StatsSampler {
  /** In place of those watched before. Containers that don't run are passed over until they do. */
  watch(ids: readonly ContainerId[]): void;
  /** Whether anybody can see the figures: nobody, until this is called. */
  setActive(active: boolean): void;
  stop(): void;
}

/** How far the sampling of one container has come. Times in milliseconds since 1970. */
interface Course {
  readonly askedAt: number;
  /** When it is to be asked about again. */
  readonly nextAt: number;
  /** `null` where the last answer told nothing. */
  readonly last: RawStats | null;
}

/** The docker CLI shows figures of paused containers too. */
const hasFigures = ({ state }: Container): boolean => state === 'running' || state === 'paused';

function figuresOf(
  id: ContainerId,
  { cpu: _, ...raw }: RawStats,
  percent: number | null,
  { connection }: EngineSnapshot,
): ContainerStats {
  const engineBytes = connection.kind === 'ready' ? connection.engine.memoryBytes : 0;
  return { id, ...raw, cpuPercent: percent, memoryLimitBytes: raw.memoryLimitBytes ?? engineBytes };
}

/**
 * Samples each watched container every 2 s, a bounded number at once, and calls `push` with what is new, at most
 * every 250 ms. A container that the engine is slow or unable to tell about holds up no other one, and one that has only
 * come while something works on it has its first figures when that has ended, or a little later. A connection that
 * is lost, or a pause, begins everything anew: CPU is never an average over a time when nobody looked.
 */
export function createStatsSampler(options: {
  readonly inventory: Pick<Inventory, 'snapshot' | 'api' | 'subscribe'>;
  readonly push: (stats: readonly ContainerStats[]) => void;
  readonly atWork?: AtWork;
  readonly clock?: Clock;
}): StatsSampler {
  const { inventory, push, atWork = noneAtWork, clock = systemClock } = options;
  let watched: ReadonlySet<ContainerId> = new Set();
  let isActive = false;
  let isOver = false;
  let api: EngineApi | null = null;
  let epoch = 0;
  const courses = new Map<ContainerId, Course>();
  /** Since when those wait that were at work when they came. */
  const waitingSince = new Map<ContainerId, number>();
  const asked = new Set<ContainerId>();
  let queue: ContainerId[] = [];
  let freePlaces = askedAtOnce;
  let wake: { readonly at: number; readonly callOff: () => void } | null = null;
  const fresh = new Map<ContainerId, ContainerStats>();
  let callOffPush: (() => void) | null = null;

  const figured = (id: ContainerId): Container | null => {
    const container = watched.has(id) ? inventory.snapshot().containers.get(id) : undefined;
    return container !== undefined && hasFigures(container) ? container : null;
  };

  function beginAnew(): void {
    epoch += 1;
    courses.clear();
    waitingSince.clear();
    asked.clear();
    fresh.clear();
    queue = [];
    wake?.callOff();
    wake = null;
    callOffPush?.();
    callOffPush = null;
  }

  /** Looks again at `at`, or a little later, unless that is to happen sooner anyway. */
  function lookAt(at: number): void {
    if (wake !== null && wake.at <= at) return;
    wake?.callOff();
    const callOff = clock.after(Math.max(at - clock.elapsed(), timings.gatherMs), () => {
      wake = null;
      look();
    });
    wake = { at, callOff };
  }

  function firstAt(id: ContainerId, now: number): number {
    const since = waitingSince.get(id) ?? now;
    waitingSince.set(id, since);
    return since + timings.atWorkMs;
  }

  /** Queues what is due, the longest waiting first, and asks as far as places are free. */
  function look(): void {
    const current = isActive && !isOver && watched.size > 0 ? inventory.api() : null;
    if (current !== api) beginAnew();
    api = current;
    if (api === null) return;
    const now = clock.elapsed();
    const isAtWork = atWork.now();
    const due: { readonly id: ContainerId; readonly nextAt: number }[] = [];
    for (const id of watched) {
      const container = figured(id);
      if (container === null) {
        courses.delete(id);
        waitingSince.delete(id);
      } else if (!asked.has(id)) {
        const nextAt = courses.get(id)?.nextAt ?? (isAtWork(container) ? firstAt(id, now) : 0);
        if (nextAt <= now) due.push({ id, nextAt });
        else lookAt(nextAt);
      }
    }
    queue = due.toSorted((a, b) => a.nextAt - b.nextAt).map(({ id }) => id);
    askNext();
  }

  function askNext(): void {
    while (api !== null && freePlaces > 0) {
      const id = queue.shift();
      if (id === undefined) return;
      freePlaces -= 1;
      void atMost(clock, timings.slowMs, ask(api, id)).finally(() => {
        freePlaces += 1;
        askNext();
      });
    }
  }

  /** Never rejects. */
  async function ask(from: EngineApi, id: ContainerId): Promise<void> {
    const [askedAt, askedIn] = [clock.elapsed(), epoch];
    asked.add(id);
    waitingSince.delete(id);
    let pauseMs: number;
    let sample: RawStats | null = null;
    const before = courses.get(id)?.last ?? null;
    try {
      sample = await from.containerStats(id);
      pauseMs = before === null && sample !== null ? timings.secondSampleMs : timings.roundMs;
    } catch {
      pauseMs = timings.backOffMs;
    }
    // Asked before the connection was lost or the window hidden: whatever it says, that is over.
    if (askedIn !== epoch) return;
    asked.delete(id);
    const nextAt = askedAt + pauseMs;
    courses.set(id, { askedAt, nextAt, last: sample });
    lookAt(nextAt);
    if (sample === null) return;
    const percent = before === null ? null : cpuPercent(before, sample);
    fresh.set(id, figuresOf(id, sample, percent, inventory.snapshot()));
    callOffPush ??= clock.after(timings.batchMs, pushFresh);
  }

  function pushFresh(): void {
    callOffPush = null;
    const stats = [...fresh.values()].filter(({ id }) => figured(id) !== null);
    fresh.clear();
    if (stats.length > 0) push(stats);
  }

  const endings = [inventory.subscribe(look), atWork.subscribe(look)];

  return {
    watch(ids) {
      const oldest = clock.elapsed() - timings.forgetMs;
      for (const [id, { askedAt }] of courses) {
        if (!watched.has(id) && askedAt < oldest) courses.delete(id);
      }
      watched = new Set(ids);
      look();
    },
    setActive(active) {
      isActive = active;
      look();
    },
    stop() {
      for (const end of endings) end();
      isOver = true;
      look();
    },
  };
}
