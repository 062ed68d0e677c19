import type { Container } from '../../shared/engine.ts';
import { filterInventory } from '../../shared/filter-inventory.ts';
import type { Inventory, Stack } from '../../shared/stack.ts';
import { isStackOpen } from './open-stacks.ts';
import type { Selection } from './selection.ts';
import type { UiState } from './ui-state.ts';

/** What keeps the row of a ticked container out of the table. */
export type HiddenBy = 'collapsed' | 'search' | 'only-running';

export interface HiddenContainer {
  readonly container: Container;
  readonly by: HiddenBy;
}

/** The ticked containers, in the order of the rows by name. Scrolled away is not out of sight: the table holds it. */
export interface Sight {
  readonly inSight: readonly Container[];
  readonly hidden: readonly HiddenContainer[];
}

const nothing: Sight = { inSight: [], hidden: [] };

type Filter = Pick<UiState, 'query' | 'onlyRunning' | 'expanded' | 'closedInSearch'>;

/** Which of the ticked containers have a row in the table, and what hides the others. */
export function splitBySight(selection: Selection, all: Inventory, ui: Filter): Sight {
  if (selection.size === 0) return nothing;
  const shown = filterInventory(all, ui);
  const shownRows = new Set([...shown.inventory.stacks.flatMap(containersOf), ...shown.inventory.standalone]);
  const found = filterInventory(all, { query: ui.query, onlyRunning: false }).inventory;
  const foundBySearch = new Set([...found.stacks.flatMap(containersOf), ...found.standalone]);
  const hiddenBy = (container: Container): HiddenBy | null => {
    if (!shownRows.has(container)) return foundBySearch.has(container) ? 'only-running' : 'search';
    const stack = container.compose?.project;
    return stack === undefined || isStackOpen(stack, shown, ui) ? null : 'collapsed';
  };

  const inSight: Container[] = [];
  const hidden: HiddenContainer[] = [];
  for (const container of [...all.stacks.flatMap(containersOf), ...all.standalone]) {
    if (!selection.has(container.id)) continue;
    const by = hiddenBy(container);
    if (by === null) inSight.push(container);
    else hidden.push({ container, by });
  }
  return { inSight, hidden };
}

const containersOf = (stack: Stack): readonly Container[] => stack.containers;
