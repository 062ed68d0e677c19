import { useMemo } from 'react';
import { type DeletionsInView, deletionsInView } from '../../shared/deletion-status.ts';
import { useApp } from './app-context.tsx';
import type { AppData } from './app-store.ts';

/** What was deleted on the engine in view and can be brought back, and what was saved. */
export function deletionsOf({
  deletions,
  snapshot: { containers, connection },
}: Pick<AppData, 'deletions' | 'snapshot'>): DeletionsInView {
  return deletionsInView(deletions, containers, connection.kind === 'ready' ? connection.engine.id : null);
}

/** The same, as it is now and whenever it changes. */
export function useDeletions(): DeletionsInView {
  const deletions = useApp((data) => data.deletions);
  const snapshot = useApp((data) => data.snapshot);
  return useMemo(() => deletionsOf({ deletions, snapshot }), [deletions, snapshot]);
}
