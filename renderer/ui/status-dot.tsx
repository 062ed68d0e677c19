import styles from './status-dot.module.css';
import type { TagTone } from './tag.tsx';

/** A dot in the colour of a status; `text` is what it means, for those who don't see it. Empty: words stand beside it. */
export function StatusDot({ tone, text }: { tone: TagTone | 'working'; text: string }) {
  const look = `${styles.dot} ${styles[tone]}`;
  return text === '' ? (
    <span className={look} aria-hidden="true" />
  ) : (
    <span className={look} role="img" aria-label={text} title={text} />
  );
}
