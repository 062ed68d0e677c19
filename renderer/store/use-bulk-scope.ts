import { useMemo, useState } from 'react';
import { type BulkGroup, bulkGroups } from '../../shared/bulk-groups.ts';
import type { Container } from '../../shared/engine.ts';
import { useInventory } from './app-context.tsx';
import type { Sight } from './sight.ts';
import { useSelected } from './use-selected.ts';

/** What of the selection a bulk action is to change. */
export type Scope = 'all' | 'in-sight';

export interface BulkScope extends Sight {
  readonly ticked: readonly Container[];
  readonly scope: Scope;
  readonly setScope: (scope: Scope) => void;
  /** What the scope leaves of the ticked ones, by stack. */
  readonly groups: readonly BulkGroup[];
}

/**
 * The selection as it is right now, and the choice of what of it to change. Where nothing is in sight at first it is
 * all of it; the choice never changes by itself.
 */
export function useBulkScope(preferred: Scope): BulkScope {
  const inventory = useInventory();
  const { inSight, hidden } = useSelected();
  const [scope, setScope] = useState(inSight.length === 0 ? 'all' : preferred);
  const ticked = useMemo(() => [...inSight, ...hidden.map(({ container }) => container)], [inSight, hidden]);
  const groups = useMemo(() => {
    const acting = scope === 'all' ? ticked : inSight;
    return bulkGroups(new Set(acting.map(({ id }) => id)), inventory);
  }, [scope, ticked, inSight, inventory]);
  return { inSight, hidden, ticked, scope, setScope, groups };
}
