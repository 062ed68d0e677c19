import { containerLabel } from './container-label.ts';
import type { DeletePlan } from './delete-plan.ts';
import type { Container, Network, Volume } from './engine.ts';
import { newestWithFiles } from './group-stacks.ts';
import type { ContainerId, HostPath, ImageId } from './ids.ts';
import { planNetworks } from './plan-networks.ts';
import { planVolumes } from './plan-volumes.ts';
import { compareRows } from './row-order.ts';
import type { Target } from './target.ts';

export interface DeletionFacts {
  readonly target: Target;
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
 * What a deletion takes away and what it leaves. `null` when the target isn't there: no such container, or no
 * containers and no networks of such a stack. (Networks alone are what a deletion that failed half-way leaves.)
 */
export function planDelete({ target, containers, volumes, networks }: DeletionFacts): PlannedDeletion | null {
  const all = [...containers];
  return target.kind === 'stack'
    ? planStack(target, all, [...volumes], [...networks])
    : planContainer(target, all, [...volumes]);
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

/** A single container takes nothing with it: the networks and volumes of its stack are there for the next run. */
function planContainer(
  target: Target & { kind: 'container' },
  containers: readonly Container[],
  volumes: readonly Volume[],
): PlannedDeletion | null {
  const container = containers.find(({ id }) => id === target.id);
  if (!container) return null;
  const stack = container.compose?.project ?? null;
  const staying = containers.filter(({ id }) => id !== target.id);
  return {
    target,
    stack,
    name: containerLabel(container),
    ...planned([container]),
    networks: [],
    keptNetworks: [],
    volumes: planVolumes({ stack, wholeStack: false, going: [container], staying, volumes }),
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
