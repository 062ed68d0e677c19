import type { HostPath } from '../../shared/ids.ts';
import {
  type CopyFile,
  type CopyProgress,
  type CopyStack,
  isSameVolume,
  type Reading,
  type SampleSource,
  verdictOf,
} from '../../shared/walkthrough.ts';

export function newProgress(folder: HostPath, source: SampleSource, now: number): CopyProgress {
  return {
    folder,
    source,
    startedAt: now,
    hadVolume: false,
    hasRun: false,
    pageOpened: false,
    known: null,
    added: false,
    last: null,
    before: null,
    after: null,
    proved: false,
  };
}

/** What was seen of a copy at one moment. `stack` is `null` only where the engine said that there is none. */
export interface Seen {
  readonly file: CopyFile;
  readonly stack: CopyStack | null;
  /** The engine has nothing that could hold todos of this copy yet: whatever comes is new. */
  readonly nothingYet: boolean;
  /** A reading of this moment; `null` where there was none. */
  readonly reading: Reading | null;
}

/** What is known of a copy after another look at it: the same object where nothing is new. */
export function noteProgress(progress: CopyProgress, seen: Seen): CopyProgress {
  let next = progress;
  const set = (part: Partial<CopyProgress>) => {
    next = { ...next, ...part };
  };
  if (seen.file.kind === 'read' && seen.file.volume !== null && !next.hadVolume) set({ hadVolume: true });
  if (seen.stack?.up === true && !next.hasRun) set({ hasRun: true });
  if (next.added && next.last !== null && areGone(next.last, seen.stack)) {
    set({ before: next.last, last: null, after: null });
  }
  if (seen.nothingYet && next.known === null) set({ known: [] });
  if (seen.reading !== null) next = withReading(next, seen.reading);
  return next;
}

/** Every container of then was removed: the stack was deleted. Recreating what changed leaves some of them. */
function areGone({ containers }: Reading, stack: CopyStack | null): boolean {
  const present = new Set(stack?.containers ?? []);
  return containers.every((id) => !present.has(id));
}

function withReading(progress: CopyProgress, reading: Reading): CopyProgress {
  // What was there before anybody looked may be old: only what comes afterwards was added.
  const known = progress.known ?? reading.todos;
  const added = progress.added || reading.todos.some((todo) => !known.includes(todo));
  const isFirstAfter = progress.before !== null && progress.after === null;
  const after = isFirstAfter ? reading : withBytes(progress.after, reading);
  const { before } = progress;
  const proved =
    progress.proved ||
    (before !== null &&
      after !== null &&
      before.todos.length > 0 &&
      isSameVolume(before.volume, after.volume) &&
      verdictOf(before, after).kind === 'kept');
  const next = { ...progress, known, added, last: reading, after, proved };
  return isSameProgress(progress, next) ? progress : next;
}

/** The size is counted later than the todos: it is added when it is there, the rest stays as it was first seen. */
function withBytes(after: Reading | null, reading: Reading): Reading | null {
  if (after === null || after.bytes !== null || reading.bytes === null) return after;
  return isSameVolume(after.volume, reading.volume) ? { ...after, bytes: reading.bytes } : after;
}

/** A reading that tells nothing new is not worth writing down. */
function isSameProgress(some: CopyProgress, other: CopyProgress): boolean {
  const withoutTime = (progress: CopyProgress) => ({
    ...progress,
    last: progress.last === null ? null : { ...progress.last, at: 0 },
  });
  return JSON.stringify(withoutTime(some)) === JSON.stringify(withoutTime(other));
}
