import { readFile, rm } from 'node:fs/promises';
import type { Container } from '../../../shared/engine.ts';
import type { VolumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { digestOf, readComposeText, writeComposeText } from '../../compose/add-volume/compose-text.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { Failure, factsOf } from '../../failure.ts';
import type { AdditionJournal, JournalEntry } from '../../history/addition-journal.ts';
import { type EngineAccess, reachableEngine } from '../engine-access.ts';
import type { Reporter } from '../operations.ts';
import { giveProperNames } from '../proper-names.ts';

interface Access {
  readonly engine: EngineAccess;
  readonly journal: Pick<AdditionJournal, 'drop'>;
}

/**
 * Makes all as it was before the addition began, and forgets it. `in-use`: the service has the volume already, or the
 * container that the data came from is gone, so that the volume may hold what nothing else does: then nothing is
 * touched, but that the service runs again if it ran. Throws where it could not be done; then it stays noted, and can
 * be tried again.
 */
export async function takeBack(
  access: Access,
  entry: JournalEntry,
  reporter: Pick<Reporter, 'step'>,
): Promise<'as-before' | 'in-use'> {
  const { api, engineId } = reachableEngine(access.engine);
  if (engineId !== entry.engineId)
    throw new Failure({ kind: 'conflict', detail: t('It is on another engine.') });
  const state = await discardAttempt(access.engine, api, entry);
  if (state !== 'discarded') {
    await startMade(access.engine, api, entry, reporter);
    await giveProperNames(access.engine, entry.stack);
    await access.journal.drop(entry.id);
    return 'in-use';
  }
  await restoreFile(entry, reporter);
  await restart(access.engine, api, entry, reporter);
  await access.journal.drop(entry.id);
  await access.engine.refreshed();
  return 'as-before';
}

/**
 * Removes what the addition has made on the engine: helpers, a container that Compose had made and not started, and
 * the volume, if it is the one made for this and nothing uses it. The last two only while the container with the data
 * is there, and none of the service has started with the volume: before that, nothing can be in it that is not there.
 */
export async function discardAttempt(
  engine: EngineAccess,
  api: EngineApi,
  entry: JournalEntry,
): Promise<'discarded' | 'attached' | 'source-gone'> {
  const { containers } = await engine.refreshed();
  const users = [...containers.values()].filter((container) => mounts(container, entry.volume));
  const own = users.filter((container) => isOfService(container, entry));
  await removeHelpers(api, entry);
  const sourceIsThere = containers.has(entry.source);
  const unstarted = own.filter(({ id, state }) => state === 'created' && id !== entry.source);
  if (own.length > (sourceIsThere ? unstarted.length : 0)) return 'attached';
  if (!sourceIsThere) return 'source-gone';
  for (const { id } of unstarted) await api.removeContainer(id);
  const isOurs = (await api.madeFor(entry.volume)) === entry.id;
  if (isOurs && users.length === unstarted.length) await api.removeVolume(entry.volume);
  return 'discarded';
}

export const mounts = (container: Container, volume: VolumeName): boolean =>
  container.mounts.some((mount) => mount.kind === 'volume' && mount.volume === volume);

export const isOfService = (
  { compose }: Container,
  { stack, service }: Pick<JournalEntry, 'stack' | 'service'>,
): boolean => compose?.project === stack && compose.service === service;

async function removeHelpers(api: EngineApi, { id }: JournalEntry): Promise<void> {
  for (const helper of await api.listHelpers()) {
    if (helper.work === id) await api.removeHelper(helper.id);
  }
}

/** Only a file that is as we wrote it is written again: what somebody changed since then, or took away, is theirs. */
async function restoreFile(entry: JournalEntry, reporter: Pick<Reporter, 'step'>): Promise<void> {
  const { edit, backup } = entry;
  if (edit === null || backup === null) return;
  const kept = await readFile(backup, 'utf8').catch(() => null);
  const intact = kept !== null && digestOf(kept) === edit.before;
  const file = await readComposeText(entry.file).catch((thrown: unknown) => {
    if (factsOf(thrown).kind === 'compose-missing') return null;
    throw thrown;
  });
  if (file === null) return;
  const step = { subject: 'check', name: t('Compose file') } as const;
  if (file.digest === edit.after && intact) {
    await writeComposeText(file, kept);
    reporter.step({ ...step, state: 'done', text: t('As before') });
  }
  const isAsBefore = file.digest === edit.before || file.digest === edit.after;
  if (intact && isAsBefore) await rm(backup, { force: true });
}

async function restart(
  engine: EngineAccess,
  api: EngineApi,
  { running }: JournalEntry,
  reporter: Pick<Reporter, 'step'>,
): Promise<void> {
  const { containers } = await engine.refreshed();
  const stopped = running
    .flatMap((id) => containers.get(id) ?? [])
    .filter((container) => container.state !== 'running');
  await startAll(api, stopped, reporter);
}

/** Compose may have put containers in the place of those that ran, and not have come to starting them. */
async function startMade(
  engine: EngineAccess,
  api: EngineApi,
  entry: JournalEntry,
  reporter: Pick<Reporter, 'step'>,
): Promise<void> {
  if (entry.running.length === 0) return;
  const { containers } = await engine.refreshed();
  const made = [...containers.values()].filter(
    (container) =>
      container.state === 'created' && isOfService(container, entry) && mounts(container, entry.volume),
  );
  await startAll(api, made, reporter);
}

async function startAll(
  api: EngineApi,
  containers: readonly Container[],
  reporter: Pick<Reporter, 'step'>,
): Promise<void> {
  for (const { id, name } of containers) {
    const step = { subject: 'container', name } as const;
    reporter.step({ ...step, state: 'working', text: t('Starting') });
    await api.startContainer(id);
    reporter.step({ ...step, state: 'done', text: t('Started') });
  }
}
