import type { Container } from '../../shared/engine.ts';
import type { DeletionId, OperationId } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/operation.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { GroupTarget } from '../../shared/target.ts';
import { isThere } from '../data/gather-delete-plan.ts';
import { Failure, factsOf } from '../failure.ts';
import type { DeletionRecord } from '../history/deletion-record.ts';
import type { Yard } from './begin.ts';
import { reachableEngine } from './engine-access.ts';
import { lockOfStack } from './lock.ts';
import type { Reporter } from './operations.ts';
import { putBackAll, withPutBack } from './put-back-all.ts';
import { recreateNoted } from './recreate.ts';
import { requestFromNote, runStack } from './run.ts';

/** `compose` where the files are there, else from what was noted; or from that alone. */
export type UndoWay = 'as-it-was-run' | 'from-notes';

/**
 * Undoes a deletion: the stack as it was, with its volumes, and with the files that were saved. Throws `undo-refused`
 * where that is not possible, before anything is touched.
 */
export function beginUndo(yard: Yard, id: DeletionId, way: UndoWay): OperationId {
  const { engineId } = reachableEngine(yard.engine);
  const record = yard.deletions.get(id);
  if (record === null) throw new Failure({ kind: 'not-found', what: 'deletion', name: id });
  mustBePossible(record, engineId, yard.engine.snapshot());
  return yard.operations.begin({
    kind: 'undo',
    target: targetOf(record),
    name: record.name,
    lock: record.stack === null ? `undo:${record.name}` : lockOfStack(record.stack),
    cancellable: true,
    existsAfterCancel: async () => labelsThere(record, await yard.engine.refreshed()),
    work: async (reporter) => {
      // It may have changed while this waited for nothing but the click.
      mustBePossible(record, engineId, await yard.engine.refreshed());
      const outcome = await undo(yard, record, way, reporter);
      await yard.deletions.setState(id, 'undone');
      await yard.deletions.setUndo(id, null);
      return outcome;
    },
  });
}

function targetOf({ id, stack, containers: [first] }: DeletionRecord): GroupTarget {
  if (stack !== null) return { kind: 'stack', name: stack };
  if (first === undefined) throw new Failure({ kind: 'not-found', what: 'deletion', name: id });
  return { kind: 'container', id: first.id };
}

async function undo(yard: Yard, record: DeletionRecord, way: UndoWay, reporter: Reporter): Promise<Outcome> {
  const note = record.stack === null ? null : yard.notes.get(record.engineId, record.stack);
  const hasFiles =
    note !== null &&
    note.configFiles.length > 0 &&
    (await Promise.all(note.configFiles.map(isThere))).every(Boolean);
  // What stands there of it still would be changed by Compose, and a part of a stack is no stack.
  const { containers } = yard.engine.snapshot();
  const allGone = record.containers.every(({ id }) => !containers.has(id));
  if (way === 'from-notes' || !record.wholeStack || !hasFiles || !allGone) {
    return recreateNoted(yard, record, reporter);
  }
  const compose = await yard.compose().catch((thrown: unknown) => {
    if (factsOf(thrown).kind === 'compose-cli-missing') return null;
    throw thrown;
  });
  if (compose === null) return recreateNoted(yard, record, reporter);

  const { api } = reachableEngine(yard.engine);
  let atStart: EngineSnapshot | null = null;
  await yard.deletions.setUndo(record.id, record.undo ?? { made: [] });
  const beforeStart = async (before: EngineSnapshot, made: EngineSnapshot) => {
    atStart = before;
    const putBack = await putBackAll(api, record, { before, made, owner: yard.helperOwner }, reporter);
    const ids = ownContainers(record, made).map(({ id }) => id);
    await yard.deletions.setUndo(record.id, { made: ids });
    return putBack;
  };
  const outcome = await runStack(
    { engine: yard.engine, compose, notes: yard.notes },
    requestFromNote(note),
    note,
    reporter,
    { beforeStart },
  );
  return atStart === null ? outcome : { ...outcome, volumes: withPutBack(outcome.volumes, record, atStart) };
}

function mustBePossible(record: DeletionRecord, engineId: string, { containers }: EngineSnapshot): void {
  const refuse = (
    reason: 'undone-already' | 'exists-again' | 'other-engine' | 'going-on',
    names: readonly string[] = [],
  ) => new Failure({ kind: 'undo-refused', reason, names });
  if (record.engineId !== engineId) throw refuse('other-engine');
  if (record.state === 'undone') throw refuse('undone-already');
  if (record.state === 'going-on') throw refuse('going-on');
  const own = new Set(record.containers.map(({ id }) => id));
  const names = new Set(record.containers.map(({ name }) => name));
  const others = [...containers.values()].filter((container) => {
    const stands =
      names.has(container.name) || (record.wholeStack && container.compose?.project === record.stack);
    return stands && !own.has(container.id) && !isOfUndo(container, record);
  });
  if (others.length > 0) throw refuse('exists-again', others.map(({ name }) => name).sort());
}

/** Left by an undo that came to no end: made whole by it, or not yet run. */
const isOfUndo = ({ id, state }: Container, { undo }: DeletionRecord): boolean =>
  undo !== null && (undo.made.includes(id) || state === 'created');

const ownContainers = ({ containers }: DeletionRecord, { containers: present }: EngineSnapshot) => {
  const names = new Set(containers.map(({ name }) => name));
  return [...present.values()].filter(({ name }) => names.has(name));
};

const labelsThere = (record: DeletionRecord, present: EngineSnapshot): readonly string[] => {
  const there = new Set(ownContainers(record, present).map(({ name }) => name));
  return record.containers.filter(({ name }) => there.has(name)).map(({ label }) => label);
};
