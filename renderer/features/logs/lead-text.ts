import { plural, t } from '../../../shared/texts.ts';
import { grouped } from '../../format/number.ts';
import type { LogStore } from './log-store.ts';

/** What is said above the first line of a log that is not held to its beginning; `null` where it is. */
export function leadText({
  dropped,
  size,
  maxLines,
}: Pick<LogStore, 'dropped' | 'size' | 'maxLines'>): string | null {
  const number = dropped();
  if (number > 0)
    return plural(number, '{n} older line dropped', '{n} older lines dropped', { n: grouped(number) });
  return size() >= maxLines ? t('Older lines are not read') : null;
}
