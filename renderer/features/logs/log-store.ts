import type { LogMessage, LogNotice, LogSource } from '../../../shared/logs.ts';
import type { LogLimits } from '../../../shared/settings.ts';
import {
  bytesFrom,
  canGather,
  chunkOf,
  entriesIn,
  entryFlags,
  gathered,
  hasFlag,
  type LogChunk,
  lineIn,
} from './log-chunk.ts';
import { type LogFilter, type LogSelection, selectEntries } from './log-selection.ts';

/** What stands in one row of a log. */
export type LogEntry =
  | {
      readonly kind: 'line';
      readonly id: number;
      /** Milliseconds since 1970, with a fraction; `NaN` where the line carries no time. */
      readonly at: number;
      readonly source: LogSource;
      readonly stderr: boolean;
      /** Too long for one: it goes on in the next entry of its source. */
      readonly cut: boolean;
      /** Hostile text, escape sequences and all; without a line end. */
      readonly text: string;
    }
  | {
      readonly kind: 'notice';
      readonly id: number;
      readonly at: number;
      /** `null` where it is about the whole log. */
      readonly source: LogSource | null;
      readonly what: LogNotice['what'];
    };

/**
 * The newest part of a log, bounded. Its entries are lines and notices in the order in which they came, numbered in two ways: the
 * *index* of an entry counts from 0 over what is held, the *id* is its own for good, one more than that of the entry before.
 */
export interface LogStore {
  append(message: LogMessage): void;
  /** Called after every change, at once and often: gather what is drawn. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Another one after every change. */
  version(): number;
  /** Lines that are held at most. */
  readonly maxLines: number;
  /** Entries held. */
  size(): number;
  /** Lines that were held and had to go for want of room, since the log was opened or cleared. */
  dropped(): number;
  /** Whether all that was there when the log was opened has come. */
  caughtUp(): boolean;
  /** The list only grows, and keeps its identity while it doesn't. */
  sources(): readonly LogSource[];
  /** A new object each time; `undefined` out of range. */
  entry(index: number): LogEntry | undefined;
  entryId(index: number): number;
  /** -1 for one that is not held any more, or not yet. */
  indexOf(entryId: number): number;
  /** Lets go of all that is held, and keeps listening. */
  clear(): void;
  /** Those of the entries that a filter lets through, kept up to date as entries come and go. */
  visible(filter: LogFilter): LogSelection;
  /** The columns that hold an entry; `undefined` for one that is not held. Entries before `firstId` are to be passed over. */
  chunkOf(entryId: number): LogChunk | undefined;
}

export interface LogBounds {
  readonly maxLines: number;
  /** Bytes of memory for text and columns. One message more may be held, so that something always is. */
  readonly maxBytes: number;
}

/** What a window holds of one log, as the settings have it. */
export const logBounds = ({ lines, megabytes }: LogLimits): LogBounds => ({
  maxLines: lines,
  maxBytes: megabytes * 1_024 * 1_024,
});

/** The last chunk that begins at or before `id`. */
function chunkAt(chunks: readonly LogChunk[], id: number): LogChunk | undefined {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((chunks[middle]?.firstId ?? 0) <= id) low = middle + 1;
    else high = middle;
  }
  return chunks[low - 1];
}

export function createLogStore({ maxLines, maxBytes }: LogBounds): LogStore {
  const chunks: LogChunk[] = [];
  const listeners = new Set<() => void>();
  let sources: readonly LogSource[] = [];
  let firstId = 0;
  let nextId = 0;
  let bytes = 0;
  let dropped = 0;
  let isCaughtUp = false;
  let version = 0;

  function changed(): void {
    version += 1;
    for (const listener of [...listeners]) listener();
  }

  function add(chunk: LogChunk): void {
    nextId += chunk.count;
    const last = chunks.at(-1);
    if (last === undefined || !canGather(last, chunk)) {
      chunks.push(chunk);
      bytes += bytesFrom(chunk, 0);
      return;
    }
    const both = gathered(last, chunk);
    const firstHeld = Math.max(0, firstId - last.firstId);
    chunks[chunks.length - 1] = both;
    // Together they may take more than each did alone: one wide character widens all.
    bytes += bytesFrom(both, firstHeld) - bytesFrom(last, firstHeld);
  }

  function dropOldest(): void {
    while (nextId - firstId > maxLines || (bytes > maxBytes && chunks.length > 1)) {
      const oldest = chunks[0];
      if (oldest === undefined) return;
      const n = firstId - oldest.firstId;
      bytes -= bytesFrom(oldest, n) - bytesFrom(oldest, n + 1);
      if (!hasFlag(oldest, n, entryFlags.notice)) dropped += 1;
      firstId += 1;
      if (firstId === oldest.firstId + oldest.count) chunks.shift();
    }
  }

  function entryIn(chunk: LogChunk, n: number): LogEntry | undefined {
    const id = chunk.firstId + n;
    const source = sources[chunk.source[n] ?? 0] ?? null;
    const notice = chunk.notices.get(n);
    if (notice !== undefined) return { kind: 'notice', id, at: notice.at, source, what: notice.what };
    if (source === null) return undefined;
    const stderr = hasFlag(chunk, n, entryFlags.stderr);
    const cut = hasFlag(chunk, n, entryFlags.cut);
    return { kind: 'line', id, at: chunk.at[n] ?? Number.NaN, source, stderr, cut, text: lineIn(chunk, n) };
  }

  const isHeld = (id: number) => id >= firstId && id < nextId;

  const store: LogStore = {
    maxLines,
    append(message) {
      if (message.kind === 'sources') {
        sources = message.sources;
      } else if (message.kind === 'caught-up') {
        isCaughtUp = true;
      } else if (entriesIn(message) > 0) {
        add(chunkOf(message, nextId));
        dropOldest();
      }
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    size: () => nextId - firstId,
    dropped: () => dropped,
    caughtUp: () => isCaughtUp,
    sources: () => sources,
    entry(index) {
      const id = firstId + index;
      const chunk = store.chunkOf(id);
      return chunk === undefined ? undefined : entryIn(chunk, id - chunk.firstId);
    },
    entryId: (index) => firstId + index,
    indexOf: (id) => (isHeld(id) ? id - firstId : -1),
    clear() {
      chunks.length = 0;
      firstId = nextId;
      bytes = 0;
      dropped = 0;
      changed();
    },
    visible: (filter) => selectEntries(store, filter),
    chunkOf: (id) => (isHeld(id) ? chunkAt(chunks, id) : undefined),
  };
  return store;
}
