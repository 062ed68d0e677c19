import { type FocusEvent, useCallback, useLayoutEffect, useRef } from 'react';
import type { TableRow } from './drawn-row.tsx';
import { nextSlots, noSlots } from './row-slots.ts';

/**
 * By which elements the rows are drawn, one a row: see `nextSlots`. `onFocus` is to be told of what gets the focus in
 * them, so that the row that has it, or will have it again when a dialog or menu closes, keeps its elements to itself.
 */
export function useRowSlots(rows: readonly TableRow[]) {
  const before = useRef(noSlots);
  const focused = useRef<HTMLElement | null>(null);
  const onFocus = useCallback(({ target, currentTarget }: FocusEvent) => {
    // What opens over the table belongs to it, too, but is in no row.
    if (currentTarget.contains(target)) focused.current = target.closest<HTMLElement>('[data-row]');
  }, []);
  const next = nextSlots(before.current, rows, focused.current?.dataset.row);
  useLayoutEffect(() => {
    before.current = next;
  });
  return { slots: next.slots, onFocus };
}
