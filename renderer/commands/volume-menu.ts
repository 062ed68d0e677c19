import { qualifiedLabel } from '../../shared/container-label.ts';
import { plural, t } from '../../shared/texts.ts';
import type { VolumeUsage } from '../../shared/volume-usage.ts';
import { listed } from '../format/list.ts';
import { openPage } from '../store/route.ts';
import type { MenuTable } from './menu-line.ts';
import { rowChords } from './row-chords.ts';

/** The menu of a volume's row. */
export const volumeMenu: MenuTable<VolumeUsage> = [
  [
    {
      title: t('View details'),
      icon: 'info',
      needs: 'nothing',
      opens: true,
      chord: rowChords.details,
      act: ({ volume }) => openPage({ view: 'volume', name: volume.name, tab: 'data' }),
    },
    {
      title: t('Show exports'),
      icon: 'file',
      needs: 'nothing',
      act: ({ volume }) => openPage({ view: 'volume', name: volume.name, tab: 'exports' }),
    },
  ],
  [
    {
      title: t('Export…'),
      icon: 'drop',
      needs: 'change',
      act: ({ volume }, { openDialog }) => openDialog({ kind: 'export-volume', name: volume.name }),
    },
    {
      title: t('Import…'),
      icon: 'upload',
      needs: 'change',
      act: ({ volume }, { openDialog }) =>
        openDialog({ kind: 'import-volume', name: volume.name, path: null }),
    },
    {
      title: t('Clone…'),
      icon: 'copy',
      needs: 'change',
      act: ({ volume }, { openDialog }) => openDialog({ kind: 'clone-volume', name: volume.name }),
    },
  ],
  [
    {
      title: t('Copy name'),
      icon: 'copy',
      needs: 'nothing',
      act: ({ volume }, { copy }) => void copy(volume.name, t('Name')),
    },
  ],
  [
    {
      title: t('Empty…'),
      icon: 'kill',
      tone: 'danger',
      needs: 'change',
      act: ({ volume }, { openDialog }) => openDialog({ kind: 'empty-volume', name: volume.name }),
    },
    {
      title: t('Delete'),
      icon: 'bin',
      tone: 'danger',
      needs: 'change',
      chord: rowChords.delete,
      resting: inUseReason,
      act: ({ volume }, { openDialog }) => openDialog({ kind: 'delete-volume', name: volume.name }),
    },
  ],
];

/** `blog / web-1`, each user once. */
export function userNames({ usedBy }: Pick<VolumeUsage, 'usedBy'>): readonly string[] {
  return [...new Set(usedBy.map(({ container }) => qualifiedLabel(container)))];
}

/** Why a volume can't be deleted: who uses it. */
export function inUseReason(usage: Pick<VolumeUsage, 'usedBy'>): string | null {
  const users = userNames(usage);
  if (users.length === 0) return null;
  return plural(users.length, 'In use by {users}: delete it first', 'In use by {users}: delete them first', {
    users: listed(users),
  });
}
