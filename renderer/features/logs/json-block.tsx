import { useMemo } from 'react';
import { t } from '../../../shared/texts.ts';
import { unfoldedJson } from './json-line.ts';
import { shown } from './line-pieces.ts';
import styles from './log-row.module.css';

/** A line of JSON, an item a row. */
export function JsonBlock({ text }: { text: string }) {
  const { rows, cut } = useMemo(() => unfoldedJson(text), [text]);
  return (
    <div className={styles.json}>
      {rows.map(({ depth, parts }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a text never change places.
        <div key={place} style={{ paddingLeft: `${depth * 2}ch` }}>
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: neither do their parts.
            <span key={at} className={styles[part.kind]}>
              {shown(part.text)}
            </span>
          ))}
        </div>
      ))}
      {cut && (
        <div className={styles.note}>{t('… the rest is left out here; the line above has it all')}</div>
      )}
    </div>
  );
}
