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
  // Whoever reads it hears of what goes wrong by the promises below.
  tar.on('error', () => undefined);
  let refused: { readonly thrown: unknown } | null = null;
  const sending = send(tar).catch((thrown: unknown) => {
    refused = { thrown };
    pack.destroy();
    throw thrown;
  });
  sending.catch(() => undefined);
  let copied: Copied;
  try {
    copied = await copyTar(unpacked(path), pack, place, onBytes);
    pack.finalize();
  } catch (thrown) {
    // Where it was not taken, what copying throws is only what comes of that.
    if (refused === null) tar.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
    else await sending;
    await sending.catch(() => undefined);
    throw thrown;
  }
  await sending;
  return copied;
}
