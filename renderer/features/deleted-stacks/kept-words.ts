import type { VolumeName } from '../../../shared/ids.ts';
import type { DeletedStack } from '../../../shared/stack-memory.ts';
import { t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { things } from '../../format/list.ts';
import { volumeLabel } from '../../format/volume-label.ts';

/** What is left of a deleted stack's data: `database kept · 45.2 MB`, `2 volumes kept`; `null` for nothing. */
export function keptWords(stack: DeletedStack, sizes: ReadonlyMap<VolumeName, number> | null): string | null {
  const [first, ...others] = stack.keptVolumes;
  if (first === undefined) return null;
  const what = others.length === 0 ? volumeLabel(first) : things(stack.keptVolumes.length, 'volume');
  const known = stack.keptVolumes.map(({ name }) => sizes?.get(name));
  // A sum that leaves one out would be wrong.
  const total = known.every((bytes) => bytes !== undefined)
    ? [formatBytes(known.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0))]
    : [];
  return [t('{what} kept', { what }), ...total].join(' · ');
}
