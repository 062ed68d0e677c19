/** Time as an argument: what waits takes one of these. */
export interface Clock {
  /** Milliseconds since 1970. Jumps when somebody sets the clock: for what is shown and kept, not for how long. */
  now(): number;
  /** Milliseconds since some moment, never fewer than before: for how long. May stand still while the machine sleeps. */
  elapsed(): number;
  /** Runs `run` once, `ms` from now; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves when `work` has ended, or after `ms`, whichever comes first. */
export function atMost(clock: Clock, ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(ms, resolve);
    work.finally(callOff).then(resolve, reject);
  });
}
