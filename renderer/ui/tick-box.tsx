import type { ComponentProps } from 'react';
import styles from './tick-box.module.css';
import { describingTip } from './tips.ts';

interface Props
  extends Pick<ComponentProps<'input'>, 'id' | 'aria-labelledby' | 'aria-describedby' | 'aria-keyshortcuts'> {
  /** The accessible name, where no `label` gives it. */
  readonly label?: string;
  readonly tick: 'all' | 'some' | 'none';
  /** Says how much is ticked, where that is not all or nothing. */
  readonly hint?: string | undefined;
  readonly tone?: 'plain' | 'danger';
  /** `range`: the Shift key was held. */
  readonly onTick: (range: boolean) => void;
}

/** A box that is ticked, not ticked, or ticked in part. */
export function TickBox({ label, tick, hint, tone = 'plain', onTick, ...aria }: Props) {
  return (
    <input
      type="checkbox"
      {...aria}
      {...(hint !== undefined && describingTip(hint))}
      {...(label !== undefined && { 'aria-label': label })}
      className={tone === 'danger' ? `${styles.box} ${styles.danger}` : styles.box}
      checked={tick === 'all'}
      // There is no attribute for it.
      ref={(box) => {
        if (box !== null) box.indeterminate = tick === 'some';
      }}
      onChange={({ nativeEvent }) => onTick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
    />
  );
}
