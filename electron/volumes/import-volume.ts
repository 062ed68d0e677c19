import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { HostPath } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { fileFailure } from '../history/atomic-file.ts';
import { mountName, type OpenableVolume, withHelper } from './helper.ts';
import { openArchive } from './open-archive.ts';
import { nowhere, pour, pourInto } from './pour.ts';
import { createTarAudit } from './tar-audit.ts';
import { type Amount, meterTar } from './tar-meter.ts';
import { renameTar } from './tar-rename.ts';

const fileFailed = (path: HostPath) => (thrown: unknown) => {
  throw thrown instanceof Failure ? thrown : fileFailure(path, thrown);
};

/**
 * Reads an archive from its beginning to its end before anything is done with it. `sha256` is the one that it must have,
 * `null` for one that nobody knows. Throws `archive-broken`, `archive-refused`, `file-failed` and `cancelled`.
 */
export async function checkArchive(
  path: HostPath,
  sha256: string | null,
  signal: AbortSignal,
  onAmount: (amount: Amount) => void,
): Promise<Amount> {
  const { file, unpack } = await openArchive(path);
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  // What the app wrote itself came out of a volume as it is.
  const meter = meterTar({ look: createTarAudit({ devices: sha256 !== null }), onAmount });
  await pour([file, hashed, unpack, meter.stream], nowhere(), signal).catch(fileFailed(path));
  if (sha256 !== null && hash.digest('hex') !== sha256) {
    throw new Failure({ kind: 'archive-broken', problem: 'not-as-written' });
  }
  return meter.amount();
}

/**
 * Extracts an archive that was checked into a volume, beside what is in it. Throws `file-failed`, `cancelled`,
 * `engine-unreachable`, `unexpected` with the engine's words, and what is wrong with the archive.
 */
export async function importArchive(
  into: OpenableVolume,
  path: HostPath,
  signal: AbortSignal,
  onAmount: (amount: Amount) => void,
): Promise<Amount> {
  return withHelper(into, async (helper) => {
    const { file, unpack } = await openArchive(path);
    const meter = meterTar({ onAmount });
    const parts = [file, unpack, meter.stream, renameTar(mountName)] as const;
    await pourInto(into.api, { helper, folder: '/' }, parts, signal).catch(fileFailed(path));
    return meter.amount();
  });
}
