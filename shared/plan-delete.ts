import { containerLabel } from './container-label.ts';
import type { DeletePlan } from './delete-plan.ts';
import type { Container, Network, Volume } from './engine.ts';
import { newestWithFiles } from './group-stacks.ts';
import type { ContainerId, HostPath, ImageId } from './ids.ts';
import { planNetworks } from './plan-networks.ts';
import { planVolumes } from './plan-volumes.ts';
import { compareRows } from './row-order.ts';
import type { GroupTarget, StackPart, Target } from './target.ts';

export interface DeletionFacts {
  readonly target: GroupTarget;
  /** All of the engine, as are volumes and networks. */
  readonly containers: Iterable<Container>;
  readonly volumes: Iterable<Volume>;
  readonly networks: Iterable<Network>;
}

/** A plan but for what the engine's lists don't tell: whether files are there, and how big images are. */
export type PlannedDeletion = Omit<DeletePlan, 'composeFiles' | 'images'> & {
  readonly configFiles: readonly HostPath[];
  readonly imageIds: readonly ImageId[];
};

/**
 * What a deletion takes away and what it leaves. `null` when the target isn't there: none of its containers, or no
 * containers and no networks of such a stack. (Networks alone are what a deletion that failed half-way leaves.)
 */
export function planDelete({ target, containers, volumes, networks }: DeletionFacts): PlannedDeletion | null {
  const all = [...containers];
  return target.kind === 'stack'
    ? planStack(target, all, [...volumes], [...networks])
    : planContainers(target, all, [...volumes]);
}

function planStack(
  target: Target & { kind: 'stack' },
  containers: readonly Container[],
  volumes: readonly Volume[],
  networks: readonly Network[],
): PlannedDeletion | null {
  const stack = target.name;
  const going = containers.filter(({ compose }) => compose?.project === stack).sort(compareRows);
  if (going.length === 0 && !networks.some(({ compose }) => compose?.project === stack)) return null;
  const staying = containers.filter(({ compose }) => compose?.project !== stack);
  return {
    target,
    stack,
    name: stack,
    ...planned(going),
    ...planNetworks(stack, going, staying, networks),
    volumes: planVolumes({ stack, wholeStack: true, going, staying, volumes }),
  };
}

/** Single containers take nothing with them: the networks and volumes of their stack are there for the next run. */
function planContainers(
  target: (Target & { kind: 'container' }) | StackPart,
  containers: readonly Container[],
  volumes: readonly Volume[],
): PlannedDeletion | null {
  const ids: ReadonlySet<ContainerId> = new Set(target.kind === 'part' ? target.ids : [target.id]);
  const going = containers.filter(({ id }) => ids.has(id)).sort(compareRows);
  const [first] = going;
  if (first === undefined) return null;
  const stack = first.compose?.project ?? null;
  const staying = containers.filter(({ id }) => !ids.has(id));
  return {
    target,
    stack,
    name: target.kind === 'part' ? target.stack : containerLabel(first),
    ...planned(going),
    networks: [],
    keptNetworks: [],
    volumes: planVolumes({ stack, wholeStack: false, going, staying, volumes }),
  };
}

function planned(going: readonly Container[]): {
  containers: { id: ContainerId; label: string }[];
  configFiles: readonly HostPath[];
  imageIds: readonly ImageId[];
} {
  return {
    containers: going.map((container) => ({ id: container.id, label: containerLabel(container) })),
    configFiles: newestWithFiles(going)?.compose?.configFiles ?? [],
    imageIds: [...new Set(going.map(({ imageId }) => imageId))],
  };
}
