import { open } from 'node:fs/promises';
import { PassThrough, type Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { HostPath } from '../../shared/ids.ts';
import { fileFailure } from '../history/atomic-file.ts';

/** A tar or tar.gz from a file, as streams to be put in a row: the file's own bytes, then what makes a tar of them. */
export interface OpenArchive {
  readonly file: Readable;
  readonly unpack: Transform;
}

/** Opens an archive; which kind it is, its first bytes tell. Throws `file-failed`. */
export async function openArchive(path: HostPath): Promise<OpenArchive> {
  const handle = await open(path, 'r').catch((thrown: unknown) => {
    throw fileFailure(path, thrown);
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    const isGzip = buffer[0] === 0x1f && buffer[1] === 0x8b;
    return {
      file: handle.createReadStream({ start: 0, highWaterMark: 2 ** 18 }),
      unpack: isGzip ? createGunzip({ chunkSize: 2 ** 18 }) : new PassThrough({ highWaterMark: 2 ** 20 }),
    };
  } catch (thrown) {
    // A folder can be opened, but not read.
    await handle.close();
    throw fileFailure(path, thrown);
  }
}
