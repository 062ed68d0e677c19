import type { DiffLine } from '../../shared/line-diff.ts';
import styles from './diff-view.module.css';

const signs = { same: ' ', removed: '-', added: '+' } as const;
const words = { same: '', removed: 'Removed: ', added: 'Added: ' } as const;

/** The lines in which two texts differ, with their signs; who hears it hears which were removed and which added. */
export function DiffView({ label, lines }: { label: string; lines: readonly DiffLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.diff} aria-label={label} tabIndex={0}>
      {lines.map((line, at) =>
        line.kind === 'gap' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name than its place.
          <div key={`gap ${at}`} className={styles.gap}>
            {`${line.lines} ${line.lines === 1 ? 'line' : 'lines'} the same`}
          </div>
        ) : (
          <div key={`${line.kind} ${line.number}`} className={styles[line.kind]}>
            <span aria-hidden="true">{signs[line.kind]}</span>
            <code>
              {line.kind !== 'same' && <span className="visually-hidden">{words[line.kind]}</span>}
              {line.text}
            </code>
          </div>
        ),
      )}
    </section>
  );
}
