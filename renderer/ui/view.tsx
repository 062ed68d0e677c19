import type { ReactNode } from 'react';
import styles from './view.module.css';

interface Props {
  readonly title: string;
  readonly sub?: ReactNode;
  /** At the end of the heading's line. */
  readonly aside?: ReactNode;
  readonly toolbar?: ReactNode;
  /** Between toolbar and content, never scrolled away. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every view: heading, a line under it, toolbar, content. */
export function View({ title, sub, aside, toolbar, notice, children }: Props) {
  return (
    <main className={styles.view}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1>{title}</h1>
          <div className={styles.sub}>{sub}</div>
        </div>
        {aside}
      </header>
      {toolbar !== undefined && <div className={styles.toolbar}>{toolbar}</div>}
      {notice}
      {children}
    </main>
  );
}
