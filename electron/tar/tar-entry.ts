import { bytesOfText, textOfBytes } from '../engine/path-bytes.ts';

/** The bytes of a name or number as they stand in an archive, one character a byte: names need not be UTF-8. */
export type Bytes = string;

export interface TarEntry {
  readonly name: Bytes;
  /** Of a hard link and a symbolic link: what it leads to. */
  readonly link: Bytes;
  /** As in the header: `0` a file, `1` a hard link, `2` a symbolic link, `3` `4` devices, `5` a folder, `6` a pipe. */
  readonly type: string;
  /** Of the content that follows. */
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Milliseconds since 1970, in whole seconds. */
  readonly modifiedAt: number;
  /** Further records of the entry, by name: extended attributes and the like. */
  readonly records: ReadonlyMap<Bytes, Bytes>;
  /** The 512 bytes of the header itself, and what an old sparse file adds to them. */
  readonly header: Buffer;
}

/** A name as it is shown and asked for: see `path-bytes`. */
export const textOf = (name: Bytes): string => textOfBytes(Buffer.from(name, 'latin1'));

/** The bytes of a name that `textOf` gave. */
export const bytesOf = (text: string): Bytes => bytesOfText(text).toString('latin1');

/** The parts of a path, without empty ones and `.`. */
export const partsOf = (name: Bytes): readonly Bytes[] =>
  name.split('/').filter((part) => part !== '' && part !== '.');

/** Whether it is the folder that the archive itself stands for. */
export const isRoot = ({ name }: Pick<TarEntry, 'name'>): boolean => partsOf(name).length === 0;

/** The record with the true name of a sparse file (GNU, PAX format 1.0). */
export const sparseName = 'GNU.sparse.name';

export const block = 512;

/** How many bytes are needed to fill the last block. */
export const paddingOf = (size: number): number => (block - (size % block)) % block;

/** The sum of a header's bytes, its own eight counted as spaces. */
export function sumOf(header: Buffer): number {
  let sum = 0;
  for (let at = 0; at < block; at += 1) sum += at >= 148 && at < 156 ? 32 : (header[at] ?? 0);
  return sum;
}

// As strange as a tar gets: `ustar` at 257 is also missing in very old ones, so the checksum has to do.
export const hasChecksum = (header: Buffer): boolean => octalAt(header, 148, 8) === sumOf(header);

/** Only then the field of the prefix is one. */
export const isUstar = (header: Buffer): boolean => header.toString('latin1', 257, 263) === 'ustar\0';

const textAt = (header: Buffer, at: number, length: number): Bytes => {
  const text = header.toString('latin1', at, at + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
};

const octalAt = (header: Buffer, at: number, length: number): number =>
  Number.parseInt(textAt(header, at, length).trim() || '0', 8);

/** Octal digits, or, for what is too large for them, the number itself with the highest bit set (GNU). */
function numberAt(header: Buffer, at: number, length: number): number {
  const first = header[at] ?? 0;
  if ((first & 0x80) === 0) return octalAt(header, at, length);
  // Negative: a time before 1970, and of anything else nonsense.
  if (first === 0xff) return Number.NEGATIVE_INFINITY;
  let value = first & 0x7f;
  for (let index = at + 1; index < at + length; index += 1) value = value * 256 + (header[index] ?? 0);
  return value;
}

/** What the headers before an entry told of it. */
export interface ToldBefore {
  readonly name: Bytes | null;
  readonly link: Bytes | null;
  readonly records: ReadonlyMap<Bytes, Bytes>;
}

/**
 * An entry from its header, and what the headers before it told of it; `null` where its size is no number of bytes.
 * What else is wrong in it is read as nothing.
 */
export function entryFrom(header: Buffer, told: ToldBefore): TarEntry | null {
  const { records } = told;
  const numberOf = (key: Bytes, at: number, length: number) => {
    const record = records.get(key);
    if (record === undefined) return numberAt(header, at, length);
    return /^-?\d+(?:\.\d*)?$/.test(record) ? Number(record) : Number.NaN;
  };
  const orZero = (value: number) => (Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0);
  const prefix = isUstar(header) ? textAt(header, 345, 155) : '';
  const own = textAt(header, 0, 100);
  const name =
    // GNU's sparse files have another path beside their true name.
    records.get(sparseName) ?? records.get('path') ?? told.name ?? (prefix === '' ? own : `${prefix}/${own}`);
  const type = header.toString('latin1', 156, 157);
  // Before ustar a folder was told by the slash at its end alone.
  const kind = type === '\0' ? (name.endsWith('/') ? '5' : '0') : type;
  // Links carry a size in some old archives, and no content.
  const size = /[123456]/.test(kind) ? 0 : numberOf('size', 124, 12);
  if (!Number.isSafeInteger(size) || size < 0) return null;
  return {
    name,
    link: records.get('linkpath') ?? told.link ?? textAt(header, 157, 100),
    type: kind,
    size,
    mode: orZero(numberAt(header, 100, 8)),
    uid: orZero(numberOf('uid', 108, 8)),
    gid: orZero(numberOf('gid', 116, 8)),
    modifiedAt: orZero(numberOf('mtime', 136, 12)) * 1000,
    records,
    header,
  };
}
