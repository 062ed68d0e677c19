import { useApp } from './app-context.tsx';

/** Why nothing can be changed right now; `null` while the engine is there. */
export function useEngineReason(): string | null {
  return useApp(({ snapshot }) => {
    if (snapshot.connection.kind === 'ready') return null;
    return snapshot.connection.kind === 'connecting'
      ? 'Wait: connecting to the engine'
      : 'The engine can’t be reached; this is the last known list';
  });
}

/** Why no Compose file can be run right now; `null` while it can. */
export function useComposeReason(): string | null {
  const engine = useEngineReason();
  const missing = useApp(({ compose }) => compose?.kind === 'missing');
  return engine ?? (missing ? 'Docker Compose is not installed' : null);
}
