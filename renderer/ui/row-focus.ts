import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), [tabindex="0"]';

/** What in an element can take the focus, in order. */
export const focusablesIn = (element: Element): readonly HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>(focusable),
];

/** Where in its row something stands: the cell, counted from the start, and the place in the cell. */
export interface PlaceInRow {
  readonly cell: number;
  readonly at: number;
  /** Of the button or link, without the name of its row: `Delete`. */
  readonly word: string;
}

const firstWord = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent ?? '').split(' ')[0] ?? '';

export function placeInRow(row: Element, element: HTMLElement): PlaceInRow {
  const cells = [...row.children];
  const cell = cells.findIndex((child) => child.contains(element));
  const at = focusablesIn(cells[cell] ?? row).indexOf(element);
  return { cell, at, word: firstWord(element) };
}

/** Focuses what stands at the same place of another row: the same word, else as far along, else the row's first. */
export function focusPlace(row: Element, { cell, at, word }: PlaceInRow): boolean {
  const inCell = focusablesIn(row.children[cell] ?? row);
  const found =
    inCell.find((element) => firstWord(element) === word) ??
    inCell[Math.min(Math.max(at, 0), inCell.length - 1)] ??
    focusablesIn(row)[0];
  found?.focus();
  return found !== undefined;
}

/**
 * What goes from something that has the focus in a row to the same place of the row beside it, also of one that isn't
 * drawn yet: `scrollToIndex` is to draw it.
 */
export function goToRowIn(
  table: RefObject<HTMLElement | null>,
  scrollToIndex: (index: number) => void,
): (row: Element, focused: HTMLElement, step: 1 | -1) => void {
  const rowAt = (index: number) =>
    table.current?.querySelector(`[role="row"][aria-rowindex="${index}"][data-row]`);
  return (row, focused, step) => {
    const place = placeInRow(row, focused);
    const from = Number(row.getAttribute('aria-rowindex'));
    // Rows that only tell of something have nothing to focus.
    for (let index = from + step; index >= 2; index += step) {
      flushSync(() => scrollToIndex(index - 2));
      const next = rowAt(index);
      if (next === null || next === undefined || focusPlace(next, place)) return;
    }
  };
}
