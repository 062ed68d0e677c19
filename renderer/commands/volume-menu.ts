import { qualifiedLabel } from '../../shared/container-label.ts';
import type { VolumeUsage } from '../../shared/volume-usage.ts';
import { listed } from '../format/list.ts';
import type { MenuTable } from './menu-line.ts';
import { rowChords } from './row-chords.ts';

/** What can be done to a volume. */
export const volumeMenu: MenuTable<VolumeUsage> = [
  [
    {
      title: 'Copy name',
      icon: 'copy',
      needs: 'nothing',
      act: ({ volume }, { copy }) => void copy(volume.name, 'Name'),
    },
  ],
  [
    {
      title: 'Delete',
      icon: 'bin',
      tone: 'danger',
      needs: 'change',
      chord: rowChords.delete,
      resting: inUseReason,
      act: ({ volume }, { openDialog }) => openDialog({ kind: 'delete-volume', name: volume.name }),
    },
  ],
];

/** Why a volume can't be deleted: who uses it. */
export function inUseReason({ usedBy }: VolumeUsage): string | null {
  const users = [...new Set(usedBy.map(({ container }) => qualifiedLabel(container)))];
  if (users.length === 0) return null;
  return `In use by ${listed(users)}: delete ${users.length === 1 ? 'it' : 'them'} first`;
}
