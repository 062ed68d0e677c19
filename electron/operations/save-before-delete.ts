import type { DeletePlan, PlannedVolume } from '../../shared/delete-plan.ts';
import type { SaveChoice, SavedFiles } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import type { AppError } from '../../shared/errors.ts';
import { formatBytes } from '../../shared/format-bytes.ts';
import type { HostPath, VolumeName } from '../../shared/ids.ts';
import type { Step } from '../../shared/operation.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { t } from '../../shared/texts.ts';
import { fields } from '../engine/narrow.ts';
import { Failure, factsOf } from '../failure.ts';
import type { DeletionRecord } from '../history/deletion-record.ts';
import {
  type AnonymousVolume,
  type SavedSubject,
  type Saving,
  saveContainer,
  saveVolume,
} from '../saved/save-files.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import type { Reporter } from './operations.ts';
import { bringToRest } from './rest.ts';

interface Wanted {
  readonly plan: DeletePlan;
  /** Those that are ticked to be deleted. */
  readonly volumes: readonly PlannedVolume[];
  readonly save: SaveChoice;
  /** Whether a container's files are saved with those in its anonymous volumes. */
  readonly anonymousVolumes?: boolean;
  readonly record: DeletionRecord;
  /** Is there already. */
  readonly folder: HostPath;
  /** Whose helper containers open volumes. */
  readonly owner: string;
}

/**
 * Saves what a deletion would take away, with the containers at rest so that a database's files fit together. Where
 * that fails, the containers run again as before and `save-failed` is thrown: nothing was deleted.
 */
export async function saveBeforeDelete(
  access: EngineAccess,
  wanted: Wanted,
  reporter: Reporter,
): Promise<readonly SavedFiles[]> {
  const { api } = reachableEngine(access);
  const snapshot = access.snapshot();
  const containers = wanted.plan.containers.flatMap(({ id }) => snapshot.containers.get(id) ?? []);
  const all = wanted.save.unsavedFiles ? subjectsOf(wanted.plan, containers, snapshot) : [];
  const subjects = wanted.anonymousVolumes === false ? all.map((one) => ({ ...one, volumes: [] })) : all;
  // An anonymous volume is saved with its container.
  const isSaved = (volume: PlannedVolume) => wanted.save.unsavedFiles && volume.anonymous;
  const volumes = wanted.save.volumes ? wanted.volumes.filter((volume) => !isSaved(volume)) : [];
  const failed = (thrown: unknown, what: string) => saveFailure(thrown, what, wanted.folder);

  const rest = await bringToRest(api, containers, removedAtEnd(wanted.record), reporter).catch((thrown) => {
    throw failed(thrown, wanted.plan.name);
  });
  const saved: SavedFiles[] = [];
  let number = 0;
  const saveOne = async (thing: Pick<Step, 'subject' | 'name'>, save: Save) => {
    number += 1;
    const files = await reported(reporter, thing, wanted.folder, number, save);
    if (files !== null) saved.push(files);
  };
  try {
    for (const subject of subjects) {
      await saveOne({ subject: 'container', name: subject.label }, (saving) =>
        saveContainer(api, subject, saving),
      );
    }
    for (const { name, label } of volumes) {
      await saveOne({ subject: 'volume', name: label }, (saving) =>
        saveVolume({ api, owner: wanted.owner, volume: name }, label, saving),
      );
    }
    if (reporter.signal.aborted) throw new Failure({ kind: 'cancelled' });
  } catch (thrown) {
    await rest.end();
    throw thrown;
  }
  return saved;
}

/** What is saved of each container. A volume that several mount is saved once, with the one that may write to it. */
function subjectsOf(
  plan: DeletePlan,
  containers: readonly Container[],
  { volumes }: EngineSnapshot,
): readonly SavedSubject[] {
  const taken = new Set<VolumeName>();
  const anonymousOf = (container: Container, readOnly: boolean): readonly AnonymousVolume[] =>
    container.mounts.flatMap((mount) => {
      if (mount.kind !== 'volume' || mount.readOnly !== readOnly || taken.has(mount.volume)) return [];
      if (!mount.anonymous && !volumes.get(mount.volume)?.anonymous) return [];
      taken.add(mount.volume);
      return [{ name: mount.volume, destination: mount.destination }];
    });
  const labels = new Map(plan.containers.map(({ id, label }) => [id, label]));
  const written = new Map(containers.map((container) => [container.id, anonymousOf(container, false)]));
  return containers.map((container) => ({
    container,
    label: labels.get(container.id) ?? container.name,
    volumes: [...(written.get(container.id) ?? []), ...anonymousOf(container, true)],
  }));
}

const removedAtEnd = ({ containers, inspected }: DeletionRecord) =>
  new Set(
    containers.flatMap(({ id }) =>
      fields(fields(inspected[id]).HostConfig).AutoRemove === true ? [id] : [],
    ),
  );

/** Twice a second is as often as people read. */
const reportEveryMs = 500;

type Save = (saving: Saving) => Promise<SavedFiles | null>;

async function reported(
  reporter: Reporter,
  thing: Pick<Step, 'subject' | 'name'>,
  folder: HostPath,
  number: number,
  save: Save,
): Promise<SavedFiles | null> {
  let lastAt = 0;
  const onBytes = (bytes: number) => {
    if (Date.now() - lastAt < reportEveryMs) return;
    lastAt = Date.now();
    reporter.step({
      ...thing,
      state: 'working',
      text: t('Saving: {bytes} so far', { bytes: formatBytes(bytes) }),
    });
  };
  reporter.step({ ...thing, state: 'working', text: t('Saving') });
  try {
    const saved = await save({ folder, number, signal: reporter.signal, onBytes });
    const text =
      saved === null ? t('Nothing to save') : t('Saved {bytes}', { bytes: formatBytes(saved.bytes) });
    reporter.step({ ...thing, state: 'working', text });
    return saved;
  } catch (thrown) {
    reporter.step({ ...thing, state: 'failed', text: t('Could not be saved') });
    throw saveFailure(thrown, thing.name, folder);
  }
}

/** Why nothing was deleted. */
export function saveFailure(thrown: unknown, what: string, folder: HostPath): Failure {
  const facts = factsOf(thrown);
  if (facts.kind === 'cancelled') return new Failure(facts, thrown);
  const why = isDiskFull(thrown)
    ? 'disk-full'
    : facts.kind === 'engine-unreachable'
      ? 'engine-gone'
      : 'other';
  return new Failure({ kind: 'save-failed', what, folder, why, detail: detailOf(facts) }, thrown);
}

/** The codes of a full disk, and of a full quota. */
function isDiskFull(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown ? thrown.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' || isDiskFull(thrown.cause);
}

function detailOf(facts: AppError): string {
  switch (facts.kind) {
    case 'file-failed':
    case 'conflict':
    case 'unexpected':
      return facts.detail;
    case 'file-gone':
      return t('{name} vanished meanwhile.', { name: facts.path });
    case 'not-found':
      return t('{name} vanished meanwhile.', { name: facts.name });
    case 'engine-unreachable':
      return t('The engine stopped answering.');
    default:
      return facts.kind;
  }
}
