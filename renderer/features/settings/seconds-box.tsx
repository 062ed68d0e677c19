import { useState } from 'react';
import styles from './settings.module.css';

interface Props {
  readonly title: string;
  /** `null` where the box is empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

const longest = 3_600;

/** Kept when it is left, or by Enter; what is no number of seconds up to an hour goes back to what held. */
export function SecondsBox({ title, value, onChange }: Props) {
  const shown = value === null ? '' : String(value);
  const [text, setText] = useState(shown);
  const keep = () => {
    const given = text.trim();
    const next = given === '' ? null : Number(given);
    if (!/^\d*$/.test(given) || (next ?? 0) > longest) setText(shown);
    else if (next !== value) onChange(next);
  };
  return (
    <input
      type="text"
      inputMode="numeric"
      className={`${styles.program} ${styles.number}`}
      aria-label={title}
      placeholder="10"
      maxLength={4}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
