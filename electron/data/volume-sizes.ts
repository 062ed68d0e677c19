import type { VolumeName } from '../../shared/ids.ts';
import type { Clock } from '../engine/clock.ts';

const timings = {
  leastPauseMs: 5_000,
  /** The engine walks the disk for an answer: it shall be at rest for so many times as long. */
  restFactor: 20,
  afterFailureMs: 60_000,
} as const;

/** Sizes of volumes as last told, asked for again only after a rest. */
export interface VolumeSizes {
  /** `null` before the first answer. A volume whose size the engine can't tell is left out. */
  current(): ReadonlyMap<VolumeName, number> | null;
  /** When the last answer was asked for, as `elapsed` of the clock has it; `null` before the first. */
  askedAt(): number | null;
  /** Asks, now or when the rest is over. Calls while a question is out or waits change nothing. */
  want(): void;
  /** Asks now; a question that is out already is not enough, since something may have been written after it. */
  fresh(): Promise<void>;
  stop(): void;
}

/** `ask` may fail: then the last answer stays. */
export function createVolumeSizes(options: {
  readonly ask: () => Promise<ReadonlyMap<VolumeName, number>>;
  readonly onAnswer: () => void;
  readonly clock: Clock;
}): VolumeSizes {
  const { ask, onAnswer, clock } = options;
  let sizes: ReadonlyMap<VolumeName, number> | null = null;
  let answered: number | null = null;
  let nextAt = 0;
  let out: Promise<void> | null = null;
  let callOff: (() => void) | null = null;

  async function question(): Promise<void> {
    const began = clock.elapsed();
    try {
      sizes = await ask();
      answered = began;
      const took = clock.elapsed() - began;
      nextAt = clock.elapsed() + Math.max(timings.leastPauseMs, timings.restFactor * took);
    } catch {
      nextAt = clock.elapsed() + timings.afterFailureMs;
    }
    out = null;
    onAnswer();
  }

  return {
    current: () => sizes,
    askedAt: () => answered,
    want() {
      if (out !== null || callOff !== null) return;
      const pause = nextAt - clock.elapsed();
      if (pause <= 0) {
        out = question();
        return;
      }
      callOff = clock.after(pause, () => {
        callOff = null;
        out ??= question();
      });
    },
    async fresh() {
      await out;
      out ??= question();
      await out;
    },
    stop: () => callOff?.(),
  };
}
