import { Failure } from '../failure.ts';
import { type Bytes, block, entryFrom, hasChecksum, paddingOf, type TarEntry } from './tar-entry.ts';

/** Hears of an archive in the order in which it stands. */
export interface TarListener {
  entry(entry: TarEntry): void;
  /** A piece of the content of the last entry. */
  content?(piece: Buffer): void;
  /** The last entry is complete. */
  entryEnd?(): void;
}

/** Reads a tar as it comes, byte for byte, without holding more than a header of it. */
export interface TarReader {
  /** Throws `archive-broken`, and whatever the listener throws. */
  push(chunk: Buffer): void;
  /** Throws `archive-broken` unless the archive has said itself that it is at its end. */
  end(): void;
}

// A name longer than any system takes, with room for attributes: more is no archive but an attack on memory.
const mostExtra = 8 * 2 ** 20;

const broken = (problem: 'no-tar' | 'cut-off'): Failure => new Failure({ kind: 'archive-broken', problem });

/** `19 path=some/file\n`, as many as there are. Lengths count bytes, so the text has one character a byte. */
function recordsFrom(text: Bytes): ReadonlyMap<Bytes, Bytes> {
  const records = new Map<Bytes, Bytes>();
  let at = 0;
  while (at < text.length) {
    const space = text.indexOf(' ', at);
    const length = Number(text.slice(at, space));
    if (space < 0 || !Number.isInteger(length) || length < space - at + 3) throw broken('no-tar');
    const record = text.slice(space + 1, at + length - 1);
    const equals = record.indexOf('=');
    if (equals < 0 || text[at + length - 1] !== '\n') throw broken('no-tar');
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

const untilZero = (text: Bytes): Bytes => text.split('\0', 1)[0] ?? '';

type State =
  | { readonly kind: 'header' }
  /** More of the header of an old sparse file. */
  | { readonly kind: 'sparse'; readonly parts: Buffer[] }
  | { readonly kind: 'content'; readonly left: number; readonly padding: number }
  | {
      readonly kind: 'extra';
      readonly type: string;
      /** Of its text, without what fills the last block. */
      readonly size: number;
      readonly left: number;
      readonly parts: Buffer[];
    }
  | { readonly kind: 'skip'; readonly left: number }
  | { readonly kind: 'over' };

export function createTarReader(listener: TarListener): TarReader {
  let state: State = { kind: 'header' };
  let held: Buffer = Buffer.alloc(0);
  let zeros = 0;
  let seen = 0;
  let name: Bytes | null = null;
  let link: Bytes | null = null;
  let records = new Map<Bytes, Bytes>();
  let global = new Map<Bytes, Bytes>();
  let globalSize = 0;

  function begin(header: Buffer): void {
    const entry = entryFrom(header, { name, link, records: new Map([...global, ...records]) });
    if (entry === null) throw broken('no-tar');
    name = null;
    link = null;
    records = new Map();
    seen += 1;
    listener.entry(entry);
    if (entry.size > 0) state = { kind: 'content', left: entry.size, padding: paddingOf(entry.size) };
    else {
      listener.entryEnd?.();
      state = { kind: 'header' };
    }
  }

  function header(bytes: Buffer): void {
    if (bytes.every((byte) => byte === 0)) {
      zeros += 1;
      if (zeros === 2) state = { kind: 'over' };
      return;
    }
    if (zeros > 0 || !hasChecksum(bytes)) throw broken('no-tar');
    const type = bytes.toString('latin1', 156, 157);
    if (type === 'L' || type === 'K' || type === 'x' || type === 'g') {
      const size = entryFrom(bytes, { name: null, link: null, records: new Map() })?.size;
      if (size === undefined || size > mostExtra) throw broken('no-tar');
      state = { kind: 'extra', type, size, left: size + paddingOf(size), parts: [] };
      if (size === 0) extraEnd(type, '');
    } else if (type === 'S' && (bytes[482] ?? 0) !== 0)
      state = { kind: 'sparse', parts: [Buffer.from(bytes)] };
    else begin(Buffer.from(bytes));
  }

  function extraEnd(type: string, text: Bytes): void {
    if (type === 'L') name = untilZero(text);
    else if (type === 'K') link = untilZero(text);
    else if (type === 'x') records = new Map(recordsFrom(text));
    else {
      globalSize += text.length;
      if (globalSize > mostExtra) throw broken('no-tar');
      global = new Map([...global, ...recordsFrom(text)]);
    }
    state = { kind: 'header' };
  }

  /** Takes what it can of the chunk, from `at` on, and answers where it stopped; the same place where it needs more. */
  function step(chunk: Buffer, at: number): number {
    const there = chunk.length - at;
    switch (state.kind) {
      case 'over':
        return chunk.length;
      case 'header':
      case 'sparse': {
        if (there < block) return at;
        const bytes = chunk.subarray(at, at + block);
        if (state.kind === 'header') header(bytes);
        else {
          const { parts } = state;
          parts.push(Buffer.from(bytes));
          if (parts.length * block > mostExtra) throw broken('no-tar');
          if ((bytes[504] ?? 0) === 0) begin(Buffer.concat(parts));
        }
        return at + block;
      }
      case 'content': {
        const took = Math.min(state.left, there);
        listener.content?.(chunk.subarray(at, at + took));
        const left = state.left - took;
        if (left > 0) state = { ...state, left };
        else {
          listener.entryEnd?.();
          state = state.padding > 0 ? { kind: 'skip', left: state.padding } : { kind: 'header' };
        }
        return at + took;
      }
      case 'skip': {
        const took = Math.min(state.left, there);
        state = took < state.left ? { kind: 'skip', left: state.left - took } : { kind: 'header' };
        return at + took;
      }
      case 'extra': {
        const took = Math.min(state.left, there);
        const { type, size, parts } = state;
        parts.push(Buffer.from(chunk.subarray(at, at + took)));
        const left = state.left - took;
        if (left > 0) state = { ...state, left };
        else extraEnd(type, Buffer.concat(parts).toString('latin1', 0, size));
        return at + took;
      }
    }
  }

  return {
    push(chunk) {
      const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      let at = 0;
      while (at < all.length) {
        const next = step(all, at);
        if (next === at) break;
        at = next;
      }
      held = Buffer.from(all.subarray(at));
    },
    end() {
      if (state.kind === 'over') return;
      // One that ends without saying so may lack files, and nobody could tell.
      throw broken(seen === 0 && zeros === 0 ? 'no-tar' : 'cut-off');
    },
  };
}
