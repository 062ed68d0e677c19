import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import { replaceFile } from '../history/atomic-file.ts';
import { tarEnd } from '../tar/header-bytes.ts';
import { createTarReader } from '../tar/tar-reader.ts';

/** What an archive holds, counted while it was written and again when it was read back. */
interface Content {
  readonly entries: number;
  /** Of the tar, before it is packed. */
  readonly sha256: string;
}

/** The bytes of entries; their number at the end. */
export type Entries = AsyncGenerator<Buffer, number>;

/**
 * Writes a tar archive, packed with gzip, that only the user may read. It bears its name only when it is on the disk
 * and was read back whole; else there is none. Resolves to its bytes. Throws what `entries` throws, `file-failed` for
 * what the system throws.
 */
export async function writeArchiveFile(path: string, entries: () => Entries): Promise<number> {
  let size = 0;
  await replaceFile(path, 0o600, async (file) => {
    const written = await packInto(file, entries);
    await file.sync();
    const read = await readBack(file);
    if (read.entries !== written.entries || read.sha256 !== written.sha256) {
      throw new Failure({ kind: 'unexpected', detail: t('The archive reads back as something else.') });
    }
    size = (await file.stat()).size;
  });
  return size;
}

async function packInto(file: FileHandle, entries: () => Entries): Promise<Content> {
  const hash = createHash('sha256');
  let count = 0;
  async function* archive() {
    count = yield* entries();
    yield tarEnd;
  }
  await pipeline(archive, hashing(hash), createGzip({ level: 4 }), intoFile(file));
  return { entries: count, sha256: hash.digest('hex') };
}

const hashing = (hash: Hash): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });

/** A stream of the handle's own would close it. */
const intoFile = (file: FileHandle): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      writeAll(file, chunk).then(() => done(), done);
    },
  });

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.byteLength; ) at += (await file.write(chunk, at)).bytesWritten;
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(256 * 1024), 0, null, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function readBack(file: FileHandle): Promise<Content> {
  const hash = createHash('sha256');
  let entries = 0;
  const reader = createTarReader({
    entry: () => {
      entries += 1;
    },
  });
  await pipeline(chunksOf(file), createGunzip(), async (unpacked: AsyncIterable<Buffer>) => {
    for await (const chunk of unpacked) {
      hash.update(chunk);
      reader.push(chunk);
    }
  });
  reader.end();
  return { entries, sha256: hash.digest('hex') };
}
