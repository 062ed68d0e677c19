import { assertNever } from '../../../shared/assert-never.ts';
import { qualifiedLabel } from '../../../shared/container-label.ts';
import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import type { VolumeFilter } from '../../store/ui-state.ts';
import type { TableRow } from '../../ui/virtual-table.tsx';

export interface VolumeRowModel extends TableRow {
  readonly usage: VolumeUsage;
}

/** `blog / web-1`, each user once. */
export function userNames({ usedBy }: VolumeUsage): readonly string[] {
  return [...new Set(usedBy.map(({ container }) => qualifiedLabel(container)))];
}

/** The words of a status. */
export function statusWord(status: VolumeUsage['status']): string {
  switch (status) {
    case 'in-use':
      return 'In use';
    case 'kept':
      return 'Kept';
    case 'unused':
      return 'Unused';
    case 'anonymous':
      return 'Anonymous';
    default:
      return assertNever(status);
  }
}

function passes(usage: VolumeUsage, filter: VolumeFilter): boolean {
  if (filter === 'all') return true;
  return (usage.status === 'in-use') === (filter === 'in-use');
}

/** The volumes that match: by their own name, their stack, or a container that uses them. */
export function volumeRows(
  usages: readonly VolumeUsage[],
  query: string,
  filter: VolumeFilter,
): readonly VolumeRowModel[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return usages
    .filter((usage) => passes(usage, filter))
    .filter((usage) => {
      const { name, compose } = usage.volume;
      const text = [name, compose?.project ?? '', compose?.key ?? '', ...userNames(usage)]
        .join('\n')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((usage) => ({
      key: usage.volume.name,
      height: 44,
      label: `${usage.volume.name}, ${statusWord(usage.status)}`,
      usage,
    }));
}
