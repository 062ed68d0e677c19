import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { HostPath, VolumeName } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { replaceFile } from '../history/atomic-file.ts';
import { mountName, type OpenableVolume, withHelper } from './helper.ts';
import { pour } from './pour.ts';
import { type Amount, meterTar } from './tar-meter.ts';

/** An archive as it was written. */
export interface WrittenExport extends Amount {
  /** Of the archive itself. */
  readonly fileBytes: number;
  readonly sha256: string;
}

export const volumeGone = (name: VolumeName): Failure =>
  new Failure({ kind: 'not-found', what: 'volume', name });

/**
 * Writes all of a volume to a `tar.gz`: owners, modes, links and times with it, its own folder as `./`. The file is
 * there when it is complete, or not at all. Throws `file-failed`, `cancelled`, `engine-unreachable`, `archive-broken`.
 */
export async function exportVolume(
  from: OpenableVolume,
  path: HostPath,
  signal: AbortSignal,
  onAmount: (amount: Amount) => void,
): Promise<WrittenExport> {
  return withHelper(from, async (helper) => {
    const meter = meterTar({ onAmount });
    const hash = createHash('sha256');
    let fileBytes = 0;
    // Only the user may read it: it holds what only the containers could read before.
    await replaceFile(path, 0o600, async (file) => {
      const tar = await from.api.readArchive(helper, `/${mountName}/.`, signal);
      if (tar === null) throw volumeGone(from.volume);
      // A quarter less work than the usual level, for a file that is hardly larger.
      const gzip = createGzip({ level: 3, chunkSize: 2 ** 18 });
      await pour(
        [tar, meter.stream, gzip],
        new Writable({
          highWaterMark: 2 ** 20,
          write(chunk: Buffer, _encoding, done) {
            hash.update(chunk);
            fileBytes += chunk.length;
            file.writeFile(chunk).then(() => done(), done);
          },
        }),
        signal,
      );
    });
    return { ...meter.amount(), fileBytes, sha256: hash.digest('hex') };
  });
}
