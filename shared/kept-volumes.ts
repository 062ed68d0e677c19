import type { Volume } from './engine.ts';
import type { StackName } from './ids.ts';
import { compareNatural } from './natural-order.ts';
import type { Inventory } from './stack.ts';

/** The volumes of stacks with no containers left, by stack and by name. Anonymous ones are not: no run finds them. */
export function keptVolumes(
  volumes: Iterable<Volume>,
  inventory: Inventory,
): ReadonlyMap<StackName, readonly Volume[]> {
  return keptVolumesBeside(volumes, new Set(inventory.stacks.map(({ name }) => name)));
}

/** The same, from the names of the stacks that have containers. */
export function keptVolumesBeside(
  volumes: Iterable<Volume>,
  liveStacks: ReadonlySet<StackName>,
): ReadonlyMap<StackName, readonly Volume[]> {
  const kept = new Map<StackName, Volume[]>();
  for (const volume of [...volumes].sort((a, b) => compareNatural(a.name, b.name))) {
    const project = volume.compose?.project;
    if (project === undefined || volume.anonymous || liveStacks.has(project)) continue;
    const others = kept.get(project);
    if (others) others.push(volume);
    else kept.set(project, [volume]);
  }
  return new Map([...kept].sort(([a], [b]) => compareNatural(a, b)));
}
