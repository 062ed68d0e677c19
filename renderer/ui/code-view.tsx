import { Fragment } from 'react';
import { t } from '../../shared/texts.ts';
import { grouped } from '../format/number.ts';
import styles from './code-view.module.css';

export type TokenKind = 'plain' | 'key' | 'string' | 'value' | 'comment' | 'mark';

export interface CodeToken {
  readonly kind: TokenKind;
  readonly text: string;
}

/** What is said about a line; its number counts from 1. */
export interface LineNote {
  readonly line: number;
  readonly text: string;
}

interface Props {
  readonly label: string;
  /** The tokens of each line, without its end. */
  readonly lines: readonly (readonly CodeToken[])[];
  readonly notes?: readonly LineNote[];
}

// Blocks out of sight are not laid out: a file of 20,000 lines opens like one of 20.
const blockLines = 100;
const mostLines = 20_000;
// One line of a megabyte would be laid out whole.
const longestLine = 5_000;

function shortened(tokens: readonly CodeToken[]): readonly CodeToken[] {
  let left = longestLine;
  const kept: CodeToken[] = [];
  for (const token of tokens) {
    if (left <= 0) break;
    kept.push(token.text.length <= left ? token : { ...token, text: `${token.text.slice(0, left)}…` });
    left -= token.text.length;
  }
  return kept;
}

/** Text in lines with their numbers, coloured by what its parts are, with notes at their lines. Hostile text is only shown. */
export function CodeView({ label, lines, notes = [] }: Props) {
  const noted = new Map<number, string>();
  for (const { line, text } of notes) noted.set(line, [noted.get(line), text].filter(Boolean).join('\n'));
  const shown = lines.slice(0, mostLines);
  const blocks = Array.from({ length: Math.ceil(shown.length / blockLines) }, (_, at) => at * blockLines);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.code} aria-label={label} tabIndex={0}>
      {blocks.map((from) => (
        <div key={from} className={styles.block}>
          {shown.slice(from, from + blockLines).map((tokens, at) => {
            const number = from + at + 1;
            const note = noted.get(number);
            return (
              <Fragment key={number}>
                <div className={note === undefined ? styles.line : `${styles.line} ${styles.noted}`}>
                  <span className={styles.number} data-line={number} />
                  <code>
                    {shortened(tokens).map((token, place) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no other name than their place.
                      <span key={place} className={styles[token.kind]}>
                        {token.text}
                      </span>
                    ))}
                  </code>
                </div>
                {note !== undefined && (
                  <p className={styles.note} role="note">
                    <bdi>{note}</bdi>
                  </p>
                )}
              </Fragment>
            );
          })}
        </div>
      ))}
      {lines.length > mostLines && (
        <p className={styles.more}>{t('{n} more lines', { n: grouped(lines.length - mostLines) })}</p>
      )}
    </section>
  );
}
