import type { CSSProperties, ReactNode } from 'react';
import styles from './toggle.module.css';

interface Props {
  /** The accessible name, and the tooltip where the button shows less. */
  readonly label: string;
  readonly pressed: boolean;
  readonly onPress: (pressed: boolean) => void;
  readonly children?: ReactNode;
  readonly hint?: string;
  readonly look?: 'plain' | 'chip' | 'faded';
  readonly style?: CSSProperties | undefined;
}

/** A small button that is either pressed or not. */
export function Toggle({ label, pressed, onPress, children, hint, look = 'plain', style }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={hint ?? (children === undefined ? undefined : label)}
      className={`${styles.toggle} ${styles[look]}`}
      style={style}
      onClick={() => onPress(!pressed)}
    >
      {children ?? label}
    </button>
  );
}
