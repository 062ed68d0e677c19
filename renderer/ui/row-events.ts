import type { KeyboardEvent, MouseEvent, SyntheticEvent } from 'react';
import { contextMenuHandlers, type MenuPlace } from './context-menu.ts';
import type { TableRow } from './drawn-row.tsx';
import { typingPlace } from './typing-place.ts';

interface Listening<Row extends TableRow> {
  readonly rows: readonly Row[];
  readonly onRowMenu?: (row: Row, place: MenuPlace) => void;
  readonly onRowKey?: (row: Row, event: KeyboardEvent<HTMLElement>) => void;
}

const arrowSteps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * What rows do when they are right-clicked, and with keys while something in one has the focus: heard by the body of the
 * table for all of them. Up and down lead to the same place of the rows beside it.
 */
export function rowEvents<Row extends TableRow>(
  { rows, onRowMenu, onRowKey }: Listening<Row>,
  goToRow: (row: Element, focused: HTMLElement, step: 1 | -1) => void,
) {
  const menuOf = (row: Row) => onRowMenu && contextMenuHandlers((place) => onRowMenu(row, place));
  return {
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      const found = rowOf(event, rows);
      if (found !== null) menuOf(found.row)?.onContextMenu(event);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const found = rowOf(event, rows);
      if (found === null || event.defaultPrevented) return;
      menuOf(found.row)?.onKeyDown(event);
      const step = arrowSteps[event.key];
      if (typingPlace(event.target) !== 'elsewhere') return;
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
        if (!event.defaultPrevented) onRowKey?.(found.row, event);
        return;
      }
      event.preventDefault();
      if (event.target instanceof HTMLElement) goToRow(found.element, event.target, step);
    },
  };
}

/** The row that an event is about. Events of a menu or dialog that belongs to a row come by, too, and are not. */
function rowOf<Row extends TableRow>({ currentTarget, target }: SyntheticEvent, rows: readonly Row[]) {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (element === null || !currentTarget.contains(element)) return null;
  const row = rows.find(({ key }) => key === element.dataset.row);
  return row === undefined ? null : { row, element };
}
