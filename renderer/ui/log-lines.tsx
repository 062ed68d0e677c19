import { useLayoutEffect, useRef } from 'react';
import { t } from '../../shared/texts.ts';
import styles from './log-lines.module.css';

/** The output of an operation. It follows its end as long as the reader is there. */
export function LogLines({ lines, label }: { lines: readonly string[] | null; label: string }) {
  const box = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are the reason to scroll.
  useLayoutEffect(() => {
    if (box.current !== null && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  return (
    <pre
      ref={box}
      className={styles.log}
      role="log"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 8;
      }}
    >
      {lines === null ? t('Reading the log …') : lines.join('\n') || t('No output yet.')}
    </pre>
  );
}
