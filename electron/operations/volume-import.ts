import type { HostPath, OperationId, VolumeName } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/operation.ts';
import { t } from '../../shared/texts.ts';
import { Failure, factsOf } from '../failure.ts';
import { holdsNothing } from '../volumes/count-contents.ts';
import { checkArchive, importArchive } from '../volumes/import-volume.ts';
import { emptyVolume } from '../volumes/remove-in-volume.ts';
import type { Amount } from '../volumes/tar-meter.ts';
import type { Reporter } from './operations.ts';
import type { NoteUnfinished } from './quiet.ts';
import { imagesOfUsers, intoNew, keepSafe, mustBeFree, volumeOutcome } from './volume-operations.ts';
import { beginVolumeWork, knownVolume, openable, progressOf, type VolumeYard } from './volume-work.ts';

/** Makes a volume of an archive. Throws `volume-exists`. */
export async function beginImportNew(
  yard: VolumeYard,
  path: HostPath,
  name: VolumeName,
): Promise<OperationId> {
  await mustBeFree(yard, name);
  return beginVolumeWork(yard, {
    kind: 'import-volume',
    volume: { name, driver: 'local', createdAt: null, anonymous: false, compose: null },
    quietTo: null,
    work: async (reporter, noted) => {
      const checked = await readThroughArchive(yard, path, name, reporter);
      const amount = await intoNew(yard, name, noted, () => filled(yard, path, name, checked, reporter));
      return volumeOutcome(name, amount, { file: path });
    },
  });
}

/**
 * Puts what is in an archive in place of what is in a volume. The archive is read through before anything is touched,
 * and what the volume holds is exported; should the import fail, that is put back.
 */
export function beginImportExisting(yard: VolumeYard, path: HostPath, name: VolumeName): OperationId {
  let checked: Amount = { bytes: 0, entries: 0 };
  return beginVolumeWork(yard, {
    kind: 'import-volume',
    volume: knownVolume(yard, name),
    quietTo: 'write',
    before: async (reporter) => {
      checked = await readThroughArchive(yard, path, name, reporter);
    },
    work: async (reporter, { change }) => {
      if (await holdsNothing(openable(yard, name), reporter.signal)) {
        return intoEmpty(yard, path, name, checked, reporter, change);
      }
      const safety = await keepSafe(yard, name, reporter);
      await change({ what: 'replacing', volume: name, safety });
      try {
        await emptied(yard, name, reporter.signal);
        const amount = await filled(yard, path, name, checked, reporter);
        return volumeOutcome(name, amount, { file: path, safety });
      } catch (thrown) {
        const restored = isUntouched(thrown) || (await putBack(yard, name, safety, reporter));
        if (restored) await change(null);
        if (isUntouched(thrown)) throw thrown;
        if (restored && reporter.signal.aborted) throw thrown;
        const error = factsOf(thrown);
        throw new Failure({ kind: 'import-failed', volume: name, restored, safety, error }, thrown);
      }
    },
  });
}

/** Nothing was removed yet. */
const isUntouched = (thrown: unknown) => factsOf(thrown).kind === 'no-helper-image';

const emptied = (yard: VolumeYard, name: VolumeName, signal: AbortSignal) =>
  emptyVolume(openable(yard, name), imagesOfUsers(yard, name), signal);

/** Where it fails the volume is as empty as it was. */
async function intoEmpty(
  yard: VolumeYard,
  path: HostPath,
  name: VolumeName,
  checked: Amount,
  reporter: Reporter,
  change: NoteUnfinished,
): Promise<Outcome> {
  await change({ what: 'replacing', volume: name, safety: null });
  try {
    return volumeOutcome(name, await filled(yard, path, name, checked, reporter), { file: path });
  } catch (thrown) {
    await emptied(yard, name, unstoppable()).then(
      () => change(null),
      () => undefined,
    );
    throw thrown;
  }
}

const unstoppable = () => new AbortController().signal;

/** Reads the archive through. One that the app has written itself must still be the same. */
async function readThroughArchive(
  yard: VolumeYard,
  path: HostPath,
  name: VolumeName,
  reporter: Reporter,
): Promise<Amount> {
  const progress = progressOf(reporter, name, t('Checking the archive'), null);
  const sha256 = yard.exports.at(path)?.sha256 ?? null;
  return checkArchive(path, sha256, reporter.signal, progress.onAmount);
}

async function filled(
  yard: VolumeYard,
  path: HostPath,
  name: VolumeName,
  { bytes }: Amount,
  reporter: Reporter,
): Promise<Amount> {
  const progress = progressOf(reporter, name, t('Importing'), bytes);
  const amount = await importArchive(openable(yard, name), path, reporter.signal, progress.onAmount);
  progress.end(t('Imported'));
  return amount;
}

/** Whether what was in the volume is in it again. Never rejects; not to be cancelled. */
async function putBack(
  yard: VolumeYard,
  name: VolumeName,
  safety: HostPath,
  reporter: Reporter,
): Promise<boolean> {
  const progress = progressOf(reporter, name, t('Putting back what was there'), null);
  try {
    await emptied(yard, name, unstoppable());
    await importArchive(openable(yard, name), safety, unstoppable(), progress.onAmount);
    progress.end(t('Put back'));
    return true;
  } catch {
    return false;
  }
}
