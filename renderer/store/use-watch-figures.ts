import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ContainerId } from '../../shared/ids.ts';
import { useActions } from './app-context.tsx';

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

/**
 * Has main take figures of these containers while the component is there and the page is seen. Rows pass by while
 * scrolling: only what rests in view is asked for.
 */
export function useWatchFigures(ids: readonly ContainerId[]): void {
  const { watchFigures } = useActions();
  const visible = useDocumentVisible();
  const wanted = visible ? ids : nothing;
  const text = useMemo(() => [...wanted].sort().join(' '), [wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same containers in another order are no change.
  useEffect(() => {
    const timer = setTimeout(() => void watchFigures(wanted), restMs);
    return () => clearTimeout(timer);
  }, [text, watchFigures]);
  useEffect(() => () => void watchFigures(nothing), [watchFigures]);
}
