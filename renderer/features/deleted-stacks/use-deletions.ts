import { useMemo } from 'react';
import { type DeletionsInView, deletionsInView } from '../../../shared/deletion-status.ts';
import { useApp } from '../../store/app-context.tsx';

/** What was deleted on the engine in view and can be brought back, and what was saved. */
export function useDeletions(): DeletionsInView {
  const deletions = useApp((data) => data.deletions);
  const containers = useApp(({ snapshot }) => snapshot.containers);
  const engineId = useApp(({ snapshot }) =>
    snapshot.connection.kind === 'ready' ? snapshot.connection.engine.id : null,
  );
  return useMemo(() => deletionsInView(deletions, containers, engineId), [deletions, containers, engineId]);
}
