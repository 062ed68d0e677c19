import type { ContainerStats } from '../../shared/container-stats.ts';
import { type Measure, readers } from './figure-measures.ts';

/** Fifteen minutes in steps of two seconds, which is how often figures are taken. */
export const stepMs = 2_000;
export const stepCount = 450;

// An engine with very many containers is slow to tell about each: what was said last holds until the next is overdue.
const overdueRounds = 2.5;
const leastHoldMs = 6_000;
const mostHoldMs = 60_000;

// The first CPU figure covers the time since the sample before it: it stands for the steps since then too.
const backfilledSteps = 2;

const measures = Object.keys(readers) as readonly Measure[];

/** The last 15 minutes of one container. A slot is a step's place in the ring. */
export interface Course {
  /** Opens a step: whether the container runs in it, and what was said last, as far as that still holds. */
  open(slot: number, looked: boolean, now: number): void;
  /** From this step on it runs or doesn't. */
  setRunning(running: boolean, slot: number, looked: boolean): void;
  /** A new sample, in the step of this slot. */
  take(stats: ContainerStats, slot: number, now: number): void;
  /** What comes next is not compared with what was before. */
  interrupt(): void;
  /** Adds its values to the slots in which it ran, `NaN` where they are not known, and marks those slots in `ranIn`. */
  addTo(sums: Float64Array, ranIn: Uint8Array, measure: Measure): void;
  /** Whether it runs, or ran in the last 15 minutes. */
  isRecent(): boolean;
  readonly running: boolean;
}

const before = (slot: number): number => (slot + stepCount - 1) % stepCount;

export function createCourse(): Course {
  const ran = new Uint8Array(stepCount);
  /** Made when the first value comes: most containers of a large engine are never looked at. */
  const rows = new Map<Measure, Float32Array>();
  let last: { readonly stats: ContainerStats; readonly at: number } | null = null;
  let everyMs = stepMs;
  let running = false;

  const holds = (now: number): boolean =>
    last !== null && now - last.at <= Math.min(mostHoldMs, Math.max(leastHoldMs, overdueRounds * everyMs));

  function rowOf(measure: Measure): Float32Array {
    const known = rows.get(measure) ?? new Float32Array(stepCount).fill(Number.NaN);
    rows.set(measure, known);
    return known;
  }

  function put(measure: Measure, slot: number, value: number): void {
    const row = rowOf(measure);
    row[slot] = value;
    let earlier = before(slot);
    for (let step = 0; step < backfilledSteps; step += 1) {
      if (ran[earlier] !== 1 || !Number.isNaN(row[earlier])) return;
      row[earlier] = value;
      earlier = before(earlier);
    }
  }

  return {
    open(slot, looked, now) {
      ran[slot] = running && looked ? 1 : 0;
      const carried = ran[slot] === 1 && holds(now);
      for (const row of rows.values()) row[slot] = carried ? (row[before(slot)] ?? Number.NaN) : Number.NaN;
    },
    setRunning(now, slot, looked) {
      if (now === running) return;
      running = now;
      if (running && looked) ran[slot] = 1;
      if (!running) last = null;
    },
    take(stats, slot, now) {
      const previous = holds(now) ? last : null;
      everyMs = previous === null ? stepMs : now - previous.at;
      last = { stats, at: now };
      for (const measure of measures) {
        const value = readers[measure](stats, previous?.stats ?? null);
        if (value !== null) put(measure, slot, value);
      }
    },
    interrupt() {
      last = null;
    },
    addTo(sums, ranIn, measure) {
      const row = rows.get(measure);
      for (let slot = 0; slot < stepCount; slot += 1) {
        if (ran[slot] !== 1) continue;
        ranIn[slot] = 1;
        sums[slot] = (sums[slot] ?? 0) + (row?.[slot] ?? Number.NaN);
      }
    },
    isRecent: () => running || ran.includes(1),
    get running() {
      return running;
    },
  };
}
