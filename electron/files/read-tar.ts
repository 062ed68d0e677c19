import { textOfBytes } from '../engine/path-bytes.ts';
import { type ByteQueue, createByteQueue } from './byte-queue.ts';

/*
 * Tar libraries take names for UTF-8, and so lose those that are not. This one keeps them (see `path-bytes`): ustar
 * with the pax and GNU extensions that engines write (POSIX.1-2024, `pax`, "ustar Interchange Format").
 */

export interface TarEntry {
  /** As it stands in the archive: hostile. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'hard-link' | 'other';
  readonly bytes: number;
  /** Milliseconds since 1970, in whole seconds. */
  readonly modifiedAt: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Where a link leads, or which entry a hard link repeats; empty for all others. */
  readonly target: string;
}

/** One entry, with what is in it: read it before the next entry is asked for, or it is skipped. */
export interface TarItem {
  readonly entry: TarEntry;
  body(): AsyncGenerator<Buffer>;
}

const block = 512;
const longestHeader = 1_000_000;

const kinds: Readonly<Record<string, TarEntry['kind']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'hard-link',
  '2': 'link',
  '5': 'folder',
};

class BrokenTar extends Error {
  constructor(what: string) {
    super(`The engine sent a broken archive: ${what}`);
    this.name = 'BrokenTar';
  }
}

/** Up to the first zero byte. */
function bytesAt(header: Buffer, from: number, length: number): Buffer {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return end === -1 ? field : field.subarray(0, end);
}

/** Octal digits, or GNU's way of writing large numbers: the first bit set, then base 256. */
function numberAt(header: Buffer, from: number, length: number): number {
  const field = header.subarray(from, from + length);
  const first = field[0] ?? 0;
  if ((first & 0x80) !== 0) {
    // A negative number, which only a time can be: before 1970.
    if (first === 0xff) return 0;
    return field.subarray(1).reduce((value, byte) => value * 256 + byte, first & 0x7f);
  }
  const digits = bytesAt(header, from, length).toString('latin1').trim();
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function checkSum(header: Buffer): number {
  let sum = 8 * 32;
  for (let at = 0; at < block; at += 1) if (at < 148 || at >= 156) sum += header[at] ?? 0;
  return sum;
}

type Extended = ReadonlyMap<string, Buffer>;

/** The records of a pax header: `LENGTH KEY=VALUE` and a line feed, the length counting itself. */
function paxRecords(bytes: Buffer): Extended {
  const records = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = Number(bytes.subarray(at, space).toString('latin1'));
    const equals = bytes.indexOf(0x3d, space);
    if (space === -1 || equals === -1 || !Number.isInteger(length) || length < space - at + 3) break;
    records.set(
      bytes.subarray(space + 1, equals).toString('utf8'),
      bytes.subarray(equals + 1, at + length - 1),
    );
    at += length;
  }
  return records;
}

function nameOf(header: Buffer): Buffer {
  const name = bytesAt(header, 0, 100);
  const isUstar = header.subarray(257, 263).toString('latin1') === 'ustar\0';
  const prefix = isUstar ? bytesAt(header, 345, 155) : Buffer.alloc(0);
  return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name]);
}

function entryFrom(header: Buffer, extended: Extended): TarEntry {
  const said = (key: string) => extended.get(key);
  const number = (key: string, other: () => number) => {
    const value = said(key);
    return value === undefined ? other() : Math.max(0, Math.floor(Number(value.toString('latin1'))));
  };
  const type = String.fromCharCode(header[156] ?? 0);
  const name = said('path') ?? nameOf(header);
  // Before ustar a folder was told by the slash at its end alone.
  const kind = type === '\0' && name.at(-1) === 0x2f ? 'folder' : (kinds[type] ?? 'other');
  return {
    name: textOfBytes(name),
    kind,
    bytes: number('size', () => numberAt(header, 124, 12)),
    modifiedAt: number('mtime', () => numberAt(header, 136, 12)) * 1000,
    mode: numberAt(header, 100, 8) & 0o7777,
    uid: number('uid', () => numberAt(header, 108, 8)),
    gid: number('gid', () => numberAt(header, 116, 8)),
    target: textOfBytes(said('linkpath') ?? bytesAt(header, 157, 100)),
  };
}

/** Reads what stands before an entry of its own: longer names, and what else a header has no room for. */
async function extend(queue: ByteQueue, header: Buffer, extended: Map<string, Buffer>): Promise<boolean> {
  const type = String.fromCharCode(header[156] ?? 0);
  if (type !== 'x' && type !== 'g' && type !== 'L' && type !== 'K') return false;
  const bytes = numberAt(header, 124, 12);
  if (!(bytes <= longestHeader)) throw new BrokenTar('a header is too long');
  const body = await queue.take(bytes);
  if (body === null || !(await queue.skip(padding(bytes)))) throw new BrokenTar('it ends within a header');
  if (type === 'x') for (const [key, value] of paxRecords(body)) extended.set(key, value);
  if (type === 'L') extended.set('path', bytesAt(body, 0, bytes));
  if (type === 'K') extended.set('linkpath', bytesAt(body, 0, bytes));
  return true;
}

const padding = (bytes: number): number => (block - (bytes % block)) % block;

/** The entries of a tar archive, one after the other. Throws where it is broken off or is none. */
export async function* readTar(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<TarItem & { readonly passed: number }> {
  const queue = createByteQueue(source);
  let extended = new Map<string, Buffer>();
  for (;;) {
    const header = await queue.take(block);
    // A block of zeros ends an archive; some end without.
    if (header === null || header.every((byte) => byte === 0)) return;
    if (checkSum(header) !== numberAt(header, 148, 8)) throw new BrokenTar('a header’s sum is wrong');
    if (await extend(queue, header, extended)) continue;
    const entry = entryFrom(header, extended);
    extended = new Map();
    if (!Number.isSafeInteger(entry.bytes)) throw new BrokenTar('a length is no number');
    // What is no file has no body, whatever its header says of a length.
    const size = entry.kind === 'file' || entry.kind === 'other' ? entry.bytes : 0;
    let left = size;
    yield {
      entry,
      passed: queue.passed(),
      async *body() {
        while (left > 0) {
          const part = await queue.some(left);
          if (part === null) throw new BrokenTar('it ends within a file');
          left -= part.length;
          yield part;
        }
      },
    };
    if (!(await queue.skip(left + padding(size)))) throw new BrokenTar('it ends within a file');
  }
}
