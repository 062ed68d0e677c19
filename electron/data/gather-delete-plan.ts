import { access } from 'node:fs/promises';
import type { DeletePlan } from '../../shared/delete-plan.ts';
import type { HostPath } from '../../shared/ids.ts';
import { planDelete } from '../../shared/plan-delete.ts';
import type { Target } from '../../shared/target.ts';
import { Failure } from '../failure.ts';
import { type EngineAccess, reachableEngine } from '../operations/engine-access.ts';

/** What goes and what stays, from the engine as it is now. Throws `not-found`, `engine-unreachable`. */
export async function gatherDeletePlan(engine: EngineAccess, target: Target): Promise<DeletePlan> {
  const { api } = reachableEngine(engine);
  const { containers, volumes, networks } = await engine.refreshed();
  const plan = planDelete({
    target,
    containers: containers.values(),
    volumes: volumes.values(),
    networks: networks.values(),
  });
  if (plan === null) {
    const name = target.kind === 'stack' ? target.name : target.id;
    throw new Failure({ kind: 'not-found', what: target.kind, name });
  }
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
