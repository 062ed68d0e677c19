import { useMemo } from 'react';
import { ariaChord } from '../../ui/chord.ts';
import { Icon } from '../../ui/icon.tsx';
import { Keys } from '../../ui/keys.tsx';
import { usePlatform } from '../../ui/platform.ts';
import { matchedPieces } from './matched-pieces.ts';
import styles from './palette.module.css';
import type { PaletteEntry } from './palette-entries.ts';

interface Props {
  readonly id: string;
  readonly at: number;
  readonly entry: PaletteEntry;
  readonly ranges: readonly number[];
  readonly current: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

/** A line of the palette. One that can't be chosen now says why, in its detail's place. */
export function PaletteOption({ id, at, entry, ranges, current, onPoint, onChoose }: Props) {
  const { title, detail, icon, tone, chord, disabledReason } = entry;
  const platform = usePlatform();
  const pieces = useMemo(() => matchedPieces(title, ranges), [title, ranges]);
  return (
    // The field has the focus and its keys: an option is pointed at.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      data-at={at}
      aria-selected={current}
      aria-disabled={disabledReason !== null}
      {...(chord !== null && { 'aria-keyshortcuts': ariaChord(chord, platform) })}
      className={`${styles.option} ${tone === 'danger' ? styles.danger : ''}`}
      onMouseMove={current ? undefined : onPoint}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={undefined}
    >
      <Icon name={icon} />
      <bdi className={`ellipsis ${styles.title}`} title={title}>
        {pieces.map(({ start, text, matched }) =>
          matched ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
        )}
      </bdi>
      <span className={`ellipsis ${styles.detail}`}>{disabledReason ?? detail}</span>
      {chord !== null && <Keys chord={chord} />}
    </div>
  );
}
