import { type Bytes, block, paddingOf, sumOf } from './tar-entry.ts';

/** What fills the last block of a content of so many bytes. */
export const tarPadding = (size: number): Buffer => Buffer.alloc(paddingOf(size));

/** Ends an archive. */
export const tarEnd: Buffer = Buffer.alloc(2 * block);

/** Room for the number and the zero byte after it: else it goes into a record. */
export const fits = (value: number, length: number): boolean => value < 8 ** (length - 1);

/** Octal digits, and a zero byte. */
function writeOctal(header: Buffer, at: number, length: number, value: number): void {
  header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
}

/** The last thing that is written to a header. */
export function writeSum(header: Buffer): void {
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}

/** The fields that every header of the format ustar has; the rest is zero. */
export function ustarHeader(fields: {
  readonly name: Bytes;
  readonly type: string;
  readonly link?: Bytes;
  readonly size?: number;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Seconds since 1970. */
  readonly modified?: number;
}): Buffer {
  const { name, type, link = '', size = 0, mode = 0o644, uid = 0, gid = 0, modified = 0 } = fields;
  const header = Buffer.alloc(block);
  header.write(name, 0, 100, 'latin1');
  writeOctal(header, 100, 8, mode);
  writeOctal(header, 108, 8, uid);
  writeOctal(header, 116, 8, gid);
  writeOctal(header, 124, 12, size);
  writeOctal(header, 136, 12, modified);
  header.write(type, 156, 'latin1');
  header.write(link, 157, 100, 'latin1');
  header.write('ustar\0', 257, 'latin1');
  header.write('00', 263, 'latin1');
  writeSum(header);
  return header;
}

/** `19 path=some/file\n`: the length counts itself. */
function record(key: Bytes, value: Bytes): Bytes {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return `${length}${rest}`;
}

/** The blocks that tell records of the entry after them (POSIX.1-2024, `pax`); none where there are none. */
export function recordsBlocks(records: Iterable<readonly [Bytes, Bytes]>): Buffer {
  const text = [...records].map(([key, value]) => record(key, value)).join('');
  if (text === '') return Buffer.alloc(0);
  const header = ustarHeader({ name: 'PaxHeaders/entry', type: 'x', size: text.length });
  return Buffer.concat([header, Buffer.from(text, 'latin1'), tarPadding(text.length)]);
}
