import type { ReactNode } from 'react';
import { Footer } from './footer.tsx';
import styles from './shell.module.css';
import { Sidebar } from './sidebar.tsx';

/** The frame of the window: sidebar, the view, footer. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className={styles.shell}>
      <Sidebar />
      {children}
      <Footer />
    </div>
  );
}
