import type { ContainerData, WrittenLayer } from '../../shared/container-data.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId, VolumeName } from '../../shared/ids.ts';
import { type AtWork, noneAtWork } from '../engine/at-work.ts';
import { atMost, type Clock, systemClock } from '../engine/clock.ts';
import { eachOf } from '../engine/concurrency.ts';
import type { Inventory } from '../engine/inventory.ts';
import { readWritten } from './read-written.ts';
import { createVolumeSizes } from './volume-sizes.ts';

const timings = {
  /** A container that has just started soon has more to tell. */
  youngMs: 60_000,
  youngRestMs: 10_000,
  runningRestMs: 60_000,
  /** One that doesn't run changes only by hand. */
  stoppedRestMs: 600_000,
  batchMs: 150,
} as const;

/** Reading a layer makes the engine walk it: two at a time leave it free for everything else. */
const readAtOnce = 2;
const mostKept = 5_000;

/** Tells where the containers that somebody is looking at keep their data. */
export interface DataWatcher {
  /** In place of those watched before, in the order in which they are wanted. What is known is told again at once. */
  watch(ids: readonly ContainerId[]): void;
  /** Whether anybody can see it: nobody, until this is called. Nothing is read then. */
  setActive(active: boolean): void;
  /** Reads these now, whether watched or not. One that can't be read, or not within that time, is left out. */
  read(ids: readonly ContainerId[], withinMs?: number): Promise<ReadonlyMap<ContainerId, ContainerData>>;
  stop(): void;
}

interface Reading {
  /** As the container was then. */
  readonly state: Container['state'];
  readonly startedAt: number | null;
  readonly at: number;
  /** The first reading of the container in this state and of this start. */
  readonly firstAt: number;
  readonly layer: WrittenLayer | null;
}

const hasAnonymous = ({ mounts }: Container, anonymous: (name: VolumeName) => boolean): boolean =>
  mounts.some((mount) => mount.kind === 'volume' && (mount.anonymous || anonymous(mount.volume)));

/**
 * Reads the layers of watched containers, a few at a time, and the sizes of volumes once an anonymous one is among
 * them. A reading holds until the container's state or start is another, or a while has passed; those at work rest until
 * that has ended. `push` is called with what is new.
 */
export function createDataWatcher(options: {
  readonly inventory: Pick<Inventory, 'snapshot' | 'api' | 'subscribe'>;
  readonly push: (data: readonly ContainerData[]) => void;
  readonly atWork?: AtWork;
  readonly clock?: Clock;
}): DataWatcher {
  const { inventory, push, atWork = noneAtWork, clock = systemClock } = options;
  const readings = new Map<ContainerId, Reading>();
  const asked = new Set<ContainerId>();
  const fresh = new Set<ContainerId>();
  let watched: readonly ContainerId[] = [];
  let isActive = false;
  let callOffPush: (() => void) | null = null;
  let wake: { readonly at: number; readonly callOff: () => void } | null = null;

  const containerOf = (id: ContainerId) => inventory.snapshot().containers.get(id);
  const isAnonymous = (name: VolumeName) => inventory.snapshot().volumes.get(name)?.anonymous ?? false;
  const sizes = createVolumeSizes({
    ask: async () => {
      const api = inventory.api();
      if (api === null) throw new Error('The engine is away');
      return api.volumeSizes();
    },
    onAnswer: () => {
      for (const id of watched) {
        const container = containerOf(id);
        if (container !== undefined && hasAnonymous(container, isAnonymous)) tell(id);
      }
      look();
    },
    clock,
  });

  const restOf = ({ state, startedAt }: Container): number => {
    if (state !== 'running') return timings.stoppedRestMs;
    const isYoung = startedAt !== null && clock.now() - startedAt < timings.youngMs;
    return isYoung ? timings.youngRestMs : timings.runningRestMs;
  };

  /** The reading of the container as it is now. A start that isn't known yet is no other start. */
  function presentReading({ id, state, startedAt }: Container): Reading | null {
    const known = readings.get(id);
    if (known === undefined || known.state !== state) return null;
    const sameStart = startedAt === null || known.startedAt === null || startedAt === known.startedAt;
    return sameStart ? known : null;
  }

  function dataOf(container: Container): ContainerData | null {
    const reading = readings.get(container.id);
    if (reading === undefined) return null;
    const all = hasAnonymous(container, isAnonymous) ? sizes.current() : null;
    const own = container.mounts.flatMap((mount) => {
      const bytes = mount.kind === 'volume' ? all?.get(mount.volume) : undefined;
      return mount.kind === 'volume' && bytes !== undefined ? [[mount.volume, bytes] as const] : [];
    });
    return { id: container.id, layer: reading.layer, volumeBytes: all === null ? null : new Map(own) };
  }

  function tell(id: ContainerId): void {
    fresh.add(id);
    callOffPush ??= clock.after(timings.batchMs, () => {
      callOffPush = null;
      const news = [...fresh].flatMap((each) => {
        const container = containerOf(each);
        return container === undefined ? [] : (dataOf(container) ?? []);
      });
      fresh.clear();
      if (news.length > 0) push(news);
    });
  }

  async function readOne(container: Container): Promise<void> {
    const api = inventory.api();
    if (api === null) return;
    const { id, state, startedAt } = container;
    const at = clock.elapsed();
    const firstAt = presentReading(container)?.firstAt ?? at;
    // Nothing that was known is forgotten because the engine did not answer this time.
    const layer = await readWritten(api, container).catch(() => readings.get(id)?.layer ?? null);
    readings.set(id, { state, startedAt, at, firstAt, layer });
    tell(id);
  }

  function lookAt(at: number): void {
    if (wake !== null && wake.at <= at) return;
    wake?.callOff();
    const callOff = clock.after(Math.max(0, at - clock.elapsed()), () => {
      wake = null;
      look();
    });
    wake = { at, callOff };
  }

  function look(): void {
    if (!isActive || inventory.api() === null) return;
    const isAtWork = atWork.now();
    for (const id of watched) {
      const container = containerOf(id);
      if (container === undefined || isAtWork(container)) continue;
      const reading = presentReading(container);
      const due = reading === null ? 0 : reading.at + restOf(container);
      if (due > clock.elapsed()) lookAt(due);
      else if (asked.size < readAtOnce && !asked.has(id)) begin(container);
      if (reading !== null && hasAnonymous(container, isAnonymous)) wantSizes(container, reading);
    }
  }

  function begin(container: Container): void {
    asked.add(container.id);
    void readOne(container).finally(() => {
      asked.delete(container.id);
      look();
    });
  }

  function wantSizes(container: Container, reading: Reading): void {
    const askedAt = sizes.askedAt();
    const due = askedAt === null || reading.firstAt > askedAt ? 0 : askedAt + restOf(container);
    if (due <= clock.elapsed()) sizes.want();
    else lookAt(due);
  }

  const endings = [inventory.subscribe(look), atWork.subscribe(look)];

  return {
    watch(ids) {
      watched = ids;
      for (const id of ids) if (readings.has(id)) tell(id);
      if (readings.size > mostKept) {
        const wanted = new Set(ids);
        for (const id of readings.keys()) if (!wanted.has(id)) readings.delete(id);
      }
      look();
    },
    setActive(active) {
      isActive = active;
      look();
    },
    async read(ids, withinMs) {
      const containers = ids.flatMap((id) => containerOf(id) ?? []);
      const began = clock.elapsed();
      const counts = containers.some((each) => hasAnonymous(each, isAnonymous));
      const reading = Promise.all([
        counts ? sizes.fresh() : null,
        eachOf(containers, readAtOnce, readOne),
      ]).then(() => undefined);
      await (withinMs === undefined ? reading : atMost(clock, withinMs, reading));
      return new Map(
        containers.flatMap((container) => {
          const isFresh = (readings.get(container.id)?.at ?? 0) >= began;
          const isCounted = !hasAnonymous(container, isAnonymous) || (sizes.askedAt() ?? 0) >= began;
          const data = isFresh && isCounted ? dataOf(container) : null;
          return data === null ? [] : [[container.id, data] as const];
        }),
      );
    },
    stop() {
      for (const end of endings) end();
      isActive = false;
      wake?.callOff();
      callOffPush?.();
      sizes.stop();
    },
  };
}
