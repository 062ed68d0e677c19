import type { Clock } from './clock.ts';
import type { EngineEvent } from './engine-api.ts';

export type Subject = EngineEvent['subject'];

/** Gathers what events name, each thing once, and has it refreshed in batches, one batch at a time. */
export interface EventQueue {
  add(subject: Subject): void;
  /** Lets the first batch begin: until then subjects are only gathered. */
  release(): void;
  /** How many things wait to be refreshed. */
  waiting(): number;
  /** Resolves when all that was added so far has been refreshed; doesn't wait for the window. */
  drained(): Promise<void>;
  /** Forgets what waits, and begins no batch any more. */
  stop(): void;
}

const keyOf = (subject: Subject) =>
  subject.kind === 'volume' ? `volume ${subject.name}` : `${subject.kind} ${subject.id}`;

/** How batches follow one another. */
export interface Pace {
  readonly windowMs: number;
  readonly burst: number;
}

/**
 * In the long run a batch begins every `windowMs`, and what comes meanwhile waits for it together. After a quiet time
 * `burst` batches may begin without waiting: starting a container is two events and stopping it three, a few milliseconds
 * apart, and it is the last of them that shows. The pace may be another one each time. `refresh` must not reject.
 */
export function createEventQueue(options: {
  readonly clock: Clock;
  readonly pace: () => Pace;
  readonly refresh: (subjects: readonly Subject[]) => Promise<void>;
}): EventQueue {
  const { clock, pace, refresh } = options;
  const waiting = new Map<string, Subject>();
  let state: 'held' | 'open' | 'stopped' = 'held';
  let running: Promise<void> | null = null;
  let callOff: (() => void) | null = null;
  /** When the next batch would begin if they came evenly. */
  let dueAt = Number.NEGATIVE_INFINITY;

  function begin(): void {
    callOff?.();
    callOff = null;
    const batch = [...waiting.values()];
    waiting.clear();
    dueAt = Math.max(dueAt, clock.elapsed()) + pace().windowMs;
    running = refresh(batch).finally(() => {
      running = null;
      schedule();
    });
  }

  function schedule(): void {
    if (state !== 'open' || waiting.size === 0 || running !== null || callOff !== null) return;
    const { windowMs, burst } = pace();
    const wait = dueAt - (burst - 1) * windowMs - clock.elapsed();
    if (wait <= 0) begin();
    else callOff = clock.after(wait, begin);
  }

  return {
    add(subject) {
      if (state === 'stopped') return;
      waiting.set(keyOf(subject), subject);
      schedule();
    },
    release() {
      if (state === 'held') state = 'open';
      schedule();
    },
    waiting: () => waiting.size,
    async drained() {
      // What waits behind a running batch is in the next one.
      await running;
      if (state === 'open' && waiting.size > 0 && running === null) begin();
      await running;
    },
    stop() {
      state = 'stopped';
      callOff?.();
      callOff = null;
      waiting.clear();
    },
  };
}
