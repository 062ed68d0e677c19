// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one can't be a table's own elements.
// biome-ignore-all lint/a11y/useFocusableInteractive: what can be used is in the cells; a row itself takes no keys.
import {
  defaultRangeExtractor,
  observeElementRect,
  type Range,
  useVirtualizer,
} from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { MenuPlace } from './context-menu.ts';
import { DrawnRow, type TableRow } from './drawn-row.tsx';
import { rowEvents } from './row-events.ts';
import { goToRowIn } from './row-focus.ts';
import { useHeldBottom } from './use-held-bottom.ts';
import { useRowSlots } from './use-row-slots.ts';
import { useSideways } from './use-sideways.ts';
import styles from './virtual-table.module.css';

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly align?: 'end' | undefined;
  /** Whether the rows are sorted by it; left out where they can't be. */
  readonly sort?: 'ascending' | 'descending' | 'none';
  /** Holds no words, so nothing stands for it while the list is loading. */
  readonly blank?: true;
  /** The last one, kept in sight: see `Cell`. */
  readonly pinned?: true;
}

/** The rows in sight, by index; both ends included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

interface Props<Row extends TableRow> {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Another function draws all rows anew; with the same one a row is drawn again only when it is another object. */
  readonly renderRow: (row: Row) => ReactNode;
  /** Whether a row is ticked, which shows on all of it. */
  readonly isTicked?: ((row: Row) => boolean) | undefined;
  /** Opens a row's own menu, asked for by right click or by key. */
  readonly onRowMenu?: (row: Row, place: MenuPlace) => void;
  /** Keys while something in a row has the focus. Up and down lead to the rows beside it by themselves. */
  readonly onRowKey?: (row: Row, event: KeyboardEvent<HTMLElement>) => void;
  /** What stands in the head of a column; its title alone without it. */
  readonly renderHead?: ((column: Column) => ReactNode) | undefined;
  /** Says which list this is: another search is another list, which begins at its top. */
  readonly listKey?: string;
  /** Told when the rows in sight are others, once scrolling rests. */
  readonly onRange?: ((range: RowRange) => void) | undefined;
  readonly bodyRef?: Ref<HTMLDivElement> | undefined;
  /** Keys while the table has the focus, which a click on a row gives it too. */
  readonly onKey?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  /** One of the two sets `--columns`, the grid's columns, and may set `--least`, the width beneath which it scrolls. */
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  /** The last known list: shown, but no longer true for certain. */
  readonly stale?: boolean;
  /** Stands beneath the head while there are no rows. */
  readonly empty?: ReactNode;
  /** Scrolls along beneath the table, and stays in sight where it is scrolled sideways. */
  readonly children?: ReactNode;
}

const headHeight = 37;
/** Rows beyond those in sight, so that scrolling finds them drawn. */
const rowsAhead = 8;
const scrollRestMs = 150;

/** A table of which only the rows in sight are drawn. */
export function VirtualTable<Row extends TableRow>(props: Props<Row>) {
  const { label, columns, rows, renderRow, isTicked, renderHead, onRange, bodyRef, onKey } = props;
  const { className = '', style, stale = false, empty, listKey = '', children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [restingList, setRestingList] = useState(listKey);
  useHeldBottom(scroller, content, rows, listKey);
  useSideways(scroller, frame);
  // Its identity says that the rows are others now, so that all places are computed again.
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey,
    // Of another list first what is in sight: who types a search waits for no more.
    overscan: restingList === listKey ? rowsAhead : 0,
    scrollMargin: headHeight,
    // The row with the focus stays drawn, so that the focus is not lost by scrolling.
    rangeExtractor: (range) => withIndex(range, focusedIndex(scroller.current, rows)),
    initialRect: { width: 1000, height: 700 },
    // An element that isn't laid out (hidden, or no layout at all) has no height: keep the last one.
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => {
        if (rect.height > 0) report(rect);
      }),
  });
  const drawn = virtualizer.getVirtualItems().flatMap((item) => {
    const row = rows[item.index];
    return row === undefined ? [] : { item, row };
  });
  const { slots, onFocus } = useRowSlots(drawn.map(({ row }) => row));
  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: -1 };
  useEffect(() => {
    if (onRange === undefined) return;
    const timer = setTimeout(() => onRange({ first, last }), scrollRestMs);
    return () => clearTimeout(timer);
  }, [first, last, onRange]);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setRestingList(listKey)), scrollRestMs);
    return () => clearTimeout(timer);
  }, [listKey]);
  const goToRow = goToRowIn(scroller, (index) => {
    virtualizer.scrollToIndex(index);
    // The browser tells of it with the next frame, and a row that was far away has to be drawn now to be gone to.
    scroller.current?.dispatchEvent(new Event('scroll'));
  });
  return (
    <div className={styles.scroller} ref={scroller}>
      <div className={styles.content} ref={content}>
        <div className={styles.frame} style={style} ref={frame}>
          <div
            role="table"
            aria-label={label}
            aria-rowcount={rows.length + 1}
            {...(onKey && { onKeyDown: onKey, tabIndex: -1 })}
            className={`${stale ? styles.stale : ''} ${className}`}
          >
            <div role="rowgroup" className={styles.headGroup}>
              <div role="row" aria-rowindex={1} className={styles.head}>
                {columns.map((column) => (
                  <div
                    key={column.key}
                    role="columnheader"
                    aria-label={column.title}
                    aria-sort={column.sort}
                    className={`${column.align === 'end' ? styles.end : ''} ${column.pinned ? styles.pinned : ''}`}
                  >
                    {renderHead === undefined
                      ? column.title
                      : (renderHead(column) ?? <span className="visually-hidden">{column.title}</span>)}
                  </div>
                ))}
              </div>
            </div>
            <div
              role="rowgroup"
              ref={bodyRef}
              className={styles.body}
              style={{ height: virtualizer.getTotalSize() }}
              onFocus={onFocus}
              {...rowEvents(props, goToRow)}
            >
              {drawn.map(({ item, row }, at) => (
                <DrawnRow
                  key={slots[at]?.id}
                  row={row}
                  place={item.index + 2}
                  top={item.start - headHeight}
                  ticked={isTicked?.(row) ?? false}
                  draw={renderRow}
                />
              ))}
            </div>
          </div>
          {rows.length === 0 && empty}
        </div>
        <div className={styles.beneath}>{children}</div>
      </div>
    </div>
  );
}

function focusedIndex(table: HTMLElement | null, rows: readonly TableRow[]): number {
  const { activeElement } = document;
  const row = table?.contains(activeElement) ? activeElement?.closest<HTMLElement>('[data-row]') : null;
  const key = row?.dataset.row;
  return key === undefined ? -1 : rows.findIndex((known) => known.key === key);
}

function withIndex(range: Range, index: number): number[] {
  const drawn = defaultRangeExtractor(range);
  return index < 0 || drawn.includes(index) ? drawn : [...drawn, index].sort((a, b) => a - b);
}
