import type { BulkAction } from './bulk.ts';
import { containerLabel } from './container-label.ts';
import type { Container } from './engine.ts';
import type { ContainerId } from './ids.ts';
import type { Inventory, Stack } from './stack.ts';
import type { GroupTarget } from './target.ts';
import { type Applied, whatApplies } from './what-applies.ts';

/** The share of one stack in a bulk action, or one standalone container. Its containers are in the order of their rows. */
export interface BulkGroup {
  /** A stack only where all containers that it has are among those asked for. */
  readonly target: GroupTarget;
  readonly name: string;
  readonly containers: readonly Container[];
}

/** The named containers by their stacks, stacks first. Ids that are nowhere are passed over. */
export function bulkGroups(
  ids: ReadonlySet<ContainerId>,
  { stacks, standalone }: Inventory,
): readonly BulkGroup[] {
  return [
    ...stacks.flatMap((stack) => groupOfStack(stack, ids)),
    ...standalone.filter(({ id }) => ids.has(id)).map(groupOfOne),
  ];
}

function groupOfStack(stack: Stack, ids: ReadonlySet<ContainerId>): readonly BulkGroup[] {
  const { name } = stack;
  const named = stack.containers.filter(({ id }) => ids.has(id));
  const [first] = named;
  if (first === undefined) return [];
  if (named.length === stack.containers.length) {
    return [{ target: { kind: 'stack', name }, name, containers: named }];
  }
  if (named.length === 1) return [groupOfOne(first)];
  return [{ target: { kind: 'part', stack: name, ids: named.map(({ id }) => id) }, name, containers: named }];
}

const groupOfOne = (container: Container): BulkGroup => ({
  target: { kind: 'container', id: container.id },
  name: containerLabel(container),
  containers: [container],
});

/** To which of the groups' containers an action applies, each stack by itself. */
export function whatAppliesToGroups(action: BulkAction, groups: readonly BulkGroup[]): Applied {
  const applied = groups.map(({ containers }) => whatApplies(action, containers));
  return { acts: applied.flatMap(({ acts }) => acts), left: applied.flatMap(({ left }) => left) };
}
