import { assertNever } from '../../../shared/assert-never.ts';
import type { VolumeName } from '../../../shared/ids.ts';
import type { VolumeFilter } from '../../../shared/settings.ts';
import { t } from '../../../shared/texts.ts';
import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import { userNames } from '../../commands/volume-menu.ts';
import { type Sort, type SortValue, sorted } from '../../store/sorted.ts';
import type { TableRow } from '../../ui/drawn-row.tsx';
import type { TagTone } from '../../ui/tag.tsx';

export interface VolumeRowModel extends TableRow {
  readonly usage: VolumeUsage;
}

/** The words of a status. */
export function statusWord(status: VolumeUsage['status']): string {
  switch (status) {
    case 'in-use':
      return t('In use');
    case 'kept':
      return t('Kept');
    case 'unused':
      return t('Unused');
    case 'anonymous':
      return t('Anonymous');
    default:
      return assertNever(status);
  }
}

export const statusTone: Readonly<Record<VolumeUsage['status'], TagTone>> = {
  'in-use': 'good',
  kept: 'off',
  unused: 'off',
  anonymous: 'warning',
};

const statusOrder: readonly VolumeUsage['status'][] = ['in-use', 'kept', 'unused', 'anonymous'];

type Sizes = ReadonlyMap<VolumeName, number> | null;

/** By what a column sorts; `null` where it does not. */
const sortValues: Readonly<Record<string, (usage: VolumeUsage, sizes: Sizes) => SortValue>> = {
  name: ({ volume }) => volume.name,
  status: ({ status }) => statusOrder.indexOf(status),
  'used-by': (usage) => userNames(usage)[0] ?? usage.volume.compose?.project ?? null,
  created: ({ volume }) => volume.createdAt,
  size: ({ volume }, sizes) => sizes?.get(volume.name) ?? null,
};

export const isSortable = (key: string): boolean => key in sortValues;

interface Wanted {
  readonly query: string;
  readonly filter: VolumeFilter;
  readonly sort: Sort;
  readonly sizes: Sizes;
}

/** The volumes that match by their own name, their stack, or a container that uses them, in the order asked for. */
export function volumeRows(
  usages: readonly VolumeUsage[],
  { query, filter, sort, sizes }: Wanted,
): readonly VolumeRowModel[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = usages
    .filter(({ status }) => filter === 'all' || status === filter)
    .filter((usage) => {
      const { name, compose } = usage.volume;
      const text = [name, compose?.project ?? '', compose?.key ?? '', ...userNames(usage)]
        .join('\n')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
  const value = sort === null ? undefined : sortValues[sort.key];
  const ordered =
    value === undefined || sort === null
      ? found
      : sorted(found, (usage) => value(usage, sizes), sort.descending);
  return ordered.map((usage) => ({
    key: usage.volume.name,
    height: 44,
    label: `${usage.volume.name}, ${statusWord(usage.status)}`,
    usage,
  }));
}
