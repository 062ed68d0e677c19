import type { DiffLine } from '../../shared/line-diff.ts';
import { plural, t } from '../../shared/texts.ts';
import styles from './diff-view.module.css';

interface Props {
  readonly label: string;
  readonly lines: readonly DiffLine[];
}

const marks = { same: ' ', removed: '−', added: '+' } as const;
const words = { same: null, removed: t('Removed: '), added: t('Added: ') } as const;

/** The lines in which two texts differ, told apart by colour, by a sign, and in words to who can't see either. */
export function DiffView({ label, lines }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.diff} aria-label={label} tabIndex={0}>
      <div className={styles.lines}>
        {lines.map((line, at) =>
          line.kind === 'gap' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name than its place.
            <div key={`gap ${at}`} className={styles.gap}>
              {plural(line.lines, '{n} unchanged line', '{n} unchanged lines')}
            </div>
          ) : (
            <div key={`${line.kind} ${line.number}`} className={`${styles.line} ${styles[line.kind]}`}>
              {/* Not text of the page: neither copied nor read out. */}
              <span className={styles.number} data-line={line.number} />
              <span className={styles.mark} data-mark={marks[line.kind]} />
              {words[line.kind] !== null && <span className="visually-hidden">{words[line.kind]}</span>}
              <code>{line.text}</code>
            </div>
          ),
        )}
      </div>
    </section>
  );
}
