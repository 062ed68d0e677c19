import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { VolumeName } from '../../../shared/ids.ts';
import { menuEntries } from '../../commands/menu-line.ts';
import { volumeMenu } from '../../commands/volume-menu.ts';
import { useActions, useApp, useSetUi } from '../../store/app-context.tsx';
import { useBusyVolumeReason, useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeUsage } from '../../store/use-volume-usage.ts';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';

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
  const actions = useActions();
  const engine = useEngineReason();
  const busy = useBusyVolumeReason(name);
  const usage = useVolumeUsage(name);
  if (usage === null) return [];
  const change = engine ?? busy;
  return menuEntries(
    volumeMenu,
    usage,
    { nothing: null, ask: engine, rest: busy, change, compose: change },
    actions,
  );
}
