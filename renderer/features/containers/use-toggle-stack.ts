import { useCallback } from 'react';
import type { StackName } from '../../../shared/ids.ts';
import { useSetUi } from '../../store/app-context.tsx';
import { toggled } from '../../store/ui-state.ts';

/** Opens and closes a stack. `searched`: a search holds it in view, so it is a matter of that search alone. */
export function useToggleStack(): (name: StackName, searched: boolean) => void {
  const setUi = useSetUi();
  return useCallback(
    (name, searched) =>
      setUi((ui) =>
        searched
          ? { closedInSearch: toggled(ui.closedInSearch, name) }
          : { expanded: toggled(ui.expanded, name) },
      ),
    [setUi],
  );
}
