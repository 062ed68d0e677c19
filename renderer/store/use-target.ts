import { useState } from 'react';
import { containerLabel } from '../../shared/container-label.ts';
import type { Target } from '../../shared/target.ts';
import { useApp, useInventory } from './app-context.tsx';

/** The target as it is right now. Its name is the one that it had when it was first asked for. */
export function useTarget(target: Target) {
  const inventory = useInventory();
  const containers = useApp(({ snapshot }) => snapshot.containers);
  const ready = useApp(({ snapshot }) => snapshot.connection.kind === 'ready');
  const members =
    target.kind === 'stack'
      ? (inventory.stacks.find((stack) => stack.name === target.name)?.containers ?? [])
      : [...containers.values()].filter(({ id }) => id === target.id);
  const [name] = useState(() => {
    if (target.kind === 'stack') return target.name;
    const container = members[0];
    return container === undefined ? target.id.slice(0, 12) : containerLabel(container);
  });
  return {
    name,
    members,
    /** Only a live list can say that something is gone. */
    gone: ready && members.length === 0,
  };
}
