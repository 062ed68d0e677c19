import { randomUUID } from 'node:crypto';
import type { AddVolumeOrder, AddVolumePreview, AddVolumeRequest } from '../../../shared/add-volume.ts';
import type { OperationId } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { Failure } from '../../failure.ts';
import type { JournalEntry } from '../../history/addition-journal.ts';
import type { Yard } from '../begin.ts';
import { reachableEngine } from '../engine-access.ts';
import { lockOfStack } from '../lock.ts';
import type { OperationPlan } from '../operations.ts';
import { existingContainers } from '../run.ts';
import { type AdditionAccess, addVolume } from './add-volume.ts';
import { finishAddition } from './finish-addition.ts';
import { planAddition } from './plan-addition.ts';
import { takeBack } from './take-back.ts';

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
    finishAddition(access, entry, reporter),
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
    throw new Failure({ kind: 'conflict', detail: t('It is on another engine.') });
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
