import type { KeyboardEvent, MouseEvent } from 'react';

/** In CSS pixels of the window: where the menu's upper `corner` stands. */
export interface MenuPlace {
  readonly left: number;
  readonly top: number;
  readonly corner: 'left' | 'right';
}

/**
 * Opens an element's own menu by right click, at the pointer, and by the context-menu key or Shift+F10 beneath what
 * has the focus in it. A link that is right-clicked is left alone.
 */
export function contextMenuHandlers(open: (place: MenuPlace) => void) {
  return {
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      const { currentTarget, target, clientX, clientY } = event;
      if (!holds(currentTarget, target) || target.closest('a') !== null) return;
      event.preventDefault();
      open({ left: clientX, top: clientY, corner: 'left' });
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const { currentTarget, target, key, shiftKey } = event;
      const asked = key === 'ContextMenu' || (key === 'F10' && shiftKey);
      if (!asked || !holds(currentTarget, target)) return;
      // Else the system's own event for these keys would follow, at another place.
      event.preventDefault();
      const { left, bottom } = target.getBoundingClientRect();
      open({ left, top: bottom, corner: 'left' });
    },
  };
}

/** Events of a menu that belongs to the element reach it through React, though the menu stands elsewhere. */
function holds(element: HTMLElement, target: EventTarget): target is Element {
  return target instanceof Element && element.contains(target);
}
