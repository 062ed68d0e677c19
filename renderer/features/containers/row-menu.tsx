import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { targetMenu } from '../../commands/target-menu.ts';
import { useMenuWorld } from '../../commands/use-menu-world.ts';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import type { RowMenuState } from '../../store/ui-state.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';

/** The menu of a row, while one is open. It outlives the row's going out of sight. */
export function RowMenu() {
  const menu = useApp(({ ui }) => ui.rowMenu);
  return menu === null ? null : <OpenMenu menu={menu} />;
}

function OpenMenu({ menu }: { menu: RowMenuState }) {
  const setUi = useSetUi();
  const found = targetMenu(menu.target, useMenuWorld());
  const gone = found === null;
  // Else it would open by itself, should the row come back.
  useEffect(() => {
    if (gone) setUi(() => ({ rowMenu: null }));
  }, [gone, setUi]);
  if (found === null) return null;
  // The focus goes back to where it came from before a dialog opens, which in its turn gives it back there.
  const close = () => flushSync(() => setUi(() => ({ rowMenu: null })));
  return <ActionMenu name={found.name} groups={found.groups} place={menu} onClose={close} />;
}
