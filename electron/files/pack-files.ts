import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LeftOut } from '../../shared/container-files.ts';
import type { HostPath } from '../../shared/ids.ts';
import { textOfBytes } from '../engine/path-bytes.ts';
import { fileFailure } from '../history/atomic-file.ts';
import { tarEnd, tarPadding } from '../tar/header-bytes.ts';
import type { NamedEntry } from '../tar/named-entry.ts';
import { tarHeader } from '../tar/write-tar.ts';

/** Something of this machine that is to go into a container. */
interface Packed {
  readonly path: Buffer;
  readonly entry: NamedEntry;
}

export interface PackList {
  readonly items: readonly Packed[];
  readonly files: number;
  readonly bytes: number;
  readonly leftOut: readonly LeftOut[];
}

const separator = Buffer.from('/');
const asPath = (path: Buffer) => textOfBytes(path);

/**
 * All that is to be packed of some files and folders, links as links. Like `docker cp`, it will belong to root there.
 * Throws `file-failed`.
 */
export async function listToPack(paths: readonly HostPath[]): Promise<PackList> {
  const items: Packed[] = [];
  const leftOut: LeftOut[] = [];
  let files = 0;
  let bytes = 0;

  async function add(path: Buffer, name: string): Promise<void> {
    const stat = await lstat(path);
    const base = {
      name,
      modifiedAt: Math.floor(stat.mtimeMs / 1000) * 1000,
      mode: stat.mode & 0o777,
      uid: 0,
      gid: 0,
    };
    if (stat.isDirectory()) {
      items.push({ path, entry: { ...base, name: `${name}/`, kind: 'folder', bytes: 0, target: '' } });
      for (const inner of await readdir(path, { encoding: 'buffer' })) {
        await add(Buffer.concat([path, separator, inner]), `${name}/${textOfBytes(inner)}`);
      }
    } else if (stat.isSymbolicLink()) {
      const target = textOfBytes(await readlink(path, { encoding: 'buffer' }));
      items.push({ path, entry: { ...base, kind: 'link', bytes: 0, target } });
      files += 1;
    } else if (stat.isFile()) {
      items.push({ path, entry: { ...base, kind: 'file', bytes: stat.size, target: '' } });
      files += 1;
      bytes += stat.size;
    } else leftOut.push({ name, why: 'special' });
  }

  for (const path of paths) {
    try {
      await add(Buffer.from(path), basename(path));
    } catch (thrown) {
      throw fileFailure(path, thrown);
    }
  }
  return { items, files, bytes, leftOut };
}

/** The archive of a list. A file that became shorter meanwhile breaks it off; of one that grew, the beginning goes. */
export async function* packTar(
  { items }: PackList,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (const { path, entry } of items) {
    yield tarHeader(entry);
    if (entry.kind !== 'file' || entry.bytes === 0) continue;
    let left = entry.bytes;
    for await (const chunk of createReadStream(path, { end: entry.bytes - 1 })) {
      const part: Buffer = chunk;
      left -= part.length;
      onBytes(part.length);
      yield part;
    }
    if (left !== 0) throw fileFailure(asPath(path), new Error('It became shorter while it was read'));
    yield tarPadding(entry.bytes);
  }
  yield tarEnd;
}
