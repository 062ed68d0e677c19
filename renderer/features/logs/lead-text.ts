import { count } from '../../format/list.ts';
import { grouped } from '../../format/number.ts';
import type { LogStore } from './log-store.ts';

/** What is said above the first line of a log that is not held to its beginning; `null` where it is. */
export function leadText({
  dropped,
  size,
  maxLines,
}: Pick<LogStore, 'dropped' | 'size' | 'maxLines'>): string | null {
  const number = dropped();
  if (number > 0) return `${count(number, 'older line').replace(String(number), grouped(number))} dropped`;
  return size() >= maxLines ? 'Older lines are not read' : null;
}
