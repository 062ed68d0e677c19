import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { VolumeName } from '../../../shared/ids.ts';
import { targetMenu } from '../../commands/target-menu.ts';
import { useMenuWorld } from '../../commands/use-menu-world.ts';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import { ActionMenu } from '../../ui/action-menu.tsx';
import type { MenuPlace } from '../../ui/context-menu.ts';

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

function OpenMenu({ name, place }: { name: VolumeName; place: MenuPlace }) {
  const setUi = useSetUi();
  const menu = targetMenu({ kind: 'volume', name }, useMenuWorld());
  // The focus goes back to where it came from before a dialog opens, which in its turn gives it back there.
  const close = () => flushSync(() => setUi(() => ({ volumeMenu: null })));
  return menu === null ? null : <ActionMenu name={name} groups={menu.groups} place={place} onClose={close} />;
}
