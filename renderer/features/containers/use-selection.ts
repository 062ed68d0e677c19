import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react';
import type { Container } from '../../../shared/engine.ts';
import { useActions, useReadApp, useSetUi } from '../../store/app-context.tsx';
import { tickOf, tickOfAll, withTick } from '../../store/selection.ts';
import { selectionKey } from '../../ui/selection-key.ts';
import { containersOfRow, rowRange } from './row-range.ts';
import type { ContainersRow } from './rows.ts';

/** Ticks rows, by pointer and by key. `shown` are the containers that search and filter leave. */
export function useSelection(rows: readonly ContainersRow[], shown: readonly Container[]) {
  const setUi = useSetUi();
  const read = useReadApp();
  const { openDialog } = useActions();
  // Rows change with every event of the engine, and what is handed to each of them must not.
  const now = useRef({ rows, shown });
  useLayoutEffect(() => {
    now.current = { rows, shown };
  });
  /** The row from which a range is counted: the last one that was ticked. */
  const anchor = useRef<string | null>(null);

  return useMemo(() => {
    const clear = () => setUi(() => ({ selected: new Set() }));
    const selectAll = () =>
      setUi(({ selected }) => ({ selected: withTick(selected, now.current.shown, true) }));
    const tick = (rowKey: string, range: boolean) => {
      const row = now.current.rows.find(({ key }) => key === rowKey);
      if (row === undefined) return;
      const own = containersOfRow(row);
      const from = anchor.current;
      const wanted = (range && from !== null && rowRange(now.current.rows, from, rowKey)) || own;
      anchor.current = rowKey;
      setUi(({ selected }) => ({ selected: withTick(selected, wanted, tickOf(own, selected) !== 'all') }));
    };
    const toggleAll = () => {
      if (tickOfAll(now.current.shown, read().ui.selected) === 'all') clear();
      else selectAll();
    };
    const onKey = (event: KeyboardEvent<HTMLElement>) => {
      // Keys of a menu or dialog that belongs to a row come by here too.
      if (event.defaultPrevented || !isWithin(event)) return;
      const asked = selectionKey(event);
      if (asked === null || (asked !== 'select-all' && read().ui.selected.size === 0)) return;
      event.preventDefault();
      if (asked === 'select-all') selectAll();
      else if (asked === 'clear') clear();
      else openDialog({ kind: 'bulk-delete' });
    };
    return { tick, toggleAll, clear, onKey };
  }, [setUi, read, openDialog]);
}

function isWithin({ currentTarget, target }: KeyboardEvent<HTMLElement>): boolean {
  return target instanceof Node && currentTarget.contains(target);
}
