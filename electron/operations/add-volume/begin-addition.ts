import { randomUUID } from 'node:crypto';
import type { AddVolumeOrder, AddVolumePreview, AddVolumeRequest } from '../../../shared/add-volume.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { OperationId } from '../../../shared/ids.ts';
import type { Outcome } from '../../../shared/operation.ts';
import { Failure } from '../../failure.ts';
import type { JournalEntry } from '../../history/addition-journal.ts';
import type { Yard } from '../begin.ts';
import { reachableEngine } from '../engine-access.ts';
import { lockOfStack } from '../lock.ts';
import type { OperationPlan, Reporter } from '../operations.ts';
import { existingContainers } from '../run.ts';
import { type AdditionAccess, addVolume } from './add-volume.ts';
import { planAddition } from './plan-addition.ts';
import { discardAttempt, isOfService, mounts, takeBack } from './take-back.ts';

/** What adding volumes needs besides. */
export type AdditionYard = Yard & Pick<AdditionAccess, 'readData' | 'journal' | 'now'>;

const accessOf = async (yard: AdditionYard): Promise<AdditionAccess> => ({
  ...yard,
  compose: await yard.compose(),
});

export async function previewVolume(yard: AdditionYard, asked: AddVolumeRequest): Promise<AddVolumePreview> {
  return (await planAddition(await accessOf(yard), asked)).preview;
}

export async function beginAddVolume(yard: AdditionYard, order: AddVolumeOrder): Promise<OperationId> {
  reachableEngine(yard.engine);
  const access = await accessOf(yard);
  const { home } = order;
  const stack = home.kind === 'stack' ? home.name : (await access.compose.config(home.request)).name;
  const id = randomUUID();
  return begin(yard, { kind: 'add-volume', id, stack }, (reporter) => addVolume(access, order, id, reporter));
}

/** Does an addition that was cut short once more, from the container that has the data still. */
export async function beginFinish(yard: AdditionYard, id: string): Promise<OperationId> {
  const entry = unfinished(yard, id);
  const access = await accessOf(yard);
  return begin(yard, { kind: 'add-volume', id, stack: entry.stack }, (reporter) =>
    finish(access, entry, reporter),
  );
}

export async function beginTakeBack(yard: AdditionYard, id: string): Promise<OperationId> {
  const entry = unfinished(yard, id);
  return begin(yard, { kind: 'take-back-volume', id, stack: entry.stack }, async (reporter) => {
    const state = await takeBack(yard, entry, reporter);
    return { kind: 'volume-taken-back', service: entry.service, inUse: state === 'in-use' };
  });
}

function unfinished(yard: AdditionYard, id: string): JournalEntry {
  const { engineId } = reachableEngine(yard.engine);
  const entry = yard.journal.get(id);
  if (entry === null) throw new Failure({ kind: 'not-found', what: 'operation', name: id });
  if (entry.engineId !== engineId)
    throw new Failure({ kind: 'conflict', detail: 'It is on another engine.' });
  return entry;
}

function begin(
  yard: AdditionYard,
  {
    kind,
    id,
    stack,
  }: {
    readonly kind: 'add-volume' | 'take-back-volume';
    readonly id: string;
    readonly stack: JournalEntry['stack'];
  },
  work: OperationPlan['work'],
): OperationId {
  return yard.operations.begin({
    kind,
    target: { kind: 'stack', name: stack },
    name: stack,
    lock: lockOfStack(stack),
    cancellable: kind === 'add-volume',
    work: async (reporter) => {
      yard.journal.claim(id);
      try {
        return await work(reporter);
      } finally {
        yard.journal.release(id);
      }
    },
    existsAfterCancel: () => existingContainers(yard.engine, stack),
  });
}

async function finish(access: AdditionAccess, entry: JournalEntry, reporter: Reporter): Promise<Outcome> {
  const { api } = reachableEngine(access.engine);
  const state = await discardAttempt(access.engine, api, entry);
  const { id, home, service, key, path } = entry;
  const order = { home, service, key, path, seen: null };
  switch (state) {
    case 'discarded':
      return addVolume(access, { ...order, afterwards: entry.afterwards }, id, reporter);
    case 'attached':
      return finishRecreated(access, entry, reporter);
    case 'source-gone':
      // What is in the volume is all that there is: the next run attaches it.
      await access.journal.drop(id);
      return addVolume(access, { ...order, afterwards: 'nothing' }, id, reporter);
    default:
      return assertNever(state);
  }
}

/** The service has the volume: only what Compose had not come to is left to do. */
async function finishRecreated(
  access: AdditionAccess,
  entry: JournalEntry,
  reporter: Reporter,
): Promise<Outcome> {
  const { service, key, volume, home, path } = entry;
  const { request, containers } = await planAddition(access, { home, service, key, path });
  const only = { service, scale: containers.length > 1 ? containers.length : null };
  const { step, line, signal } = reporter;
  await access.compose.up(request, { only, signal, onStep: step, onLine: line });
  const snapshot = await access.engine.refreshed();
  const attached = [...snapshot.containers.values()].some(
    (container) => isOfService(container, entry) && mounts(container, volume),
  );
  await access.journal.drop(entry.id);
  return { kind: 'volume-added', service, label: key, volume, changed: null, copied: null, attached };
}
