import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './list-box.module.css';

interface Props {
  readonly label: string;
  readonly title: string;
  /** Whether it names what may be lost. */
  readonly tone: 'warning' | 'plain';
  /** Lines. */
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly foot?: ReactNode;
}

/** A framed list in a dialog, of what an operation touches. */
export function ListBox({ label, title, tone, children, foot }: Props) {
  return (
    <section aria-label={label} className={`${styles.box} ${styles[tone]}`}>
      <h3>
        {tone === 'warning' && <Icon name="warning" size={15} />}
        {title}
      </h3>
      <ul>{children}</ul>
      {foot}
    </section>
  );
}
