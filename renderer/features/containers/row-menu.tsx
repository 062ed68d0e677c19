import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { containerLabel } from '../../../shared/container-label.ts';
import { useActions, useApp, useInventory, useSetUi } from '../../store/app-context.tsx';
import type { RowMenuState } from '../../store/ui-state.ts';
import { useBusyReason, useComposeReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { containerMenu } from './container-menu.ts';
import { menuEntries, type Reasons } from './menu-line.ts';
import { stackMenu } from './stack-menu.ts';

/** The menu of a row, while one is open. It outlives the row's going out of sight. */
export function RowMenu() {
  const menu = useApp(({ ui }) => ui.rowMenu);
  return menu === null ? null : <OpenMenu menu={menu} />;
}

function OpenMenu({ menu }: { menu: RowMenuState }) {
  const setUi = useSetUi();
  const found = useEntries(menu);
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

/** What the menu offers; `null` when its stack or container is not there any more. */
function useEntries({ target }: RowMenuState) {
  const actions = useActions();
  const inventory = useInventory();
  const containers = useApp(({ snapshot }) => snapshot.containers);
  const linkHost = useApp(({ snapshot }) => snapshot.connection.target?.linkHost ?? 'localhost');
  const engine = useEngineReason();
  const compose = useComposeReason();
  const busy = useBusyReason(target);
  const change = engine ?? busy;
  const reasons: Reasons = { nothing: null, ask: engine, change, compose: change ?? compose };

  if (target.kind === 'stack') {
    const stack = inventory.stacks.find(({ name }) => name === target.name);
    if (stack === undefined) return null;
    const subject = { target, members: stack.containers, stack, local: linkHost === 'localhost' };
    return { name: stack.name, groups: menuEntries(stackMenu, subject, reasons, actions) };
  }
  const container = containers.get(target.id);
  if (container === undefined) return null;
  const name = containerLabel(container);
  const subject = { target, members: [container], container, name };
  return { name, groups: menuEntries(containerMenu(container, linkHost), subject, reasons, actions) };
}
