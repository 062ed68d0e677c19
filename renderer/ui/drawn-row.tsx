// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one can't be a table's own elements.
// biome-ignore-all lint/a11y/useFocusableInteractive: what can be used is in the cells; a row itself takes no keys.
import { memo, type ReactNode } from 'react';
import styles from './virtual-table.module.css';

/** What the table knows of a row; what is in it is drawn by the view. Heights are in CSS pixels. */
export interface TableRow {
  readonly key: string;
  readonly height: number;
  /** The row's accessible name. */
  readonly label: string;
  readonly look?: 'plain' | 'child' | 'panel';
  /**
   * Rows of the same shape are made of the same elements, so that one can take over those of another that went: nothing
   * in them may remember anything but what is handed to it. Left out: its elements are its own.
   */
  readonly shape?: string | undefined;
  readonly busy?: boolean;
}

interface Props {
  readonly row: TableRow;
  /** Among all rows, the head being the first. */
  readonly place: number;
  /** In CSS pixels beneath the head. */
  readonly top: number;
  readonly ticked: boolean;
  /** A method, since each table draws rows of its own kind. */
  draw(row: TableRow): ReactNode;
}

/** A row in its place. While others come and go by scrolling, nothing of it is drawn again. */
export const DrawnRow = memo(function DrawnRow({ row, place, top, ticked, draw }: Props) {
  const { key, height, label, look = 'plain', busy = false } = row;
  return (
    <div
      role="row"
      aria-rowindex={place}
      aria-label={label}
      aria-busy={busy}
      className={`${styles.row} ${styles[look] ?? ''}`}
      data-row={key}
      data-ticked={ticked || undefined}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {draw(row)}
    </div>
  );
});
