import Checkbox from '@mui/material/Checkbox';

interface Props {
  /** The accessible name. */
  readonly label: string;
  readonly tick: 'all' | 'some' | 'none';
  /** Says how much is ticked, where that is not all or nothing. */
  readonly hint?: string | undefined;
  /** `range`: the Shift key was held. */
  readonly onTick: (range: boolean) => void;
}

/** A box that is ticked, not ticked, or ticked in part. */
export function TickBox({ label, tick, hint, onTick }: Props) {
  return (
    <Checkbox
      size="small"
      checked={tick === 'all'}
      indeterminate={tick === 'some'}
      title={hint}
      onChange={({ nativeEvent }) => onTick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      slotProps={{ input: { 'aria-label': label } }}
    />
  );
}
