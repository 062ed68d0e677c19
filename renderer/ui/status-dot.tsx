import styles from './status-dot.module.css';
import type { TagTone } from './tag.tsx';

/** A dot in the colour of a status; `text` is what it means, for those who don't see it. */
export function StatusDot({ tone, text }: { tone: TagTone | 'working'; text: string }) {
  return (
    <span className={`${styles.dot} ${styles[tone]}`} title={text}>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
