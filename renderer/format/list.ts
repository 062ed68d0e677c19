import { plural, t } from '../../shared/texts.ts';

/** `1 container`, `2 volumes`. */
export function things(number: number, noun: 'container' | 'volume'): string {
  return noun === 'container'
    ? plural(number, '{n} container', '{n} containers')
    : plural(number, '{n} volume', '{n} volumes');
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return t('{most} and {last}', { most: items.slice(0, -1).join(', '), last: items.at(-1) ?? '' });
}
