import { useEffect, useId, useMemo } from 'react';
import type { Container } from '../../shared/engine.ts';
import { type Place, placesOf } from '../../shared/where-data.ts';
import { useActions, useApp } from './app-context.tsx';
import { useDocumentVisible, useSameIds } from './use-watch-figures.ts';

const restMs = 300;
const nothing: readonly Container['id'][] = [];

/** Has main read where these containers keep data, while the component is there and the page is seen. */
export function useWatchData(containers: readonly Container[]): void {
  const { watchData } = useActions();
  const part = useId();
  const visible = useDocumentVisible();
  const ids = useSameIds(visible ? containers.map(({ id }) => id) : nothing);
  useEffect(() => {
    // Rows pass by while scrolling: only what rests in view is read.
    const timer = setTimeout(() => watchData(part, ids), restMs);
    return () => clearTimeout(timer);
  }, [ids, part, watchData]);
  useEffect(() => () => watchData(part, nothing), [part, watchData]);
}

/** Where a container keeps data, as far as that is known. */
export function usePlacesOf(): (container: Container) => readonly Place[] {
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  const data = useApp(({ containerData }) => containerData);
  return useMemo(
    () => (container) => placesOf(container, { data: data.get(container.id), volumes }),
    [data, volumes],
  );
}
