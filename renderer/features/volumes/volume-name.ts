import type { VolumeName } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { isVolumeName } from '../../../shared/volume-name.ts';

/** Why a new volume can't be called this; `null` when it can. */
export function volumeNameProblem(name: string, taken: ReadonlyMap<VolumeName, unknown>): string | null {
  if (!isVolumeName(name)) {
    return t(
      'At least two characters: letters of a to z, digits, - _ and . only, beginning with a letter or digit.',
    );
  }
  for (const other of taken.keys()) if (other === name) return t('Another volume has this name.');
  return null;
}

/** A name like this one that is free: `database-copy`, `database-copy-2`. */
export function copyName(name: string, taken: ReadonlyMap<VolumeName, unknown>): string {
  const base = `${name.slice(0, 200)}-copy`;
  const names = new Set<string>(taken.keys());
  if (!names.has(base)) return base;
  let number = 2;
  while (names.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** `key=value` lines; `null` where a line has no key. */
export function pairsFrom(text: string): Readonly<Record<string, string>> | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const pairs = lines.map((line): readonly [string, string] => {
    const at = line.indexOf('=');
    return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
  return pairs.some(([key]) => key === '') ? null : Object.fromEntries(pairs);
}
