import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import styles from './tag.module.css';

export type TagTone = 'good' | 'warning' | 'bad' | 'off';

/** A short fact in a coloured pill. The colour only underlines what the words say. */
export function Tag({ tone, icon, children }: { tone: TagTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      {icon === undefined ? <i className={styles.dot} /> : <Icon name={icon} size={13} />}
      <span className="ellipsis">{children}</span>
    </span>
  );
}
