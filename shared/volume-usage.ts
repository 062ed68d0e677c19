import { containerLabel } from './container-label.ts';
import type { Container, Volume } from './engine.ts';
import type { StackName, VolumeName } from './ids.ts';
import { isUp } from './is-up.ts';
import { compareNatural } from './natural-order.ts';

/** One mount of a volume by a container, also by a stopped one. */
export interface VolumeUser {
  readonly container: Container;
  readonly label: string;
  readonly stack: StackName | null;
  readonly destination: string;
  readonly readOnly: boolean;
}

export interface VolumeUsage {
  readonly volume: Volume;
  /**
   * `kept`: it belongs to a stack with no containers left. `anonymous`: unused, and nothing will ever find it again.
   * Only one that no container mounts is anything but `in-use`.
   */
  readonly status: 'in-use' | 'kept' | 'unused' | 'anonymous';
  readonly usedBy: readonly VolumeUser[];
}

/** Every volume by name, with the containers that mount it, by stack and label (standalone ones last). */
export function volumeUsages(
  volumes: Iterable<Volume>,
  containers: Iterable<Container>,
): readonly VolumeUsage[] {
  const users = new Map<VolumeName, VolumeUser[]>();
  const liveStacks = new Set<StackName>();
  for (const container of containers) {
    const stack = container.compose?.project ?? null;
    if (stack !== null) liveStacks.add(stack);
    for (const mount of container.mounts) {
      if (mount.kind !== 'volume') continue;
      const { destination, readOnly } = mount;
      const user = { container, label: containerLabel(container), stack, destination, readOnly };
      const others = users.get(mount.volume);
      if (others) others.push(user);
      else users.set(mount.volume, [user]);
    }
  }
  return [...volumes]
    .sort((a, b) => compareNatural(a.name, b.name))
    .map((volume) => {
      const usedBy = (users.get(volume.name) ?? []).sort(compareUsers);
      return { volume, status: usedBy.length > 0 ? 'in-use' : statusUnused(volume, liveStacks), usedBy };
    });
}

function statusUnused(volume: Volume, liveStacks: ReadonlySet<StackName>): 'kept' | 'unused' | 'anonymous' {
  if (volume.anonymous) return 'anonymous';
  return volume.compose && !liveStacks.has(volume.compose.project) ? 'kept' : 'unused';
}

function compareUsers(a: VolumeUser, b: VolumeUser): number {
  return (
    Number(a.stack === null) - Number(b.stack === null) ||
    compareNatural(a.stack ?? '', b.stack ?? '') ||
    compareNatural(a.label, b.label) ||
    compareNatural(a.destination, b.destination)
  );
}

/**
 * The containers that must not run while a volume is read, or changed: to read it, those that may write to it; to change
 * it, also those that only read it, and those that are paused, since they would go on with files that are not there.
 */
export function stoppedFor(
  users: readonly Pick<VolumeUser, 'container' | 'readOnly'>[],
  what: 'read' | 'write',
): readonly Container[] {
  const found = users.filter(({ container, readOnly }) => {
    if (what === 'write') return isUp(container);
    return isUp(container) && container.state !== 'paused' && !readOnly;
  });
  return [...new Set(found.map(({ container }) => container))];
}
