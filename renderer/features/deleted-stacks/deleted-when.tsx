import type { StackNote } from '../../../shared/stack-memory.ts';
import { t } from '../../../shared/texts.ts';
import { absoluteTime, age } from '../../format/age.ts';
import { sinceText } from '../../format/since.ts';
import { useTimeText } from '../../ui/clock.ts';

function words(note: StackNote | null, now: number): string {
  if (note === null) return t('Only its volumes are left');
  if (note.goneAt === null) return t('Deleted');
  return note.goneBy === 'stackyard'
    ? t('Deleted {goneAt}', { goneAt: age(note.goneAt, now) })
    : t('Gone since {goneAt}, {goneAt2}', {
        goneAt: sinceText(note.goneAt, now),
        goneAt2: age(note.goneAt, now),
      });
}

/** When a stack went, and by whose hand. */
export function DeletedWhen({ note }: { note: StackNote | null }) {
  const text = useTimeText((now) => words(note, now));
  const at = note?.goneAt ?? null;
  return <span title={at === null ? undefined : absoluteTime(at)}>{text}</span>;
}
