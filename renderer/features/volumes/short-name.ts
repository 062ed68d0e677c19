import type { Volume } from '../../../shared/engine.ts';

/** As a row calls it: the name of an anonymous volume says nothing to anybody. */
export function shortName({ name, anonymous }: Pick<Volume, 'name' | 'anonymous'>): string {
  return anonymous ? `${name.slice(0, 6)}…${name.slice(-4)}` : name;
}
