import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Extract, extract, type Header } from 'tar-stream';

/** What is in an archive. */
export interface TarListing {
  /** All that has a name, folders too. */
  readonly entries: number;
  readonly files: number;
  /** Of the files. */
  readonly bytes: number;
  /** Of every entry's name, kind, mode, owner, link and content, in their order. */
  readonly digest: string;
}

/**
 * Reads a tar to its end, holding none of it. `onBytes` hears how much of the files' content has come. Times are no
 * part of the digest: file systems keep them more or less exactly.
 */
export async function listTar(
  tar: Readable,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<TarListing> {
  const digest = createHash('sha256');
  let [entries, files, bytes] = [0, 0, 0];
  for await (const entry of unpacked(tar)) {
    const { header } = entry;
    entries += 1;
    if (header.type === 'file') files += 1;
    digest.update(`${JSON.stringify(factsOf(header))}\n`);
    for await (const chunk of entry) {
      if (!(chunk instanceof Uint8Array)) continue;
      digest.update(chunk);
      bytes += chunk.length;
      onBytes(bytes);
    }
  }
  return { entries, files, bytes, digest: digest.digest('hex') };
}

/** A pipe hands on no error, and a connection that breaks is one. */
function unpacked(tar: Readable): Extract {
  const unpack = extract();
  const fail = (error: Error) => unpack.destroy(error);
  tar.once('error', fail);
  tar.once('close', () => {
    if (!tar.readableEnded) fail(new Error('The archive ended too early'));
  });
  return tar.pipe(unpack);
}

const factsOf = (header: Header) => [
  header.name,
  header.type,
  header.mode,
  header.uid,
  header.gid,
  header.size,
  header.linkname,
  header.devmajor,
  header.devminor,
  Object.entries(header.pax ?? {}).filter(([key]) => key.startsWith('SCHILY.xattr.')),
];
