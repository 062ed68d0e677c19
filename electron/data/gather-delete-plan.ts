import { access } from 'node:fs/promises';
import { bulkGroups } from '../../shared/bulk-groups.ts';
import type { DeletePlan } from '../../shared/delete-plan.ts';
import { groupStacks } from '../../shared/group-stacks.ts';
import type { ContainerId, HostPath } from '../../shared/ids.ts';
import { planDelete } from '../../shared/plan-delete.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { GroupTarget, Target } from '../../shared/target.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { type EngineAccess, reachableEngine } from '../operations/engine-access.ts';

/** What goes and what stays, from the engine as it is now. Throws `not-found`, `engine-unreachable`. */
export async function gatherDeletePlan(engine: EngineAccess, target: Target): Promise<DeletePlan> {
  const { api } = reachableEngine(engine);
  const plan = await planOf(api, await engine.refreshed(), target);
  if (plan === null) {
    const name = target.kind === 'stack' ? target.name : target.id;
    throw new Failure({ kind: 'not-found', what: target.kind, name });
  }
  return plan;
}

/** A plan for each stack of which containers are named, and for each standalone one. Throws `engine-unreachable`. */
export async function gatherBulkPlans(
  engine: EngineAccess,
  ids: readonly ContainerId[],
): Promise<readonly DeletePlan[]> {
  const { api } = reachableEngine(engine);
  const snapshot = await engine.refreshed();
  const groups = bulkGroups(new Set(ids), groupStacks(snapshot.containers.values()));
  const plans = await Promise.all(groups.map(({ target }) => planOf(api, snapshot, target)));
  return plans.filter((plan) => plan !== null);
}

async function planOf(
  api: EngineApi,
  { containers, volumes, networks }: EngineSnapshot,
  target: GroupTarget,
): Promise<DeletePlan | null> {
  const plan = planDelete({
    target,
    containers: containers.values(),
    volumes: volumes.values(),
    networks: networks.values(),
  });
  if (plan === null) return null;
  const { configFiles, imageIds, ...planned } = plan;
  const [composeFiles, sizes] = await Promise.all([
    Promise.all(configFiles.map(async (path) => ({ path, found: await isThere(path) }))),
    api.imageSizes(imageIds),
  ]);
  // Layers that images share are counted with each, as `docker images` does.
  const bytes = sizes.size === 0 ? null : [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return { ...planned, composeFiles, images: { count: imageIds.length, bytes } };
}

export const isThere = (path: HostPath): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
