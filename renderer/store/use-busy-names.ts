import type { BulkGroup } from '../../shared/bulk-groups.ts';
import { useRunning } from './app-context.tsx';
import { heldBy } from './running.ts';

/** The stacks and standalone containers among the groups that something else is changing right now. */
export function useBusyNames(groups: readonly BulkGroup[]): readonly string[] {
  const running = useRunning();
  const held = groups.flatMap(({ containers }) =>
    containers.filter((container) => heldBy(container, running) !== null),
  );
  return [...new Set(held.map(({ name, compose }) => compose?.project ?? name))];
}
