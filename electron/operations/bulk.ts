import type { BulkRequest, BulkResult, BulkRow } from '../../shared/bulk.ts';
import type { ContainerId, OperationId } from '../../shared/ids.ts';
import { shortId } from '../../shared/ids.ts';
import { plural } from '../../shared/texts.ts';
import { eachOf } from '../engine/concurrency.ts';
import { factsOf } from '../failure.ts';
import { type BulkOutcome, type BulkPart, type BulkYard, joined } from './bulk-part.ts';
import { partsOfChange } from './change-part.ts';
import { partsOfDeletion, unofferedVolumes } from './delete-part.ts';
import { reachableEngine } from './engine-access.ts';
import type { BulkReporter } from './operations.ts';

// Stacks wait for programs that end, not for the engine: several at a time cost it little.
const partsAtOnce = 6;

interface Plan {
  readonly parts: readonly BulkPart[];
  /** What is known of the outcome before anything is done. */
  readonly rows: readonly BulkRow[];
}

/**
 * Does one thing to many stacks and containers, a few stacks at a time, each under its own lock and only for as long as
 * it takes: other stacks stay usable, and one that is busy is passed over with its reason. Throws
 * `engine-unreachable`; whatever fails later is told in the outcome, row by row.
 */
export async function beginBulk(yard: BulkYard, request: BulkRequest): Promise<OperationId> {
  reachableEngine(yard.engine);
  const { action, ids } = request;
  const { parts, rows } = await planOf(yard, request);
  const named = parts.reduce((sum, part) => sum + part.ids.length, 0);
  return yard.operations.begin({
    kind: action,
    target: { kind: 'bulk', action, ids },
    name: plural(named, '{n} container', '{n} containers'),
    lock: null,
    cancellable: false,
    work: (reporter) => workOnParts(parts, rows, request, reporter),
  });
}

async function planOf(yard: BulkYard, { action, ids, alsoDeleteVolumes, save }: BulkRequest): Promise<Plan> {
  if (action !== 'delete') {
    const parts = partsOfChange(yard.engine, action, ids);
    return { parts, rows: goneRows(ids, parts, { kind: 'left', reason: 'gone' }) };
  }
  const { parts, plans } = await partsOfDeletion(yard, ids, alsoDeleteVolumes, save);
  return {
    parts,
    rows: [...goneRows(ids, parts, { kind: 'done' }), ...unofferedVolumes(plans, alsoDeleteVolumes)],
  };
}

/** Nobody knows any more what they were called. */
function goneRows(
  ids: readonly ContainerId[],
  parts: readonly BulkPart[],
  result: BulkResult,
): readonly BulkRow[] {
  const there = new Set(parts.flatMap((part) => part.ids));
  return ids
    .filter((id) => !there.has(id))
    .map((id) => ({ subject: 'container', name: shortId(id), result }));
}

async function workOnParts(
  parts: readonly BulkPart[],
  rows: readonly BulkRow[],
  { action }: BulkRequest,
  reporter: BulkReporter,
): Promise<BulkOutcome> {
  const waiting = new Set(parts.flatMap((part) => part.actsOn));
  const total = waiting.size;
  const ended = (id: ContainerId) => {
    waiting.delete(id);
    reporter.progress({ ended: total - waiting.size, total });
  };
  reporter.progress({ ended: 0, total });

  const outcomes = new Map<BulkPart, BulkOutcome>();
  await eachOf(parts, partsAtOnce, async (part) => {
    const outcome = await workOnPart(part, action, reporter, ended);
    outcomes.set(part, outcome);
    // A part that was refused has told of none of its containers.
    for (const id of part.ids) ended(id);
  });
  const inOrder = parts.flatMap((part) => outcomes.get(part) ?? []);
  return joined(action, [...inOrder, { kind: 'bulk', rows, kept: [], again: null, deletions: [] }]);
}

/** Never rejects: why a part could not be begun is its outcome. */
async function workOnPart(
  part: BulkPart,
  action: BulkRequest['action'],
  reporter: BulkReporter,
  ended: (id: ContainerId) => void,
): Promise<BulkOutcome> {
  const { target, name, lock } = part;
  try {
    return await reporter.part({
      kind: action,
      target,
      name,
      lock,
      cancellable: false,
      work: (own) => part.work(own, ended),
    });
  } catch (thrown) {
    return part.refused(factsOf(thrown));
  }
}
