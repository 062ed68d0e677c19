// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one can't be a table's own elements.
// biome-ignore-all lint/a11y/useFocusableInteractive: what can be used is in the cells; a row itself takes no keys.
import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useRef } from 'react';
import styles from './virtual-table.module.css';

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly align?: 'end';
}

/** What the table knows of a row; what is in it is drawn by the view. Heights are in CSS pixels. */
export interface TableRow {
  readonly key: string;
  readonly height: number;
  /** The row's accessible name. */
  readonly label: string;
  readonly look?: 'plain' | 'child' | 'panel';
  readonly busy?: boolean;
}

interface Props<Row extends TableRow> {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly renderRow: (row: Row) => ReactNode;
  /** Sets `--columns`, the grid's columns. */
  readonly className?: string | undefined;
  /** The last known list: shown, but no longer true for certain. */
  readonly stale?: boolean;
  /** Stands beneath the head while there are no rows. */
  readonly empty?: ReactNode;
  /** Scrolls along beneath the table. */
  readonly children?: ReactNode;
}

const headHeight = 37;

/** A table of which only the rows in sight are drawn. */
export function VirtualTable<Row extends TableRow>(props: Props<Row>) {
  const { label, columns, rows, renderRow, className = '', stale = false, empty, children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // Its identity says that the rows are others now, so that all places are computed again.
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey,
    overscan: 8,
    scrollMargin: headHeight,
    initialRect: { width: 1000, height: 700 },
    // An element that isn't laid out (hidden, or no layout at all) has no height: keep the last one.
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => {
        if (rect.height > 0) report(rect);
      }),
  });
  return (
    <div className={styles.scroller} ref={scroller}>
      <div className={styles.frame}>
        <div
          role="table"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          className={`${stale ? styles.stale : ''} ${className}`}
        >
          <div role="rowgroup" className={styles.headGroup}>
            <div role="row" aria-rowindex={1} className={styles.head}>
              {columns.map((column) => (
                <div
                  key={column.key}
                  role="columnheader"
                  className={column.align === 'end' ? styles.end : undefined}
                >
                  {column.title}
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index];
              return row === undefined ? null : (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-label={row.label}
                  aria-busy={row.busy ?? false}
                  className={`${styles.row} ${styles[row.look ?? 'plain']}`}
                  style={{ height: item.size, transform: `translateY(${item.start - headHeight}px)` }}
                >
                  {renderRow(row)}
                </div>
              );
            })}
          </div>
        </div>
        {rows.length === 0 && empty}
      </div>
      {children}
    </div>
  );
}
