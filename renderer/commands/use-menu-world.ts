import { useCallback, useMemo } from 'react';
import { useActions, useApp, useInventory, useReadDerived, useRunning } from '../store/app-context.tsx';
import type { MenuWorld } from './target-menu.ts';

/** What decides what can be done, as it is now and whenever it changes. */
export function useMenuWorld(): MenuWorld {
  const snapshot = useApp((data) => data.snapshot);
  const compose = useApp((data) => data.compose);
  const deletedStacks = useApp((data) => data.deletedStacks);
  const deletions = useApp((data) => data.deletions);
  const inventory = useInventory();
  const running = useRunning();
  const actions = useActions();
  return useMemo(
    () => ({ data: { snapshot, compose, deletedStacks, deletions }, inventory, running, actions }),
    [snapshot, compose, deletedStacks, deletions, inventory, running, actions],
  );
}

/** The same, read at the moment of the call. */
export function useReadMenuWorld(): () => MenuWorld {
  const read = useReadDerived();
  const actions = useActions();
  return useCallback(() => ({ ...read(), actions }), [read, actions]);
}
