import type { SavedFiles } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import { formatBytes } from '../../shared/format-bytes.ts';
import type { VolumeName } from '../../shared/ids.ts';
import type { PutBack, Step, VolumeVerdict } from '../../shared/operation.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import type { DeletionRecord } from '../history/deletion-record.ts';
import { putBackContainer, putBackVolume } from '../saved/put-back.ts';
import type { Reporter } from './operations.ts';

const reportEveryMs = 500;

/**
 * Puts what was saved before a deletion into the containers and volumes that were made anew and have not run yet.
 * `before` is the engine as it was before they were made: volumes that it had keep what they hold. `owner` is whose
 * helper containers open volumes.
 */
export async function putBackAll(
  api: EngineApi,
  record: DeletionRecord,
  {
    before,
    made,
    owner,
  }: { readonly before: EngineSnapshot; readonly made: EngineSnapshot; readonly owner: string },
  reporter: Reporter,
): Promise<readonly PutBack[]> {
  const { saved, undo } = record;
  const standing = standingVolumes(record, before);
  const containers = new Map([...made.containers.values()].map((container) => [container.name, container]));
  const results: PutBack[] = [];
  for (const files of newest(saved)) {
    const { of } = files;
    if (of.kind === 'volume') {
      if (standing.has(of.name) || !made.volumes.has(of.name)) continue;
      await toldPutBack(reporter, { subject: 'volume', name: of.label }, (onBytes) =>
        putBackVolume({ api, owner, volume: of.name }, files, { signal: reporter.signal, onBytes }),
      );
      continue;
    }
    const container = containers.get(of.name);
    if (container === undefined || !isReady(container) || undo?.made.includes(container.id)) continue;
    if (isAttachedAgain(files, container, standing)) continue;
    const thing = { subject: 'container', name: of.label } as const;
    const put = await toldPutBack(reporter, thing, (onBytes) =>
      putBackContainer(api, files, container, standing, { signal: reporter.signal, onBytes }),
    );
    const { files: count, bytes, leftOut } = put;
    results.push({ label: of.label, files: count, bytes, leftOut });
  }
  return results;
}

/** The volumes whose export was put back hold what they held: nothing to be warned of. */
export function withPutBack(
  verdicts: readonly VolumeVerdict[],
  { saved }: DeletionRecord,
  before: EngineSnapshot,
): readonly VolumeVerdict[] {
  const exported = new Set<VolumeName>(saved.flatMap(({ of }) => (of.kind === 'volume' ? [of.name] : [])));
  return verdicts.map((verdict) => {
    const isBack = exported.has(verdict.volume) && !before.volumes.has(verdict.volume);
    return isBack && verdict.verdict !== 'missing' ? { ...verdict, verdict: 'put-back' } : verdict;
  });
}

/** Volumes that may hold something already. Those that an attempt which was cut short has made hold nothing yet. */
function standingVolumes(
  { saved, undo, containers }: DeletionRecord,
  before: EngineSnapshot,
): ReadonlySet<VolumeName> {
  const standing = new Set(before.volumes.keys());
  if (undo === null) return standing;
  const names = new Set(containers.map(({ name }) => name));
  for (const container of before.containers.values()) {
    if (!names.has(container.name) || !isReady(container) || undo.made.includes(container.id)) continue;
    for (const mount of container.mounts) {
      if (mount.kind === 'volume' && mount.anonymous) standing.delete(mount.volume);
    }
  }
  // Nothing has run on them before any container was made whole.
  if (undo.made.length === 0) {
    for (const { of } of saved) if (of.kind === 'volume') standing.delete(of.name);
  }
  return standing;
}

/** Nothing is put into a container that has run: it may have written since. */
const isReady = ({ state }: Container) => state === 'created';

/** All that was saved lies in volumes that the new container mounts again as they were. */
function isAttachedAgain(
  { of, files }: SavedFiles,
  { mounts }: Container,
  standing: ReadonlySet<VolumeName>,
): boolean {
  if (of.kind !== 'container' || of.volumes.length === 0 || files === 0) return false;
  return (
    of.inLayer === 0 &&
    of.volumes.every(({ name }) =>
      mounts.some((mount) => mount.kind === 'volume' && mount.volume === name && standing.has(name)),
    )
  );
}

/** Of what was saved twice of the same, since a deletion came to no end, the last. */
function newest(saved: readonly SavedFiles[]): readonly SavedFiles[] {
  return [...new Map(saved.map((files) => [`${files.of.kind} ${files.of.name}`, files])).values()];
}

/** Says how far it is, as a step about what is filled. */
export async function toldPutBack<Result extends { readonly files: number; readonly bytes: number }>(
  reporter: Pick<Reporter, 'step' | 'signal'>,
  thing: Pick<Step, 'subject' | 'name'>,
  work: (onBytes: (bytes: number) => void) => Promise<Result>,
): Promise<Result> {
  let lastAt = 0;
  const onBytes = (bytes: number) => {
    if (Date.now() - lastAt < reportEveryMs) return;
    lastAt = Date.now();
    reporter.step({
      ...thing,
      state: 'working',
      text: t('Putting back: {bytes} so far', { bytes: formatBytes(bytes) }),
    });
  };
  reporter.step({ ...thing, state: 'working', text: t('Putting files back') });
  const result = await work(onBytes);
  reporter.step({
    ...thing,
    state: 'working',
    text: t('Put back {bytes}', { bytes: formatBytes(result.bytes) }),
  });
  return result;
}
