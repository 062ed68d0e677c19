import type { LogLines, LogNotice } from '../../../shared/logs.ts';

/** Consecutive entries of a log, in columns as they came: there is no object an entry. */
export interface LogChunk {
  /** The id of its first entry. */
  readonly firstId: number;
  readonly count: number;
  /** The lines joined by line feeds; a notice is an empty one. */
  readonly text: string;
  /** Where each line ends in `text`. */
  readonly ends: Int32Array;
  /** Milliseconds since 1970; `NaN` for a line that carries no time. */
  readonly at: Float64Array;
  /** Places in the list of sources; `noSource` for a notice about the whole log. */
  readonly source: Uint16Array;
  readonly flags: Uint8Array;
  /** By the place in the chunk. */
  readonly notices: ReadonlyMap<number, LogNotice>;
  /** Bytes that the JavaScript engine takes for a character: 2 where any of them is outside Latin-1. */
  readonly charBytes: 1 | 2;
}

export const noSource = 0xffff;

/** Bits of `flags`. */
export const entryFlags = { stderr: 1, cut: 2, notice: 4 } as const;

// Small messages are gathered in one chunk up to this many: a chunk a line would cost more than its text.
const mostGathered = { entries: 1_024, characters: 64 * 1_024 } as const;
// The columns of an entry.
const columnBytes = 15;

export const entriesIn = (message: LogLines | LogNotice): number =>
  message.kind === 'lines' ? message.at.length : 1;

function endsOf(text: string, count: number): Int32Array {
  const ends = new Int32Array(count);
  let end = -1;
  for (let n = 0; n < count; n += 1) {
    const next = text.indexOf('\n', end + 1);
    end = next === -1 ? text.length : next;
    ends[n] = end;
  }
  return ends;
}

function flagsOf({ stderr, cut }: LogLines): Uint8Array {
  if (cut === undefined) return stderr;
  return stderr.map((flag, n) => flag | (cut[n] === 1 ? entryFlags.cut : 0));
}

export function chunkOf(message: LogLines | LogNotice, firstId: number): LogChunk {
  if (message.kind === 'notice') {
    return {
      firstId,
      count: 1,
      text: '',
      ends: Int32Array.of(0),
      at: Float64Array.of(message.at),
      source: Uint16Array.of(message.source ?? noSource),
      flags: Uint8Array.of(entryFlags.notice),
      notices: new Map([[0, message]]),
      charBytes: 1,
    };
  }
  const { text, at, source } = message;
  return {
    firstId,
    count: at.length,
    text,
    ends: endsOf(text, at.length),
    at,
    source,
    flags: flagsOf(message),
    notices: new Map(),
    charBytes: /[\u0100-\uffff]/.test(text) ? 2 : 1,
  };
}

export const canGather = (a: LogChunk, b: LogChunk): boolean =>
  a.count + b.count <= mostGathered.entries && a.text.length + b.text.length < mostGathered.characters;

function joined<Column extends Float64Array | Uint16Array | Uint8Array>(
  column: Column,
  a: Column,
  b: Column,
) {
  column.set(a);
  column.set(b, a.length);
  return column;
}

/** Two chunks that follow each other, as one. */
export function gathered(a: LogChunk, b: LogChunk): LogChunk {
  const count = a.count + b.count;
  const ends = new Int32Array(count);
  ends.set(a.ends);
  const shift = a.text.length + 1;
  for (let n = 0; n < b.count; n += 1) ends[a.count + n] = shift + (b.ends[n] ?? 0);
  return {
    firstId: a.firstId,
    count,
    text: `${a.text}\n${b.text}`,
    ends,
    at: joined(new Float64Array(count), a.at, b.at),
    source: joined(new Uint16Array(count), a.source, b.source),
    flags: joined(new Uint8Array(count), a.flags, b.flags),
    notices: new Map([...a.notices, ...[...b.notices].map(([n, notice]) => [a.count + n, notice] as const)]),
    charBytes: a.charBytes === 2 || b.charBytes === 2 ? 2 : 1,
  };
}

export const hasFlag = (chunk: LogChunk, n: number, flag: number): boolean =>
  ((chunk.flags[n] ?? 0) & flag) !== 0;

const startOf = (chunk: LogChunk, n: number): number => (n === 0 ? 0 : (chunk.ends[n - 1] ?? 0) + 1);

export const lineIn = (chunk: LogChunk, n: number): string =>
  chunk.text.slice(startOf(chunk, n), chunk.ends[n]);

/** Bytes that the entries from the nth on take in memory, as near as one can tell. */
export const bytesFrom = (chunk: LogChunk, n: number): number =>
  (chunk.count - n) * columnBytes + (chunk.text.length + 1 - startOf(chunk, n)) * chunk.charBytes;
