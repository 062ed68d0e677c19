import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelsProps {
  /** What they are together: given where nothing in them takes the focus, so that the keyboard scrolls them all the same. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** Panels one below the other, which scroll. */
export function Panels({ label, children }: PanelsProps) {
  if (label === undefined) return <div className={styles.panels}>{children}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard.
    <section className={styles.panels} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** A part of a view under a heading of its own. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.panel} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
