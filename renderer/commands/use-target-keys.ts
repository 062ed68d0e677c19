import { useCallback } from 'react';
import { t } from '../../shared/texts.ts';
import { isPressed } from '../ui/chord.ts';
import { usePlatform } from '../ui/platform.ts';
import { type MenuTarget, targetMenu } from './target-menu.ts';
import { useReadMenuWorld } from './use-menu-world.ts';

type Pressed = Parameters<typeof isPressed>[1] & { preventDefault(): void };

/**
 * Does what a shortcut of a stack's or container's menu says. What can't be done now is told with its reason, as its
 * menu does. A key that is none of the menu's is left alone.
 */
export function useTargetKeys(): (target: MenuTarget, event: Pressed) => void {
  const readWorld = useReadMenuWorld();
  const platform = usePlatform();
  return useCallback(
    (target, event) => {
      const world = readWorld();
      const menu = targetMenu(target, world);
      const entry = menu?.groups
        .flat()
        .find(({ chord }) => chord !== null && isPressed(chord, event, platform));
      if (menu === null || entry === undefined) return;
      event.preventDefault();
      if (entry.disabledReason === null) entry.act();
      else
        world.actions.tell({
          tone: 'bad',
          title: t('{title} {name}: not now', { title: entry.title, name: menu.name }),
          lines: [entry.disabledReason],
        });
    },
    [readWorld, platform],
  );
}
