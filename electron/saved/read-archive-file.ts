import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { tarEnd } from '../tar/header-bytes.ts';
import { readTar } from '../tar/read-tar.ts';
import { partsOf, textOf } from '../tar/tar-entry.ts';
import { type Copied, copyTar, type Place } from './copy-tar.ts';

/** The unpacked archive. Whoever asks for it reads it to its end or destroys it. Errors of the file are its own. */
function unpacked(path: string): Readable {
  const file = createReadStream(path);
  const tar = createGunzip();
  file.on('error', (error) => tar.destroy(error));
  tar.on('close', () => file.destroy());
  return file.pipe(tar);
}

/** All entries of an archive: their paths are absolute. */
export async function entriesIn(
  path: string,
): Promise<readonly { readonly path: string; readonly isFolder: boolean }[]> {
  const entries: { path: string; isFolder: boolean }[] = [];
  for await (const { raw } of readTar(unpacked(path))) {
    entries.push({ path: `/${textOf(partsOf(raw.name).join('/'))}`, isFolder: raw.type === '5' });
  }
  return entries;
}

/**
 * Hands a part of an archive to `send` as a tar of its own, under the names that `place` gives. Resolves to what was in
 * it once it was taken whole; where `goOn` said that an entry was the last, of what went before.
 */
export async function sendPart(
  path: string,
  place: Place,
  send: (tar: Readable) => Promise<void>,
  onBytes: (count: number) => void,
  goOn?: () => boolean,
): Promise<Copied> {
  const so: { copied: Copied | null; broken: { readonly thrown: unknown } | null } = {
    copied: null,
    broken: null,
  };
  async function* archive() {
    try {
      so.copied = yield* copyTar(unpacked(path), place, onBytes, goOn);
    } catch (thrown) {
      so.broken = { thrown };
      throw thrown;
    }
    yield tarEnd;
  }
  const tar = Readable.from(archive());
  // Whoever sends it hears of what goes wrong by the promise.
  tar.on('error', () => undefined);
  try {
    await send(tar);
    if (so.copied === null) for await (const _ of tar);
  } catch (thrown) {
    // Where it could not be read, what sending throws is only what comes of that.
    throw so.broken?.thrown ?? thrown;
  } finally {
    tar.destroy();
  }
  if (so.copied === null) throw new Error('The archive was not taken whole.');
  return so.copied;
}
