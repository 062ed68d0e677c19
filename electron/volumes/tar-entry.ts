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
  /** Further records of the entry, by name: extended attributes and the like. */
  readonly records: ReadonlyMap<Bytes, Bytes>;
  /** The 512 bytes of the header itself, and what an old sparse file adds to them. */
  readonly header: Buffer;
}

/** How a name is read: as UTF-8, which it nearly always is. */
export const textOf = (name: Bytes): string => Buffer.from(name, 'latin1').toString('utf8');

/** The parts of a path, without empty ones and `.`. */
export const partsOf = (name: Bytes): readonly Bytes[] =>
  name.split('/').filter((part) => part !== '' && part !== '.');

/** Whether it is the folder that the archive itself stands for. */
export const isRoot = ({ name }: Pick<TarEntry, 'name'>): boolean => partsOf(name).length === 0;

/** The record with the true name of a sparse file (GNU, PAX format 1.0). */
export const sparseName = 'GNU.sparse.name';

const block = 512;

/** How many bytes are needed to fill the last block. */
export const paddingOf = (size: number): number => (block - (size % block)) % block;

// As strange as a tar gets: `ustar` at 257 is also missing in very old ones, so the checksum has to do.
export function hasChecksum(header: Buffer): boolean {
  const told = octalAt(header, 148, 8);
  let sum = 0;
  for (let at = 0; at < block; at += 1) sum += at >= 148 && at < 156 ? 32 : (header[at] ?? 0);
  return sum === told;
}

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
  let value = first & 0x7f;
  for (let index = at + 1; index < at + length; index += 1) value = value * 256 + (header[index] ?? 0);
  return value;
}

/** An entry from its header, and what the headers before it told of it. */
export function entryFrom(
  header: Buffer,
  long: {
    readonly name: Bytes | null;
    readonly link: Bytes | null;
    readonly records: ReadonlyMap<Bytes, Bytes>;
  },
): TarEntry {
  const { records } = long;
  const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? textAt(header, 345, 155) : '';
  const own = textAt(header, 0, 100);
  const size = records.get('size');
  const numberOf = (key: Bytes, at: number, length: number) => {
    const told = records.get(key);
    return told === undefined ? numberAt(header, at, length) : Number(told);
  };
  const type = header.toString('latin1', 156, 157);
  return {
    // GNU's sparse files have another path beside their true name.
    name:
      records.get(sparseName) ??
      records.get('path') ??
      long.name ??
      (prefix === '' ? own : `${prefix}/${own}`),
    link: records.get('linkpath') ?? long.link ?? textAt(header, 157, 100),
    type: type === '\0' ? '0' : type,
    // Links carry a size in some old archives, and no content.
    size: /[123456]/.test(type) ? 0 : size === undefined ? numberAt(header, 124, 12) : Number(size),
    mode: numberAt(header, 100, 8),
    uid: numberOf('uid', 108, 8),
    gid: numberOf('gid', 116, 8),
    records,
    header,
  };
}
