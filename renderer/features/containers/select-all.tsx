import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { useApp } from '../../store/app-context.tsx';
import { tickOfAll } from '../../store/selection.ts';
import { TickBox } from '../../ui/tick-box.tsx';

interface Props {
  /** What search and filter leave. */
  readonly shown: readonly Container[];
  readonly onToggle: () => void;
}

/** The box in the head: all that is shown, or nothing at all. */
export function SelectAll({ shown, onToggle }: Props) {
  const tick = useApp(({ ui }) => tickOfAll(shown, ui.selected));
  return <TickBox label={t('Select all')} tick={tick} onTick={onToggle} />;
}
