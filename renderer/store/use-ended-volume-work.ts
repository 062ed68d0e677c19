import { useApp } from './app-context.tsx';
import { isRunning } from './running.ts';

/** Another text each time that work on a volume has ended: what is in it, and what was exported of it, may be other. */
export function useEndedVolumeWork(): string {
  return useApp(({ operations }) =>
    operations
      .filter((operation) => operation.target.kind === 'volume' && !isRunning(operation))
      .map(({ id }) => id)
      .join(),
  );
}
