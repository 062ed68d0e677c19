import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { Icon } from './icon.tsx';

interface Props {
  readonly tone: 'warning' | 'bad' | 'info';
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Said at once by a screen reader: for what comes up by itself. */
  readonly urgent?: boolean;
}

/** A message that stands in the page: a cause in plain words, and what mends it. */
export function Banner({ tone, title, children, actions, urgent = false }: Props) {
  return (
    <div className={`${styles.banner} ${styles[tone]}`} {...(urgent ? { role: 'alert' } : {})}>
      <Icon name={tone === 'info' ? 'info' : 'warning'} size={18} />
      <div className={styles.text}>
        <b>{title}</b>
        {children}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
