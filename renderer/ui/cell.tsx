import type { ReactNode } from 'react';
import styles from './virtual-table.module.css';

interface Props {
  readonly className?: string | undefined;
  /** Stays in sight at the end of the row, as its column does, where the table is wider than the window. */
  readonly pinned?: boolean;
  readonly children?: ReactNode;
}

/** A cell of a `VirtualTable`'s row. */
export function Cell({ className = '', pinned = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are placed one by one can't be a table's own elements.
    <div role="cell" className={pinned ? `${styles.pinned} ${className}` : className}>
      {children}
    </div>
  );
}
