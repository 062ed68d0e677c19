import type { LogSource, LogStreams } from '../../../shared/logs.ts';
import { createAscendingIds } from './ascending-ids.ts';
import { entryFlags, hasFlag, type LogChunk, noSource } from './log-chunk.ts';
import type { LogStore } from './log-store.ts';

/** Which entries are wanted. Notices about the whole log always are, and those of a service wherever it is. */
export interface LogFilter {
  /** `null`: all. */
  readonly services: ReadonlySet<string> | null;
  readonly streams: LogStreams;
}

/** The entries that a filter lets through, by their *position* among each other. It costs nothing to forget one. */
export interface LogSelection {
  readonly count: number;
  /** The index of the entry at a position; -1 out of range. */
  at(position: number): number;
  /** The position of the entry with this index, or of the first one after it: `count` where there is none. */
  positionOf(index: number): number;
  /** Whether the filter lets an entry of a chunk through. */
  lets(chunk: LogChunk, n: number): boolean;
}

type Entries = Pick<LogStore, 'size' | 'entryId' | 'indexOf' | 'sources' | 'chunkOf'>;

export function selectEntries(store: Entries, filter: LogFilter): LogSelection {
  const { services, streams } = filter;
  if (services === null && streams === 'both') return everyEntry(store);

  const ids = createAscendingIds();
  let nextId = store.entryId(0);
  let known: readonly LogSource[] = [];
  let wanted: readonly boolean[] = [];

  function lets(chunk: LogChunk, n: number): boolean {
    if (known !== store.sources()) {
      known = store.sources();
      wanted = known.map(({ service }) => services === null || services.has(service));
    }
    const source = chunk.source[n] ?? noSource;
    if (hasFlag(chunk, n, entryFlags.notice)) return source === noSource || wanted[source] === true;
    if (wanted[source] !== true) return false;
    return streams === 'both' || hasFlag(chunk, n, entryFlags.stderr) === (streams === 'stderr');
  }

  /** Looks at what came since the last time. */
  function catchUp(): void {
    const firstId = store.entryId(0);
    const end = firstId + store.size();
    ids.dropBelow(firstId);
    nextId = Math.max(nextId, firstId);
    while (nextId < end) {
      const chunk = store.chunkOf(nextId);
      if (chunk === undefined) return;
      for (let n = nextId - chunk.firstId; n < chunk.count; n += 1) {
        if (lets(chunk, n)) ids.add(chunk.firstId + n);
      }
      nextId = chunk.firstId + chunk.count;
    }
  }

  return {
    get count() {
      catchUp();
      return ids.count();
    },
    at(position) {
      catchUp();
      const id = ids.at(position);
      return id === undefined ? -1 : store.indexOf(id);
    },
    positionOf(index) {
      catchUp();
      return ids.below(store.entryId(index));
    },
    lets,
  };
}

function everyEntry(store: Entries): LogSelection {
  return {
    get count() {
      return store.size();
    },
    at: (position) => (position >= 0 && position < store.size() ? position : -1),
    positionOf: (index) => Math.min(Math.max(index, 0), store.size()),
    lets: () => true,
  };
}
