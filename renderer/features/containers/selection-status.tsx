import type { Sight } from '../../store/sight.ts';

/** Tells a screen reader how much is selected whenever that changes. */
export function SelectionStatus({ sight: { inSight, hidden } }: { sight: Sight }) {
  const selected = inSight.length + hidden.length;
  return (
    <span role="status" aria-label="Selection" className="visually-hidden">
      {selected > 0 && `${selected} selected`}
      {hidden.length > 0 && `, ${hidden.length} out of sight`}
    </span>
  );
}
