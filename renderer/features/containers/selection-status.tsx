import { t } from '../../../shared/texts.ts';
import type { Sight } from '../../store/sight.ts';

/** Tells a screen reader how much is selected whenever that changes. */
export function SelectionStatus({ sight: { inSight, hidden } }: { sight: Sight }) {
  const selected = inSight.length + hidden.length;
  return (
    <span role="status" aria-label={t('Selection')} className="visually-hidden">
      {selected > 0 && t('{selected} selected', { selected })}
      {hidden.length > 0 && t(', {n} out of sight', { n: hidden.length })}
    </span>
  );
}
