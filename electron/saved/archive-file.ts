import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, type Pack, pack as packTar } from 'tar-stream';
import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import { replaceFile } from '../history/atomic-file.ts';

/** What an archive holds, counted while it was written and again when it was read back. */
interface Content {
  readonly entries: number;
  /** Of the tar, before it is packed. */
  readonly sha256: string;
}

/** Adds entries, and resolves to how many. */
type Fill = (pack: Pack) => Promise<number>;

/**
 * Writes a tar archive, packed with gzip, that only the user may read. It bears its name only when it is on the disk
 * and was read back whole; else there is none. Resolves to its bytes. Throws what `fill` throws, `file-failed` for what
 * the system throws.
 */
export async function writeArchiveFile(path: string, fill: Fill): Promise<number> {
  let size = 0;
  await replaceFile(path, 0o600, async (file) => {
    const written = await packInto(file, fill);
    await file.sync();
    const read = await readBack(file);
    if (read.entries !== written.entries || read.sha256 !== written.sha256) {
      throw new Failure({ kind: 'unexpected', detail: t('The archive reads back as something else.') });
    }
    size = (await file.stat()).size;
  });
  return size;
}

async function packInto(file: FileHandle, fill: Fill): Promise<Content> {
  const pack = packTar();
  const hash = createHash('sha256');
  const writing = pipeline(pack, hashing(hash), createGzip({ level: 4 }), intoFile(file));
  // Waited for below: where it fails, what `fill` throws is only what comes of that.
  writing.catch(() => undefined);
  let entries = 0;
  try {
    entries = await fill(pack);
    pack.finalize();
  } catch (thrown) {
    pack.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
  }
  await writing;
  return { entries, sha256: hash.digest('hex') };
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
  const reader = extract();
  let entries = 0;
  reader.on('entry', (_header, stream, next) => {
    entries += 1;
    stream.on('end', next);
    stream.resume();
  });
  await pipeline(chunksOf(file), createGunzip(), async (unpacked: AsyncIterable<Buffer>) => {
    for await (const chunk of unpacked) {
      hash.update(chunk);
      if (!reader.write(chunk)) await once(reader, 'drain');
    }
    const ended = once(reader, 'finish');
    reader.end(null);
    await ended;
  });
  return { entries, sha256: hash.digest('hex') };
}
