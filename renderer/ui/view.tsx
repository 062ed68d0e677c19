import type { ReactNode } from 'react';
import styles from './view.module.css';

interface Props {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly toolbar?: ReactNode;
  /** Between toolbar and content, never scrolled away. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every view: heading, a line under it, toolbar, content. */
export function View({ title, sub, toolbar, notice, children }: Props) {
  return (
    <main className={styles.view}>
      <header>
        <h1>{title}</h1>
        <div className={styles.sub}>{sub}</div>
      </header>
      {toolbar !== undefined && <div className={styles.toolbar}>{toolbar}</div>}
      {notice}
      {children}
    </main>
  );
}
