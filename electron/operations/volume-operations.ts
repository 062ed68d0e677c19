import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type HostPath, hostPath, type OperationId, type VolumeName } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/operation.ts';
import { t } from '../../shared/texts.ts';
import type { VolumeExport } from '../../shared/volume-exports.ts';
import { type VolumeMake, volumeOptionsProblem } from '../../shared/volume-options.ts';
import { volumeUsages } from '../../shared/volume-usage.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { madeForLabel } from '../engine/helper-label.ts';
import { Failure, factsOf } from '../failure.ts';
import { fileFailure } from '../history/atomic-file.ts';
import { cloneVolume } from '../volumes/clone-volume.ts';
import { exportVolume } from '../volumes/export-volume.ts';
import { emptyVolume } from '../volumes/remove-in-volume.ts';
import type { Amount } from '../volumes/tar-meter.ts';
import { reachableEngine } from './engine-access.ts';
import { lockOfVolume } from './lock.ts';
import type { Reporter } from './operations.ts';
import type { NoteUnfinished } from './quiet.ts';
import { beginVolumeWork, knownVolume, openable, progressOf, type VolumeYard } from './volume-work.ts';

const lockOfNew = (name: VolumeName) => lockOfVolume({ name, compose: null });

/** Throws `volume-exists`: the engine itself would answer with the one that is there. */
export async function mustBeFree({ engine }: VolumeYard, name: VolumeName): Promise<void> {
  const { api } = reachableEngine(engine);
  if ((await api.inspectVolume(name)) !== null) throw new Failure({ kind: 'volume-exists', volume: name });
}

export const volumeOutcome = (
  volume: VolumeName,
  { bytes, entries }: Amount,
  files: { readonly file?: HostPath; readonly safety?: HostPath | null } = {},
): Outcome => ({
  kind: 'volume',
  volume,
  bytes,
  entries,
  file: files.file ?? null,
  safety: files.safety ?? null,
});

/** Makes an empty volume. Throws `volume-exists`, and `conflict` for options that are not offered. */
export async function beginVolumeCreate(
  yard: VolumeYard,
  name: VolumeName,
  make: VolumeMake,
): Promise<OperationId> {
  const { api } = reachableEngine(yard.engine);
  const problem = volumeOptionsProblem(make);
  if (problem !== null) throw new Failure({ kind: 'conflict', detail: problem });
  await mustBeFree(yard, name);
  return yard.operations.begin({
    kind: 'create-volume',
    target: { kind: 'volume', name, stops: [] },
    name,
    lock: lockOfNew(name),
    cancellable: false,
    work: async () => {
      await api.makeVolume(name, make.labels, make);
      await yard.engine.refreshed();
      return volumeOutcome(name, { bytes: 0, entries: 0 });
    },
  });
}

/** Bytes of a volume, as far as the engine can tell soon: it walks the disk for an answer. */
async function likelyBytes(yard: VolumeYard, name: VolumeName): Promise<number | null> {
  const { api } = reachableEngine(yard.engine);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), longestWaitMs).unref());
  const known = api.volumeSizes().then(
    (sizes) => sizes.get(name) ?? null,
    () => null,
  );
  return Promise.race([known, late]);
}

const longestWaitMs = 2_000;

/** Copies a volume into a new one. Throws `volume-exists`. */
export async function beginVolumeClone(
  yard: VolumeYard,
  name: VolumeName,
  to: VolumeName,
  quiet: boolean,
): Promise<OperationId> {
  const volume = knownVolume(yard, name);
  await mustBeFree(yard, to);
  return beginVolumeWork(yard, {
    kind: 'clone-volume',
    volume,
    quietTo: quiet ? 'read' : null,
    alsoLocks: [lockOfNew(to)],
    work: async (reporter, noted) => {
      const amount = await intoNew(yard, to, noted, async () => {
        const of = await likelyBytes(yard, name);
        const copying = progressOf(reporter, to, t('Copying'), of);
        return cloneVolume(openable(yard, name), openable(yard, to), reporter.signal, {
          copied: copying.onAmount,
          compared: progressOf(reporter, to, t('Comparing'), of).onAmount,
        });
      });
      reporter.step({ subject: 'volume', name: to, state: 'done', text: t('Copied') });
      return volumeOutcome(to, amount);
    },
  });
}

/** Makes a volume and fills it; where that fails it goes again, at the next start of the app if not before. */
export async function intoNew<T>(
  yard: VolumeYard,
  name: VolumeName,
  { id, change }: { readonly id: string; readonly change: NoteUnfinished },
  fill: () => Promise<T>,
): Promise<T> {
  const { api } = reachableEngine(yard.engine);
  await mustBeFree(yard, name);
  await change({ what: 'filling', volume: name, safety: null });
  try {
    await api.makeVolume(name, { [madeForLabel]: id });
    return await fill();
  } catch (thrown) {
    await removeMadeFor(api, name, id).then(
      () => change(null),
      () => undefined,
    );
    throw thrown;
  }
}

/** Removes a volume that was made for some work, and no other of its name. Throws `volume-in-use`. */
export async function removeMadeFor(api: EngineApi, name: VolumeName, id: string): Promise<boolean> {
  if ((await api.madeFor(name)) !== id) return false;
  await api.removeVolume(name);
  return true;
}

/** Removes all that is in a volume. The volume itself stays as it is. */
export function beginVolumeEmpty(yard: VolumeYard, name: VolumeName): OperationId {
  return beginVolumeWork(yard, {
    kind: 'empty-volume',
    volume: knownVolume(yard, name),
    quietTo: 'write',
    work: async (reporter, { change }) => {
      reporter.step({ subject: 'volume', name, state: 'working', text: t('Emptying') });
      await change({ what: 'emptying', volume: name, safety: null });
      try {
        await emptyVolume(openable(yard, name), imagesOfUsers(yard, name), reporter.signal);
      } catch (thrown) {
        // The user is told now; of an engine that went away nobody knows what it has done.
        if (factsOf(thrown).kind !== 'engine-unreachable') await change(null);
        throw thrown;
      }
      reporter.step({ subject: 'volume', name, state: 'done', text: t('Emptied') });
      return volumeOutcome(name, { bytes: 0, entries: 0 });
    },
  });
}

/** They are the most likely to have a shell, and to be for this machine. */
export const imagesOfUsers = ({ engine }: VolumeYard, name: VolumeName) => {
  const { volumes, containers } = engine.snapshot();
  const volume = volumes.get(name);
  const [usage] = volumeUsages(volume === undefined ? [] : [volume], containers.values());
  return (usage?.usedBy ?? []).map(({ container }) => container.imageId);
};

/** Writes a volume to a file, and notes that. */
export function beginVolumeExport(
  yard: VolumeYard,
  name: VolumeName,
  path: HostPath,
  quiet: boolean,
): OperationId {
  return beginVolumeWork(yard, {
    kind: 'export-volume',
    volume: knownVolume(yard, name),
    quietTo: quiet ? 'read' : null,
    file: path,
    work: async (reporter) => {
      const amount = await exportTo(yard, name, path, 'asked', reporter);
      return volumeOutcome(name, amount, { file: path });
    },
  });
}

/** Throws `file-failed` and all that an export throws. */
async function exportTo(
  yard: VolumeYard,
  name: VolumeName,
  path: HostPath,
  reason: VolumeExport['reason'],
  reporter: Reporter,
): Promise<Amount> {
  const progress = progressOf(reporter, name, t('Exporting'), await likelyBytes(yard, name));
  const written = await exportVolume(openable(yard, name), path, reporter.signal, progress.onAmount);
  await yard.exports.add({
    id: randomUUID(),
    engineId: reachableEngine(yard.engine).engineId,
    volume: name,
    path,
    at: yard.now(),
    bytes: written.fileBytes,
    contentBytes: written.bytes,
    entries: written.entries,
    sha256: written.sha256,
    reason,
  });
  progress.end(t('Exported'));
  return written;
}

/** Keeps what is in a volume in the app's own folder. */
export async function keepSafe(yard: VolumeYard, name: VolumeName, reporter: Reporter): Promise<HostPath> {
  const time = new Date(yard.now()).toISOString().replaceAll(':', '-').replace(/\..*/, '');
  const path = hostPath(join(yard.safeFolder, `${name}-${time}.tar.gz`));
  await mkdir(yard.safeFolder, { recursive: true }).catch((thrown: unknown) => {
    throw fileFailure(path, thrown);
  });
  await exportTo(yard, name, path, 'safety', reporter);
  return path;
}
