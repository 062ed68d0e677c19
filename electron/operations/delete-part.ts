import type { BulkRow } from '../../shared/bulk.ts';
import type { DeletePlan, PlannedVolume } from '../../shared/delete-plan.ts';
import { type SaveChoice, saveNothing } from '../../shared/deletion.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ContainerId, DeletionId, VolumeName } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import { gatherBulkPlans } from '../data/gather-delete-plan.ts';
import type { BulkOutcome, BulkPart, BulkYard } from './bulk-part.ts';
import { keptVolumes, type RemovalResult, removePlanned } from './delete.ts';
import { deleteNoted } from './delete-noted.ts';
import { lockOfDeletion } from './lock.ts';

/**
 * The parts of a deletion, one a stack. What goes is fixed by their plans: nothing that came later. Throws
 * `engine-unreachable`.
 */
export async function partsOfDeletion(
  yard: BulkYard,
  ids: readonly ContainerId[],
  ticked: readonly VolumeName[],
  save: SaveChoice = saveNothing,
): Promise<{ readonly parts: readonly BulkPart[]; readonly plans: readonly DeletePlan[] }> {
  const plans = await gatherBulkPlans(yard.engine, ids);
  return { plans, parts: plans.map((plan) => partOf(yard, plan, new Set(ticked), save)) };
}

/** Ticked volumes that no plan offers stay, and it is told. */
export function unofferedVolumes(
  plans: readonly DeletePlan[],
  ticked: readonly VolumeName[],
): readonly BulkRow[] {
  const offered = new Set(
    plans.flatMap(({ volumes }) => volumes.flatMap((volume) => (volume.offered ? volume.name : []))),
  );
  return ticked
    .filter((name) => !offered.has(name))
    .map((name) => ({
      subject: 'volume',
      name,
      result: {
        kind: 'failed',
        error: { kind: 'conflict', detail: t("The volume {name} can't be deleted here.", { name }) },
      },
    }));
}

function partOf(
  yard: BulkYard,
  plan: DeletePlan,
  ticked: ReadonlySet<VolumeName>,
  save: SaveChoice,
): BulkPart {
  const volumes = plan.volumes.filter(({ name, offered }) => offered && ticked.has(name));
  const ids = plan.containers.map(({ id }) => id);
  return {
    target: plan.target,
    name: plan.name,
    lock: lockOfDeletion(plan),
    ids,
    actsOn: ids,
    async work(reporter, ended) {
      // What is needed to run it again is on the disk before the first container goes.
      await yard.notes.flush();
      let noted: DeletionId | null = null;
      const results = await deleteNoted(yard, plan, { volumes, save }, reporter, async (id) => {
        noted = id;
        const result = await removePlanned(yard.engine, plan, volumes, reporter, (removed) => {
          if (removed.subject === 'container') ended(removed.id);
        });
        return { result, complete: result.every((removed) => removed.result.kind !== 'failed') };
      });
      await yard.engine.refreshed();
      return { ...outcomeOf(plan, volumes, save, results), deletions: noted === null ? [] : [noted] };
    },
    refused: (error) => outcomeOf(plan, volumes, save, allFailed(plan, error)),
  };
}

const allFailed = (plan: DeletePlan, error: AppError): readonly RemovalResult[] =>
  plan.containers.map(({ id, label }) => ({
    subject: 'container',
    id,
    name: label,
    result: { kind: 'failed', error },
  }));

function outcomeOf(
  plan: DeletePlan,
  volumes: readonly PlannedVolume[],
  save: SaveChoice,
  results: readonly RemovalResult[],
): BulkOutcome {
  const inStack = (label: string) => (plan.stack === null ? label : `${plan.stack} / ${label}`);
  const failed = results.flatMap((result) =>
    result.subject === 'container' && result.result.kind === 'failed' ? result.id : [],
  );
  const deleted = results.flatMap((result) =>
    result.subject === 'volume' && result.result.kind === 'done' ? result.volume : [],
  );
  const all = [...inPlannedOrder(plan, results), ...heldBackVolumes(volumes, results)];
  return {
    kind: 'bulk',
    rows: all.map(({ subject, name, result }) => ({
      subject,
      name: subject === 'network' ? name : inStack(name),
      result,
    })),
    kept: keptVolumes(plan, new Set(deleted)).map(inStack),
    again:
      failed.length === 0
        ? null
        : { action: 'delete', ids: failed, alsoDeleteVolumes: volumes.map(({ name }) => name), save },
    deletions: [],
  };
}

/** Containers that end together end in any order. */
function inPlannedOrder(plan: DeletePlan, results: readonly RemovalResult[]): readonly RemovalResult[] {
  const containers = plan.containers.flatMap(
    ({ id }) => results.find((result) => result.subject === 'container' && result.id === id) ?? [],
  );
  return [...containers, ...results.filter(({ subject }) => subject !== 'container')];
}

/** Ticked volumes wait for the containers: none goes while one is left. */
function heldBackVolumes(
  volumes: readonly PlannedVolume[],
  results: readonly RemovalResult[],
): readonly RemovalResult[] {
  const by = results.find(({ subject, result }) => subject === 'container' && result.kind === 'failed');
  if (by === undefined) return [];
  return volumes.map(({ name, label }) => ({
    subject: 'volume',
    volume: name,
    name: label,
    result: { kind: 'failed', error: { kind: 'held-back', by: by.name, relation: 'needed-by' } },
  }));
}
