import type { FilteredInventory } from '../../shared/filter-inventory.ts';
import type { StackName } from '../../shared/ids.ts';
import type { UiState } from './ui-state.ts';

/** A stack that is in view because of its containers shows them, unless it was closed by hand. */
export function isStackOpen(
  name: StackName,
  { openStacks }: FilteredInventory,
  ui: Pick<UiState, 'expanded' | 'closedInSearch'>,
): boolean {
  return openStacks.has(name) ? !ui.closedInSearch.has(name) : ui.expanded.has(name);
}
