import { recordsBlocks, writeSum } from './header-bytes.ts';
import { type Bytes, block, isUstar, sparseName, type TarEntry } from './tar-entry.ts';

const roomForName = 100;

/** A name as a header holds it; `null` where it has to be told before. */
function writeName(header: Buffer, at: number, name: Bytes): Bytes | null {
  header.fill(0, at, at + roomForName);
  header.write(name, at, roomForName, 'latin1');
  return name.length <= roomForName ? null : name;
}

/**
 * The headers of an entry under another name, `link` being what it leads to. All else stays as it was, byte for byte:
 * owner, mode, times, device, holes, and records that nobody here knows, such as capabilities.
 */
export function renamedHeader(entry: TarEntry, name: Bytes, link: Bytes): Buffer {
  const header = Buffer.from(entry.header.subarray(0, block));
  const more = entry.header.subarray(block);
  const records = new Map(entry.records);
  const tell = (key: Bytes, value: Bytes | null) => {
    if (value === null) records.delete(key);
    else records.set(key, value);
  };
  // Elsewhere older formats keep times and holes.
  if (isUstar(header)) header.fill(0, 345, 500);
  tell('path', writeName(header, 0, name));
  tell('linkpath', writeName(header, 157, link));
  if (records.has(sparseName)) records.set(sparseName, name);
  writeSum(header);
  return Buffer.concat([recordsBlocks(records), header, more]);
}
