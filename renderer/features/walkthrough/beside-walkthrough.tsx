import type { ReactNode } from 'react';
import { useApp } from '../../store/app-context.tsx';
import styles from './walkthrough-panel.module.css';

/** A view with the walkthrough at its side, while that is open. The view stays the same one either way. */
export function BesideWalkthrough({ panel, children }: { panel: ReactNode; children: ReactNode }) {
  const open = useApp(({ ui }) => ui.walkthroughPanel);
  return (
    <div className={open ? styles.beside : styles.alone}>
      {children}
      {open && panel}
    </div>
  );
}
