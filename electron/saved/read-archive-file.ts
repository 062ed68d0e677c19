import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, pack as packTar } from 'tar-stream';
import { type Copied, copyTar, type TarEntry } from './copy-tar.ts';

/** The unpacked archive. Whoever asks for it reads it to its end or destroys it. Errors of the file are its own. */
function unpacked(path: string): Readable {
  const file = createReadStream(path);
  const tar = createGunzip();
  file.on('error', (error) => tar.destroy(error));
  tar.on('close', () => file.destroy());
  return file.pipe(tar);
}

/** The paths of all entries, absolute. */
export async function pathsIn(path: string): Promise<readonly string[]> {
  const reader = extract();
  const paths: string[] = [];
  reader.on('entry', ({ name }, stream, next) => {
    paths.push(`/${name.replace(/\/+$/, '')}`);
    stream.on('end', () => next());
    stream.resume();
  });
  const source = unpacked(path);
  await new Promise<void>((resolve, reject) => {
    source.on('error', reject);
    reader.on('error', reject);
    reader.on('finish', () => resolve());
    source.pipe(reader);
  });
  return paths;
}

/**
 * Hands a part of an archive to `send` as a tar of its own, under the names that `place` gives. Resolves to what was in
 * it once it was taken whole.
 */
export async function sendPart(
  path: string,
  place: (entry: TarEntry) => string | null,
  send: (tar: Readable) => Promise<void>,
  onBytes: (count: number) => void,
): Promise<Copied> {
  const pack = packTar();
  const tar = Readable.from(pack);
  const sending = send(tar);
  // Waited for below: where it fails, what copying throws is only what comes of that.
  sending.catch((thrown: unknown) => pack.destroy(thrown instanceof Error ? thrown : null));
  let copied: Copied | null = null;
  try {
    copied = await copyTar(unpacked(path), pack, place, onBytes);
    pack.finalize();
  } catch (thrown) {
    tar.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
    await sending.catch(() => undefined);
    throw thrown;
  }
  await sending;
  return copied;
}
