import { containerLabel, qualifiedLabel } from '../../shared/container-label.ts';
import { startOrder, stopOrder } from '../../shared/dependency-order.ts';
import type { Container } from '../../shared/engine.ts';
import type { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { fields } from '../engine/narrow.ts';
import { Failure, factsOf } from '../failure.ts';
import type { WorkNote, WorkNotes } from '../history/work-notes.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import type { Reporter } from './operations.ts';

/** Notes on the disk what is half done from now on; `null`: nothing. */
export type NoteUnfinished = (unfinished: WorkNote['unfinished']) => Promise<void>;

/** What could not be started again, and why. */
type LeftStopped = Extract<AppError, { kind: 'left-stopped' }>['containers'];

/**
 * Does work while some containers are stopped, dependants first and each with its own stop timeout, and starts them
 * again after, also when the work fails or is cancelled. What is stopped is on the disk before the first one stops, so
 * that the next start of the app can start it again. Throws what the work throws; `gone-when-stopped` before anything
 * was done; `left-stopped`.
 */
export async function whileStopped<T>(
  access: EngineAccess,
  notes: WorkNotes,
  note: WorkNote,
  containers: readonly Container[],
  reporter: Reporter,
  work: (change: NoteUnfinished) => Promise<T>,
): Promise<T> {
  const { api } = reachableEngine(access);
  await refuseGoneWhenStopped(api, containers);
  const stopped = containers.map((container) => ({
    id: container.id,
    name: qualifiedLabel(container),
    wasPaused: container.state === 'paused',
  }));
  let noted: WorkNote = { ...note, stopped };
  await notes.put(noted);
  const change: NoteUnfinished = async (unfinished) => {
    noted = { ...noted, unfinished };
    await notes.put(noted);
  };
  let done: { readonly value: T } | null = null;
  let failure: unknown = null;
  try {
    await stopAll(access, containers, reporter);
    done = { value: await work(change) };
  } catch (thrown) {
    failure = thrown;
  }
  const left = await startAgain(access, containers, reporter);
  // What an engine that went away could not be told, it is told when it is back.
  const isAway = (error: AppError) => error.kind === 'engine-unreachable';
  const halfDone = noted.unfinished !== null && failure !== null;
  if (halfDone || left.some(({ error }) => isAway(error))) notes.leave(note.id);
  else await notes.drop(note.id);
  if (left.length > 0) {
    throw new Failure({
      kind: 'left-stopped',
      containers: left,
      after: failure === null ? null : factsOf(failure),
    });
  }
  if (done === null) throw failure;
  return done.value;
}

async function refuseGoneWhenStopped(api: EngineApi, containers: readonly Container[]): Promise<void> {
  const gone: string[] = [];
  for (const container of containers) {
    const text = await api.inspectText(container.id);
    if (text === null) continue;
    if (fields(fields(JSON.parse(text)).HostConfig).AutoRemove === true) gone.push(qualifiedLabel(container));
  }
  if (gone.length > 0) throw new Failure({ kind: 'gone-when-stopped', containers: gone });
}

async function stopAll(
  access: EngineAccess,
  containers: readonly Container[],
  reporter: Reporter,
): Promise<void> {
  const { api } = reachableEngine(access);
  for (const level of stopOrder(containers, access.snapshot().containers.values())) {
    const ended = await Promise.allSettled(
      level.map(async (container) => {
        if (reporter.signal.aborted) throw new Failure({ kind: 'cancelled' });
        const step = { subject: 'container', name: containerLabel(container) } as const;
        reporter.step({ ...step, state: 'working', text: t('Stopping') });
        await api.stopContainer(container.id);
        reporter.step({ ...step, state: 'done', text: t('Stopped') });
      }),
    );
    const failed = ended.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}

/** Starts what was stopped, what is needed first first; already running counts as success. Never rejects. */
export async function startAgain(
  access: EngineAccess,
  containers: readonly Container[],
  reporter: Pick<Reporter, 'step'>,
): Promise<LeftStopped> {
  const left: LeftStopped[number][] = [];
  for (const level of startOrder(containers, access.snapshot().containers.values())) {
    await Promise.all(
      level.map(async (container) => {
        const step = { subject: 'container', name: containerLabel(container) } as const;
        try {
          reporter.step({ ...step, state: 'working', text: t('Starting') });
          const { api } = reachableEngine(access);
          await api.startContainer(container.id);
          if (container.state === 'paused') await api.pauseContainer(container.id);
          reporter.step({ ...step, state: 'done', text: t('Started') });
        } catch (thrown) {
          reporter.step({ ...step, state: 'failed', text: t('Failed') });
          left.push({ name: qualifiedLabel(container), error: factsOf(thrown) });
        }
      }),
    );
  }
  return left;
}
