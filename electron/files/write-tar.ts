import { bytesOfText } from '../engine/path-bytes.ts';
import type { TarEntry } from './read-tar.ts';

const block = 512;
const types: Readonly<Record<TarEntry['kind'], string>> = {
  file: '0',
  'hard-link': '1',
  link: '2',
  folder: '5',
  other: '3',
};

/** Room for the number and the zero byte after it: else it goes into a pax record. */
const fits = (value: number, length: number) => value < 8 ** (length - 1);

function header(
  type: string,
  name: Buffer,
  target: Buffer,
  entry: Omit<TarEntry, 'name' | 'target'>,
): Buffer {
  const bytes = Buffer.alloc(block);
  const write = (value: number, at: number, length: number) =>
    bytes.write((fits(value, length) ? value : 0).toString(8).padStart(length - 1, '0'), at, 'latin1');
  name.copy(bytes, 0, 0, 100);
  write(entry.mode, 100, 8);
  write(entry.uid, 108, 8);
  write(entry.gid, 116, 8);
  write(entry.bytes, 124, 12);
  write(Math.floor(entry.modifiedAt / 1000), 136, 12);
  bytes.write(' '.repeat(8), 148, 'latin1');
  bytes.write(type, 156, 'latin1');
  target.copy(bytes, 157, 0, 100);
  bytes.write('ustar\0' + '00', 257, 'latin1');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

/** `LENGTH KEY=VALUE` and a line feed; the length counts its own digits. */
function paxRecord(key: string, value: Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), value, Buffer.from('\n')]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

const isPlain = (bytes: Buffer) => bytes.length <= 100 && bytes.every((byte) => byte < 0x80 && byte !== 0);

/** What fills the last block of a body of this many bytes. */
export const tarPadding = (bytes: number): Buffer => Buffer.alloc((block - (bytes % block)) % block);

/** Ends an archive. */
export const tarEnd: Buffer = Buffer.alloc(2 * block);

/** The header of an entry, with a pax header before it where its name, target or numbers need one. */
export function tarHeader(entry: TarEntry): Buffer {
  const name = bytesOfText(entry.name);
  const target = bytesOfText(entry.target);
  const records = [
    ...(isPlain(name) ? [] : [paxRecord('path', name)]),
    ...(isPlain(target) || target.length === 0 ? [] : [paxRecord('linkpath', target)]),
    ...(fits(entry.uid, 8) ? [] : [paxRecord('uid', Buffer.from(String(entry.uid)))]),
    ...(fits(entry.gid, 8) ? [] : [paxRecord('gid', Buffer.from(String(entry.gid)))]),
    ...(fits(entry.bytes, 12) ? [] : [paxRecord('size', Buffer.from(String(entry.bytes)))]),
  ];
  const own = header(types[entry.kind], name, target, entry);
  if (records.length === 0) return own;
  const body = Buffer.concat(records);
  const nothing = Buffer.alloc(0);
  const facts = { kind: 'file', bytes: body.length, modifiedAt: 0, mode: 0o644, uid: 0, gid: 0 } as const;
  const before = header('x', Buffer.from('pax'), nothing, facts);
  return Buffer.concat([before, body, tarPadding(body.length), own]);
}
