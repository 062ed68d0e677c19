import { isDeepStrictEqual } from 'node:util';
import type { MenuItemConstructorOptions } from 'electron';
import { type TrayActs, trayMenu } from './tray-menu.ts';
import type { TrayView } from './tray-view.ts';

/** What the system shows of it. */
export interface TrayIcon {
  setToolTip(text: string): void;
  setMenu(template: MenuItemConstructorOptions[]): void;
  destroy(): void;
}

interface Parts {
  readonly makeIcon: () => TrayIcon;
  readonly view: () => TrayView;
  readonly acts: TrayActs;
  /** Tells of everything that may change what is shown; answers with the end of it. */
  readonly follow: (tell: () => void) => () => void;
}

export interface AppTray {
  /** Puts the icon there, or takes it away. */
  set(on: boolean): void;
  /** Looks at once, as when the language is another one. */
  refresh(): void;
}

// A start of many containers tells many times a second, and nobody reads a menu that fast.
const restMs = 250;

/** The icon, while it is wanted. Its menu is made anew only when it would show something else: an open one closes by that. */
export function createTray({ makeIcon, view, acts, follow }: Parts): AppTray {
  let icon: TrayIcon | null = null;
  let shown: TrayView | null = null;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let unfollow = () => {};

  function refresh(): void {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
    if (icon === null) return;
    const next = view();
    if (isDeepStrictEqual(next, shown)) return;
    if (next.tooltip !== shown?.tooltip) icon.setToolTip(next.tooltip);
    shown = next;
    icon.setMenu(trayMenu(next, acts));
  }

  return {
    refresh,
    set(on) {
      if (on === (icon !== null)) return;
      if (on) {
        icon = makeIcon();
        unfollow = follow(() => {
          waiting ??= setTimeout(refresh, restMs);
        });
        refresh();
      } else {
        unfollow();
        icon?.destroy();
        icon = null;
        shown = null;
        refresh();
      }
    },
  };
}
