import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';

interface Props {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** It stands for itself, not in a table's frame. */
  readonly framed?: boolean;
}

/** What a view says when it has nothing to list: why, and one next step. */
export function EmptyState({ icon, title, children, actions, framed = false }: Props) {
  return (
    <div className={framed ? `${styles.empty} ${styles.framed}` : styles.empty}>
      <span className={styles.icon}>
        <Icon name={icon} size={26} />
      </span>
      <h2>{title}</h2>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
