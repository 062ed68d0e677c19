import type { LogTime } from '../engine/container-log.ts';
import { lineFlags } from './log-block.ts';

/** How far a container's log has been read, so that reading goes on there over a lost connection. */
export interface LogPosition {
  /** Whether a line is new. Takes note of it; lines without a time always are. */
  take(flags: number, seconds: number, nanos: number): boolean;
  /** Where to read on from; `null` before the first line. The lines that then come again are told by `take`. */
  resume(): LogTime | null;
  /** Passes over all up to this moment, as if it had been read. */
  skipTo(time: LogTime): void;
  /** Whether lines went missing before the last one taken, since `resume`: the last one known did not come again. */
  takeLost(): boolean;
  /** Hears the time of whatever is read, new or not. */
  see(seconds: number, nanos: number): void;
  /** Whether this moment has been seen, or a later one, since `resume`. */
  hasPassed(time: LogTime): boolean;
}

/**
 * The engine tells the time of a line when it reads it, and writes the lines of stdout and stderr as they come to its
 * pen: within one stream times only grow, between the two they may cross by as long as one waits for the other.
 */
const crossingSeconds = 5;

interface StreamPosition {
  seconds: number;
  nanos: number;
  /** Lines taken at that very moment. */
  equal: number;
  /** Of those, the ones that are still to come again. */
  again: number;
  /** Whether they must come again, unless something went missing. */
  isDue: boolean;
  isRepeating: boolean;
}

const never = Number.NEGATIVE_INFINITY;

const isBefore = (aSeconds: number, aNanos: number, bSeconds: number, bNanos: number): boolean =>
  aSeconds < bSeconds || (aSeconds === bSeconds && aNanos < bNanos);

export function createLogPosition(): LogPosition {
  const beginning = { seconds: never, nanos: 0, equal: 0, again: 0, isDue: false, isRepeating: false };
  const stdout: StreamPosition = { ...beginning };
  const stderr: StreamPosition = { ...beginning };
  const both = [stdout, stderr];
  let newest: LogTime = { seconds: never, nanos: 0 };
  let isLost = false;

  /** Whether a line was taken before the connection was lost. */
  function isRepeated(stream: StreamPosition, seconds: number, nanos: number): boolean {
    if (isBefore(seconds, nanos, stream.seconds, stream.nanos)) return true;
    if (seconds !== stream.seconds || nanos !== stream.nanos || stream.again === 0) return false;
    stream.again -= 1;
    return true;
  }

  function note(stream: StreamPosition, seconds: number, nanos: number): void {
    if (seconds === stream.seconds && nanos === stream.nanos) {
      stream.equal += 1;
      return;
    }
    stream.seconds = seconds;
    stream.nanos = nanos;
    stream.equal = 1;
    stream.again = 0;
  }

  return {
    take(flags, seconds, nanos) {
      if (Number.isNaN(seconds)) return true;
      const stream = (flags & lineFlags.stderr) === 0 ? stdout : stderr;
      if (stream.isRepeating) {
        if (isRepeated(stream, seconds, nanos)) return false;
        if (stream.isDue && stream.again === stream.equal) isLost = true;
        stream.isRepeating = false;
      }
      note(stream, seconds, nanos);
      return true;
    },
    resume() {
      newest = { seconds: never, nanos: 0 };
      isLost = false;
      const last = isBefore(stdout.seconds, stdout.nanos, stderr.seconds, stderr.nanos) ? stderr : stdout;
      if (last.seconds === never) return null;
      const since = { seconds: Math.max(0, last.seconds - crossingSeconds), nanos: last.nanos };
      for (const stream of both) {
        stream.isRepeating = true;
        stream.again = stream.equal;
        stream.isDue =
          Number.isFinite(stream.equal) &&
          !isBefore(stream.seconds, stream.nanos, since.seconds, since.nanos);
      }
      return since;
    },
    skipTo({ seconds, nanos }) {
      const all = Number.POSITIVE_INFINITY;
      for (const stream of both)
        Object.assign(stream, { seconds, nanos, equal: all, again: all, isDue: false, isRepeating: true });
    },
    takeLost() {
      const was = isLost;
      isLost = false;
      return was;
    },
    see(seconds, nanos) {
      if (isBefore(newest.seconds, newest.nanos, seconds, nanos)) newest = { seconds, nanos };
    },
    hasPassed: (time) => !isBefore(newest.seconds, newest.nanos, time.seconds, time.nanos),
  };
}
