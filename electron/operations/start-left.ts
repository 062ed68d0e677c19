import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Container } from '../../shared/engine.ts';
import { isUp } from '../../shared/is-up.ts';
import type { Outcome } from '../../shared/operation.ts';
import { plural } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import { isLeftover } from '../history/atomic-file.ts';
import type { WorkNote } from '../history/work-notes.ts';
import { broughtName } from '../volumes/brought-image.ts';
import { isInUse } from '../volumes/helper.ts';
import { reachableEngine } from './engine-access.ts';
import { lockOfContainer } from './lock.ts';
import { startAgain } from './quiet.ts';
import { removeMadeFor } from './volume-operations.ts';
import type { VolumeYard } from './volume-work.ts';

/**
 * Puts right what an earlier run of the app left when it ended in the middle of work on volumes: removes its helper
 * containers and half files, and starts again what it had stopped. To be called when the engine has come.
 */
export async function putRight(yard: VolumeYard): Promise<void> {
  const { api, engineId } = reachableEngine(yard.engine);
  for (const { id, work } of await api.listHelpers()) {
    if (yard.notes.isOwn(work) && !isInUse(work)) await api.removeHelper(id);
  }
  // One that is needed still stays: the engine sees to that.
  await api.removeImage(broughtName).catch(() => undefined);
  const left = yard.notes.left(engineId);
  for (const { file } of left) if (file !== null) await removeHalfFiles(file);
  const telling = left.filter(({ stopped, unfinished }) => stopped.length > 0 || unfinished !== null);
  for (const note of left) if (!telling.includes(note)) await yard.notes.drop(note.id);
  for (const note of telling) {
    await yard.notes.put(note);
    try {
      beginPuttingRight(yard, note);
    } catch {
      // Something is being done to them already: the next time will do.
      yard.notes.leave(note.id);
    }
  }
}

async function removeHalfFiles(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names.filter((each) => isLeftover(path, each))) {
    await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

function beginPuttingRight(yard: VolumeYard, note: WorkNote): void {
  const { containers } = yard.engine.snapshot();
  // One that was removed meanwhile is nobody's to start; one that runs, somebody has started.
  const there = note.stopped.flatMap(({ id, wasPaused }) => {
    const container = containers.get(id);
    if (container === undefined || isUp(container)) return [];
    return [wasPaused ? { ...container, state: 'paused' as const } : container];
  });
  yard.operations.begin({
    kind: 'start-again',
    target: { kind: 'containers', ids: there.map(({ id }) => id) },
    name: nameOf(note, there),
    lock: null,
    alsoLocks: there.map(lockOfContainer),
    cancellable: false,
    work: async (reporter) => {
      const failed = await startAgain(yard.engine, there, reporter);
      const unfinished = await withoutParts(yard, note);
      await yard.engine.refreshed();
      if (failed.some(({ error }) => error.kind === 'engine-unreachable')) yard.notes.leave(note.id);
      else await yard.notes.drop(note.id);
      if (failed.length > 0) throw new Failure({ kind: 'left-stopped', containers: failed, after: null });
      const names = note.stopped.filter(({ id }) => there.some((each) => each.id === id));
      return {
        kind: 'started-again',
        containers: names.map(({ name }) => name),
        unfinished,
      };
    },
  });
}

/** A volume that was only being filled goes, unless it is another one by now, or somebody uses it. */
async function withoutParts(
  yard: VolumeYard,
  { id, unfinished }: WorkNote,
): Promise<Extract<Outcome, { kind: 'started-again' }>['unfinished']> {
  if (unfinished === null) return [];
  const { api } = reachableEngine(yard.engine);
  const { what, volume } = unfinished;
  // One that was not made yet is nothing to tell of.
  if (what === 'filling' && (await api.inspectVolume(volume)) === null) return [];
  const removed = what === 'filling' && (await removeMadeFor(api, volume, id).catch(() => false));
  return [{ ...unfinished, removed }];
}

const nameOf = ({ unfinished }: WorkNote, there: readonly Container[]): string =>
  there.length === 0 && unfinished !== null
    ? unfinished.volume
    : plural(there.length, '{n} container', '{n} containers');
