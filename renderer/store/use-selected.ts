import { useMemo } from 'react';
import { useApp, useInventory } from './app-context.tsx';
import { type Sight, splitBySight } from './sight.ts';

/** The ticked containers as they are right now, and which of them have a row in the table. */
export function useSelected(): Sight {
  const inventory = useInventory();
  const { selected, query, onlyRunning, expanded, closedInSearch } = useApp(({ ui }) => ui);
  return useMemo(
    () => splitBySight(selected, inventory, { query, onlyRunning, expanded, closedInSearch }),
    [selected, inventory, query, onlyRunning, expanded, closedInSearch],
  );
}
