import { containerLabel } from '../../shared/container-label.ts';
import type { ContainerStats } from '../../shared/container-stats.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId, StackName } from '../../shared/ids.ts';
import { type Course, createCourse, stepCount, stepMs } from './figure-course.ts';
import type { Measure } from './figure-measures.ts';
import { hasFigures } from './figures.ts';

/** A container that ran within the last 15 minutes; it may be gone. */
export interface PastContainer {
  readonly id: ContainerId;
  readonly label: string;
  /** `null` for a container that stands alone. */
  readonly stack: StackName | null;
}

/** One value a step, oldest first; `null` where it is not known: nobody looked, or the engine was away. */
export type Series = readonly (number | null)[];

/** The last 15 minutes, as they are at one moment. */
export interface HistoryView {
  /** Milliseconds since 1970, oldest first: when each step began. */
  readonly times: readonly number[];
  readonly containers: readonly PastContainer[];
  /**
   * A measure summed up over containers. A step in which one of them ran and is not known is not known; one in which
   * none of them ran is `whenNone`.
   */
  sum(ids: Iterable<ContainerId>, measure: Measure, whenNone: 0 | null): Series;
}

/**
 * What containers used in the last 15 minutes, bounded in steps of 2 s. All times are of this machine's clock, in
 * milliseconds since 1970.
 */
export interface FigureHistory {
  /** Whether figures can come: not while the page is hidden or the engine is away. Nobody can, until this is called. */
  setLooking(looking: boolean, now: number): void;
  setContainers(containers: ReadonlyMap<ContainerId, Container>, now: number): void;
  add(stats: Iterable<ContainerStats>, now: number): void;
  read(now: number): HistoryView;
}

// Containers that come and go by the thousand must not fill the memory.
const mostGone = 1_000;

export function createFigureHistory(): FigureHistory {
  const courses = new Map<ContainerId, { facts: PastContainer; readonly course: Course }>();
  const looked = new Uint8Array(stepCount);
  let looking = false;
  let newest: number | null = null;

  const slotOf = (step: number): number => step % stepCount;

  function openStep(step: number, now: number): number {
    newest = step;
    const slot = slotOf(step);
    looked[slot] = looking ? 1 : 0;
    for (const { course } of courses.values()) course.open(slot, looking, now);
    return slot;
  }

  /** The slot of this moment. Steps that passed since the last one are opened on the way. */
  function slotAt(now: number): number {
    const step = Math.floor(now / stepMs);
    // A clock that was set back a little goes on in the newest step; one that was set far back begins anew.
    if (newest !== null && step <= newest && newest - step < stepCount) return slotOf(newest);
    const anew = newest !== null && step < newest;
    if (anew) for (const { course } of courses.values()) course.interrupt();
    const first = step - stepCount + 1;
    for (let next = anew ? first : Math.max(first, (newest ?? 0) + 1); next < step; next += 1) {
      openStep(next, next * stepMs);
    }
    const slot = openStep(step, now);
    dropOld();
    return slot;
  }

  function dropOld(): void {
    const gone = [...courses].filter(([, { course }]) => !course.running);
    const surplus = gone.length - mostGone;
    gone.forEach(([id, { course }], index) => {
      if (index < surplus || !course.isRecent()) courses.delete(id);
    });
  }

  function begin(container: Container): Course {
    const { id, compose } = container;
    const facts = { id, label: containerLabel(container), stack: compose?.project ?? null };
    const entry = courses.get(id) ?? { facts, course: createCourse() };
    entry.facts = facts;
    courses.set(id, entry);
    return entry.course;
  }

  function sumOf(ids: Iterable<ContainerId>, measure: Measure, whenNone: 0 | null) {
    const sums = new Float64Array(stepCount);
    const ran = new Uint8Array(stepCount);
    for (const id of ids) courses.get(id)?.course.addTo(sums, ran, measure);
    return (slot: number): number | null => {
      if (looked[slot] !== 1) return null;
      const sum = ran[slot] === 1 ? (sums[slot] ?? Number.NaN) : whenNone;
      return Number.isNaN(sum) ? null : sum;
    };
  }

  return {
    setLooking(now, at) {
      if (now === looking) return;
      const slot = slotAt(at);
      looking = now;
      for (const { course } of courses.values()) course.interrupt();
      if (!looking) return;
      looked[slot] = 1;
      for (const { course } of courses.values()) course.open(slot, looking, at);
    },
    setContainers(containers, now) {
      const slot = slotAt(now);
      for (const container of containers.values()) {
        if (hasFigures(container)) begin(container).setRunning(true, slot, looking);
      }
      for (const [id, { course }] of courses) {
        const container = containers.get(id);
        if (container === undefined || !hasFigures(container)) course.setRunning(false, slot, looking);
      }
    },
    add(stats, now) {
      if (!looking) return;
      const slot = slotAt(now);
      for (const sample of stats) {
        const known = courses.get(sample.id);
        if (known?.course.running) known.course.take(sample, slot, now);
      }
    },
    read(now) {
      slotAt(now);
      const last = newest ?? 0;
      const stepsShown = Array.from({ length: stepCount }, (_, index) => last - stepCount + 1 + index);
      return {
        times: stepsShown.map((step) => step * stepMs),
        containers: [...courses.values()].map(({ facts }) => facts),
        sum(ids, measure, whenNone) {
          const sumIn = sumOf(ids, measure, whenNone);
          return stepsShown.map((step) => sumIn(slotOf(step)));
        },
      };
    },
  };
}
