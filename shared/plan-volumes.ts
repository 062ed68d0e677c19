import { qualifiedLabel } from './container-label.ts';
import type { PlannedVolume } from './delete-plan.ts';
import type { Container, Volume } from './engine.ts';
import type { StackName, VolumeName } from './ids.ts';
import { compareNatural } from './natural-order.ts';

/**
 * The volumes that a deletion touches: what the containers mount and, for a whole stack, what is labelled with it.
 * Only a whole stack's own volumes, and anonymous ones that nothing will find again, may be offered for deletion.
 */
export function planVolumes(facts: {
  readonly stack: StackName | null;
  readonly wholeStack: boolean;
  readonly going: readonly Container[];
  readonly staying: readonly Container[];
  readonly volumes: readonly Volume[];
}): readonly PlannedVolume[] {
  const { stack, wholeStack, going, staying, volumes } = facts;
  const known = new Map(volumes.map((volume) => [volume.name, volume]));
  const isOwn = (volume: Volume | undefined) => stack !== null && volume?.compose?.project === stack;

  const touched = new Map<VolumeName, { anonymous: boolean }>();
  if (wholeStack) for (const volume of volumes) if (isOwn(volume)) touched.set(volume.name, volume);
  for (const mount of going.flatMap((container) => container.mounts)) {
    // A volume that is mounted but not listed yet: the mount tells as much as is needed.
    if (mount.kind === 'volume') touched.set(mount.volume, known.get(mount.volume) ?? mount);
  }

  const users = usersOf(staying);
  return [...touched]
    .map(([name, { anonymous }]) => {
      const volume = known.get(name);
      const alsoUsedBy = users.get(name) ?? [];
      return {
        name,
        label: isOwn(volume) ? (volume?.compose?.key ?? name) : name,
        anonymous,
        attachedAgain: !anonymous,
        alsoUsedBy,
        offered: wholeStack && (isOwn(volume) || anonymous) && alsoUsedBy.length === 0,
      };
    })
    .sort(namedFirst);
}

// Names tell people something, 64 digits don't.
const namedFirst = (a: PlannedVolume, b: PlannedVolume): number =>
  Number(a.anonymous) - Number(b.anonymous) ||
  compareNatural(a.label, b.label) ||
  compareNatural(a.name, b.name);

function usersOf(containers: readonly Container[]): ReadonlyMap<VolumeName, readonly string[]> {
  const users = new Map<VolumeName, Set<string>>();
  for (const container of containers) {
    for (const mount of container.mounts) {
      if (mount.kind !== 'volume') continue;
      const labels = users.get(mount.volume) ?? new Set();
      users.set(mount.volume, labels.add(qualifiedLabel(container)));
    }
  }
  return new Map([...users].map(([name, labels]) => [name, [...labels].sort(compareNatural)]));
}
