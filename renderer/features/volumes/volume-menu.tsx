import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { VolumeName } from '../../../shared/ids.ts';
import { listed } from '../../format/list.ts';
import { useActions, useApp, useSetUi } from '../../store/app-context.tsx';
import { openPage } from '../../store/route.ts';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeUsage } from '../../store/use-volume-usage.ts';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { userNames } from './volume-rows.ts';

/** The menu of a volume's row, while one is open. */
export function VolumeMenu() {
  const menu = useApp(({ ui }) => ui.volumeMenu);
  const volumes = useApp(({ snapshot }) => snapshot.volumes);
  const setUi = useSetUi();
  const gone = menu !== null && !volumes.has(menu.name);
  // Else it would open by itself, should the row come back.
  useEffect(() => {
    if (gone) setUi(() => ({ volumeMenu: null }));
  }, [gone, setUi]);
  if (menu === null || gone) return null;
  return <OpenMenu name={menu.name} place={menu} />;
}

function OpenMenu({ name, place }: { name: VolumeName; place: Parameters<typeof ActionMenu>[0]['place'] }) {
  const setUi = useSetUi();
  const groups = useEntries(name);
  // The focus goes back to where it came from before a dialog opens, which in its turn gives it back there.
  const close = () => flushSync(() => setUi(() => ({ volumeMenu: null })));
  return <ActionMenu name={name} groups={groups} place={place} onClose={close} />;
}

function useEntries(name: VolumeName): readonly (readonly MenuEntry[])[] {
  const { openDialog, copy } = useActions();
  const engine = useEngineReason();
  const busy = useBusyVolumeReason(name);
  const users = userNames(useVolumeUsage(name) ?? { usedBy: [] });
  const change = engine ?? busy;
  const inUse = users.length === 0 ? null : `In use by ${listed(users)}`;
  const entry = (
    title: string,
    icon: MenuEntry['icon'],
    act: () => void,
    disabledReason: string | null = null,
    tone: MenuEntry['tone'] = 'plain',
  ): MenuEntry => ({ title, icon, tone, chord: null, opens: title === 'View details', disabledReason, act });
  return [
    [
      entry('View details', 'info', () => openPage({ view: 'volume', name, tab: 'used-by' })),
      entry('Show exports', 'file', () => openPage({ view: 'volume', name, tab: 'exports' })),
    ],
    [
      entry('Export…', 'down', () => openDialog({ kind: 'export-volume', name }), change),
      entry('Import…', 'up', () => openDialog({ kind: 'import-volume', name, path: null }), change),
      entry('Clone…', 'copy', () => openDialog({ kind: 'clone-volume', name }), change),
    ],
    [entry('Copy name', 'copy', () => void copy(name, 'Name'))],
    [
      entry('Empty…', 'drop', () => openDialog({ kind: 'empty-volume', name }), change, 'danger'),
      entry('Delete…', 'bin', () => openDialog({ kind: 'delete-volume', name }), change ?? inUse, 'danger'),
    ],
  ];
}
