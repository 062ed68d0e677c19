import Button, { type ButtonProps } from '@mui/material/Button';
import type { AriaAttributes, MouseEvent } from 'react';
import { ariaChord, type Chord, chordText } from './chord.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { usePlatform } from './platform.ts';
import { describingTip, tip } from './tips.ts';

interface Props extends Pick<AriaAttributes, 'aria-expanded' | 'aria-haspopup'> {
  readonly children: string;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly icon?: IconName;
  readonly look?: 'plain' | 'primary' | 'danger' | 'link';
  /** The accessible name where it says more than the visible words. */
  readonly label?: string | undefined;
  readonly disabledReason?: string | null | undefined;
  /** Does the same: told by its tip. */
  readonly chord?: Chord | undefined;
  readonly autoFocus?: boolean;
  readonly size?: 'medium' | 'small';
}

const looks: Record<NonNullable<Props['look']>, Pick<ButtonProps, 'variant' | 'color'>> = {
  plain: { variant: 'outlined', color: 'inherit' },
  primary: { variant: 'contained', color: 'primary' },
  danger: { variant: 'contained', color: 'error' },
  link: { variant: 'text', color: 'primary' },
};

/** A button in words. While it can't be used it says why, and stays reachable by keyboard. */
export function ActionButton(props: Props) {
  const {
    children,
    onClick,
    icon,
    look = 'plain',
    label,
    disabledReason,
    chord,
    autoFocus = false,
    size,
    ...aria
  } = props;
  const platform = usePlatform();
  const disabled = typeof disabledReason === 'string';
  const keys = chord === undefined ? null : chordText(chord, platform);
  return (
    <Button
      {...looks[look]}
      {...aria}
      {...(disabled ? describingTip(disabledReason) : tip(keys))}
      aria-disabled={disabled}
      {...(chord !== undefined && { 'aria-keyshortcuts': ariaChord(chord, platform) })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(size === undefined ? {} : { size })}
      autoFocus={autoFocus}
      onClick={disabled ? undefined : onClick}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </Button>
  );
}
