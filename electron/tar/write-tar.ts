import { fits, recordsBlocks, ustarHeader } from './header-bytes.ts';
import type { NamedEntry } from './named-entry.ts';
import { type Bytes, bytesOf } from './tar-entry.ts';

const types: Readonly<Record<NamedEntry['kind'], string>> = {
  file: '0',
  'hard-link': '1',
  link: '2',
  folder: '5',
  other: '3',
};

/** A name that a header holds and every system reads alike. */
const isPlain = (name: Bytes) =>
  name.length <= 100 && Buffer.from(name, 'latin1').every((byte) => byte > 0 && byte < 0x80);

/** The header of an entry, with records before it where its name, target or numbers need them. */
export function tarHeader(entry: NamedEntry): Buffer {
  const name = bytesOf(entry.name);
  const link = bytesOf(entry.target);
  const records = new Map<Bytes, Bytes>();
  if (!isPlain(name)) records.set('path', name);
  if (!isPlain(link)) records.set('linkpath', link);
  const told = (key: 'uid' | 'gid' | 'size', value: number, length: number): number => {
    if (fits(value, length)) return value;
    records.set(key, String(value));
    return 0;
  };
  const own = ustarHeader({
    name,
    link,
    type: types[entry.kind],
    mode: entry.mode,
    uid: told('uid', entry.uid, 8),
    gid: told('gid', entry.gid, 8),
    size: told('size', entry.bytes, 12),
    modified: Math.floor(entry.modifiedAt / 1000),
  });
  return Buffer.concat([recordsBlocks(records), own]);
}
