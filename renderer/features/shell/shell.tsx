import type { ReactNode } from 'react';
import { Footer } from './footer.tsx';
import styles from './shell.module.css';
import { Sidebar } from './sidebar.tsx';

interface Props {
  /** Above every view. */
  readonly notices: ReactNode;
  /** The view. */
  readonly children: ReactNode;
}

/** The frame of the window: sidebar, the view, footer. */
export function Shell({ notices, children }: Props) {
  return (
    <div className={styles.shell}>
      <Sidebar />
      <div className={styles.notices}>{notices}</div>
      {children}
      <Footer />
    </div>
  );
}
