import type { AriaAttributes, MouseEvent } from 'react';
import { ariaChord, type Chord, chordText } from './chord.ts';
import { Icon } from './icon.tsx';
import styles from './icon-button.module.css';
import type { IconName } from './icon-shapes.tsx';
import { usePlatform } from './platform.ts';
import { describingTip, tip } from './tips.ts';

interface Props
  extends Pick<AriaAttributes, 'aria-describedby' | 'aria-expanded' | 'aria-haspopup' | 'aria-pressed'> {
  /** The walkthrough points at it. */
  readonly 'data-pointed'?: true;
  readonly label: string;
  readonly icon: IconName;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  /** Why it can't be used now. It stays reachable, so that its reason can be read. */
  readonly disabledReason?: string | null | undefined;
  /** What the tip says where the label is longer than needed on sight. */
  readonly hint?: string | undefined;
  /** Does the same: told by the tip. */
  readonly chord?: Chord | undefined;
  readonly tone?: 'plain' | 'danger';
  readonly size?: number;
}

/** A button that is an icon, with its name as label and tip. */
export function IconButton({
  label,
  icon,
  onClick,
  disabledReason,
  hint,
  chord,
  tone = 'plain',
  size,
  ...aria
}: Props) {
  const platform = usePlatform();
  const keys = chord === undefined ? '' : ` (${chordText(chord, platform)})`;
  const disabled = typeof disabledReason === 'string';
  return (
    <button
      type="button"
      {...aria}
      {...(disabled ? describingTip(disabledReason) : tip(`${hint ?? label}${keys}`))}
      aria-label={label}
      aria-disabled={disabled}
      {...(chord !== undefined && { 'aria-keyshortcuts': ariaChord(chord, platform) })}
      className={tone === 'danger' ? `${styles.button} ${styles.danger}` : styles.button}
      onClick={disabled ? undefined : onClick}
    >
      <Icon name={icon} size={size ?? 16} />
    </button>
  );
}
