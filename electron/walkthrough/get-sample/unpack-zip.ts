import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, open, type ZipFile } from 'yauzl';
import type { HostPath } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { Failure } from '../../failure.ts';

const mostBytes = 200_000_000;
const mostEntries = 10_000;

/**
 * Unpacks a zip whose files lie in one folder of any name, as GitHub makes them: what is in that folder comes into
 * `folder`, which must be empty. A link, an absolute path, one that leads out, or one that is there twice makes all of it
 * fail, as does more than 200 MB. Throws `download-failed` for a zip that can't be trusted, `cancelled`.
 */
export async function unpackZip(path: HostPath, folder: HostPath, signal: AbortSignal): Promise<void> {
  const zip = await opened(path);
  try {
    if (zip.entryCount > mostEntries) throw bad(t('it holds far too many files'));
    let size = 0;
    for await (const entry of entriesOf(zip)) {
      if (signal.aborted) throw new Failure({ kind: 'cancelled' });
      size += entry.uncompressedSize;
      if (size > mostBytes) throw bad(t('it is far too large'));
      const target = targetOf(entry, folder);
      if (target !== null) await unpack(zip, entry, target);
    }
  } finally {
    zip.close();
  }
}

const bad = (why: string, cause?: unknown) =>
  new Failure(
    {
      kind: 'download-failed',
      detail: t('The archive can’t be used: {why}.', { why: why.replace(/\.+$/, '') }),
    },
    cause,
  );

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) =>
      error ? reject(bad(error.message, error)) : resolve(zip),
    );
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let at = 0; at < zip.entryCount; at += 1) {
    yield await new Promise<Entry>((resolve, reject) => {
      const stop = () => {
        zip.off('entry', gotEntry).off('error', gotError).off('end', gotEnd);
      };
      const gotEntry = (entry: Entry) => {
        stop();
        resolve(entry);
      };
      const gotError = (error: Error) => {
        stop();
        reject(bad(error.message, error));
      };
      const gotEnd = () => gotError(new Error('it ends too early'));
      zip.on('entry', gotEntry).on('error', gotError).on('end', gotEnd);
      zip.readEntry();
    });
  }
}

const typeMask = 0o170000;
const links = 0o120000;

/** Where an entry goes; `null` for the outer folder itself. */
function targetOf(entry: Entry, folder: HostPath): string | null {
  const mode = (entry.externalFileAttributes >>> 16) & typeMask;
  if (mode === links) throw bad(t('{file} is a link', { file: entry.fileName }));
  const [, ...parts] = entry.fileName.split('/');
  const inner = parts.join('/');
  if (inner === '') return null;
  // The library refuses such names already: two locks on this door.
  if (parts.includes('..') || /[\\\0]|^\/|^[a-z]:/i.test(inner))
    throw bad(t('{file} leads elsewhere', { file: entry.fileName }));
  const target = join(folder, inner);
  if (!target.startsWith(`${folder}${sep}`)) throw bad(t('{file} leads elsewhere', { file: entry.fileName }));
  return target;
}

async function unpack(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  if (entry.fileName.endsWith('/')) {
    await mkdir(target, { recursive: true });
    return;
  }
  await mkdir(dirname(target), { recursive: true });
  const content = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(bad(error.message, error)) : resolve(stream),
    );
  });
  // Never through anything that is there: an entry that comes twice is no honest one.
  await pipeline(content, createWriteStream(target, { flags: 'wx' })).catch((thrown: unknown) => {
    const isOfFiles =
      thrown instanceof Error &&
      'code' in thrown &&
      thrown.code !== 'EEXIST' &&
      typeof thrown.code === 'string' &&
      /^E[A-Z]+$/.test(thrown.code);
    throw isOfFiles ? thrown : bad(thrown instanceof Error ? thrown.message : String(thrown), thrown);
  });
}
