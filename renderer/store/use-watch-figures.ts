import { useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react';
import type { ContainerId } from '../../shared/ids.ts';
import { useActions, useApp } from './app-context.tsx';
import { hasFigures } from './figures.ts';

const restMs = 150;
const nothing: readonly ContainerId[] = [];

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** Whether anybody can see the page. */
export function useDocumentVisible(): boolean {
  return useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');
}

/** The list as it was before, for as long as it holds the same. */
export function useSameIds(ids: readonly ContainerId[]): readonly ContainerId[] {
  const [held, setHeld] = useState(ids);
  const same = held.length === ids.length && held.every((id, index) => id === ids[index]);
  if (!same) setHeld(ids);
  return same ? held : ids;
}

/**
 * Has main take figures of these containers, besides those that other parts of the window want, while the component is
 * there and the page is seen. Rows pass by while scrolling: only what rests in view is asked for.
 */
export function useWatchFigures(ids: readonly ContainerId[]): void {
  const { watchFigures } = useActions();
  const part = useId();
  const visible = useDocumentVisible();
  const wanted = useSameIds(visible ? ids : nothing);
  useEffect(() => {
    const timer = setTimeout(() => watchFigures(part, wanted), restMs);
    return () => clearTimeout(timer);
  }, [wanted, part, watchFigures]);
  useEffect(() => () => watchFigures(part, nothing), [part, watchFigures]);
}

/** All containers that the engine tells figures of. */
export function useRunningIds(): readonly ContainerId[] {
  const containers = useApp(({ snapshot }) => snapshot.containers);
  return useMemo(() => [...containers.values()].filter(hasFigures).map(({ id }) => id), [containers]);
}
