import type { AddVolumeOrder } from '../../../shared/add-volume.ts';
import { mayCopy } from '../../../shared/add-volume.ts';
import type { HostPath } from '../../../shared/ids.ts';
import { isUp } from '../../../shared/is-up.ts';
import type { Outcome } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import {
  backUp,
  digestOf,
  mustBeUnchanged,
  writeComposeText,
} from '../../compose/add-volume/compose-text.ts';
import { madeForLabel } from '../../engine/helper-label.ts';
import { Failure, factsOf } from '../../failure.ts';
import type { AdditionJournal, JournalEntry } from '../../history/addition-journal.ts';
import { reachableEngine } from '../engine-access.ts';
import type { Reporter } from '../operations.ts';
import { copyIntoVolume } from './copy-data.ts';
import type { Edit } from './edit-files.ts';
import { type AdditionPlan, type PlanAccess, planAddition } from './plan-addition.ts';
import { mustBeAtRest, recreateService, stopService } from './recreate-service.ts';
import { takeBack } from './take-back.ts';

export interface AdditionAccess extends PlanAccess {
  readonly journal: AdditionJournal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Added = Extract<Outcome, { kind: 'volume-added' }>;

/** What is to be done. `seen` is `null` where nobody is shown the change before: then it is done as it is now. */
export type Order = Omit<AddVolumeOrder, 'seen'> & { readonly seen: string | null };

/**
 * Gives a service a volume. The file is written last: up to then a failure or the end of the app leaves it as it was,
 * and the container with its data is there until Compose has put a new one with the volume, which then holds a copy
 * that was compared, in its place. Throws `volume-not-added`, which says what is left, `cancelled` where all is as
 * before, and for what speaks against it at the start `file-changed`, `volume-refused`, `volume-not-empty`.
 */
export async function addVolume(
  access: AdditionAccess,
  order: Order,
  id: string,
  reporter: Reporter,
): Promise<Added> {
  reporter.step({ subject: 'check', name: t('Compose file'), state: 'working', text: t('Checking') });
  const plan = await planAddition(access, order);
  const { change } = plan.preview;
  if (change.kind === 'refused') {
    throw new Failure({ kind: 'volume-refused', file: change.file, refusal: change.refusal });
  }
  if (order.seen !== null && change.seen !== order.seen) {
    throw new Failure({ kind: 'file-changed', path: changedFile(plan) });
  }
  reporter.step({ subject: 'check', name: t('Compose file'), state: 'done', text: t('Checked') });
  if (order.afterwards === 'nothing' || plan.containers.length === 0) {
    const changed = plan.edit === null ? null : await writeWithBackup(plan.edit, access.now(), reporter);
    return outcomeOf(plan, { changed, copied: null, attached: false });
  }
  return withJournal(access, plan, { ...order, afterwards: order.afterwards }, id, reporter);
}

async function withJournal(
  access: AdditionAccess,
  plan: AdditionPlan,
  order: Order & { readonly afterwards: JournalEntry['afterwards'] },
  id: string,
  reporter: Reporter,
): Promise<Added> {
  // One that was cut short before has stopped what ran then.
  const ranBefore = access.journal.get(id)?.running ?? [];
  const entry = entryOf(access, plan, order, { id, ranBefore });
  await access.journal.put(entry);
  try {
    const copied =
      order.afterwards === 'copy-and-recreate' ? await copy(access, plan, entry, reporter) : null;
    mustGoOn(reporter);
    const changed = plan.edit === null ? null : await writeJournalled(access, plan.edit, entry, reporter);
    await recreateService(access, plan, entry, reporter);
    await access.journal.drop(id);
    return outcomeOf(plan, { changed, copied, attached: true });
  } catch (thrown) {
    throw await afterFailure(access, id, plan, thrown, reporter);
  }
}

/** Undoes what was done, and says what is left. */
async function afterFailure(
  access: AdditionAccess,
  id: string,
  { preview: { service } }: AdditionPlan,
  thrown: unknown,
  reporter: Reporter,
): Promise<Failure> {
  const cause = factsOf(thrown);
  const entry = access.journal.get(id);
  const left =
    entry === null
      ? 'as-before'
      : await takeBack(access, entry, reporter).then(
          (state) => (state === 'in-use' ? ('recreated' as const) : ('as-before' as const)),
          () => 'unfinished' as const,
        );
  if (cause.kind === 'cancelled' && left === 'as-before') return new Failure(cause, thrown);
  return new Failure({ kind: 'volume-not-added', service, cause, left }, thrown);
}

function entryOf(
  access: AdditionAccess,
  plan: AdditionPlan,
  order: Order & { readonly afterwards: JournalEntry['afterwards'] },
  { id, ranBefore }: { readonly id: string; readonly ranBefore: JournalEntry['running'] },
): JournalEntry {
  const { preview, containers, edit, request } = plan;
  const { data, volume } = preview;
  const source = data.kind === 'held' ? data.container : containers[0]?.id;
  if (source === undefined || volume === null) {
    throw new Failure({ kind: 'not-found', what: 'container', name: preview.service });
  }
  return {
    id,
    engineId: reachableEngine(access.engine).engineId,
    home: order.home.kind === 'stack' ? order.home : { kind: 'files', request: mutable(request) },
    stack: preview.stack,
    service: preview.service,
    key: preview.key,
    path: preview.path,
    afterwards: order.afterwards,
    volume,
    source,
    running: containers
      .filter((container) => isUp(container) || ranBefore.includes(container.id))
      .map((container) => container.id),
    file: changedFile(plan),
    edit: edit === null ? null : { before: edit.file.digest, after: digestOf(edit.after) },
    backup: null,
    startedAt: access.now(),
  };
}

const mutable = ({ files, envFiles, profiles, ...rest }: AdditionPlan['request']) => ({
  ...rest,
  files: [...files],
  envFiles: [...envFiles],
  profiles: [...profiles],
});

async function copy(
  access: AdditionAccess,
  { preview, containers, request }: AdditionPlan,
  entry: JournalEntry,
  reporter: Reporter,
): Promise<NonNullable<Added['copied']>> {
  const { api } = reachableEngine(access.engine);
  const source = containers.find((container) => container.id === entry.source);
  if (preview.data.kind !== 'held' || source === undefined) {
    throw new Failure({ kind: 'not-found', what: 'container', name: preview.service });
  }
  if (!mayCopy(preview)) throw new Failure({ kind: 'volume-not-empty', volume: entry.volume });
  const { key, volume, path } = entry;
  const say = (text: string, state: 'working' | 'done' = 'working') =>
    reporter.step({ subject: 'volume', name: key, state, text });
  say(t('Creating'));
  // Labels as Compose itself sets them, so that it takes the volume for its own.
  await api.makeVolume(volume, {
    'com.docker.compose.project': request.projectName,
    'com.docker.compose.volume': key,
    'com.docker.compose.version': access.compose.version,
    [madeForLabel]: entry.id,
  });
  await stopService(access.engine, containers, reporter);
  mustGoOn(reporter);
  say(t('Copying'));
  const copied = await copyIntoVolume(
    api,
    { work: entry.id, source: source.id, imageId: source.imageId, path, volume },
    reporter.signal,
    everyMegabyte((megabytes) => say(t('Copying, {megabytes} MB', { megabytes }))),
  );
  await mustBeAtRest(access.engine, source);
  say(t('Copied and compared: {files} files', { files: copied.files }), 'done');
  return copied;
}

function everyMegabyte(told: (megabytes: number) => void): (bytes: number) => void {
  let last = 0;
  return (bytes) => {
    const megabytes = Math.floor(bytes / 1e6);
    if (megabytes === last) return;
    last = megabytes;
    told(megabytes);
  };
}

async function writeJournalled(
  access: AdditionAccess,
  edit: Edit,
  entry: JournalEntry,
  reporter: Reporter,
): Promise<Added['changed']> {
  return writeWithBackup(edit, access.now(), reporter, (backup) => access.journal.put({ ...entry, backup }));
}

async function writeWithBackup(
  { file, after }: Edit,
  at: number,
  reporter: Reporter,
  onBackup: (backup: HostPath) => Promise<void> = async () => undefined,
): Promise<NonNullable<Added['changed']>> {
  const step = { subject: 'check', name: t('Compose file') } as const;
  reporter.step({ ...step, state: 'working', text: t('Writing') });
  await mustBeUnchanged(file);
  const backup = await backUp(file, at);
  await onBackup(backup);
  await mustBeUnchanged(file);
  await writeComposeText(file, after);
  reporter.step({ ...step, state: 'done', text: t('Written') });
  return { file: file.path, backup };
}

function mustGoOn({ signal }: Reporter): void {
  if (signal.aborted) throw new Failure({ kind: 'cancelled' });
}

const changedFile = ({ edit, request }: AdditionPlan): HostPath => {
  const file = edit?.file.path ?? request.files[0];
  if (file === undefined) throw new Failure({ kind: 'compose-missing', files: [] });
  return file;
};

function outcomeOf({ preview }: AdditionPlan, done: Pick<Added, 'changed' | 'copied' | 'attached'>): Added {
  const { service, key, volume } = preview;
  if (volume === null) throw new Failure({ kind: 'unexpected', detail: t('The volume has no name') });
  return { kind: 'volume-added', service, label: key, volume, ...done };
}
