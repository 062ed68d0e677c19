import type { BrowserWindow } from 'electron';

type Seen = Pick<BrowserWindow, 'isDestroyed' | 'isVisible' | 'isMinimized'> & {
  on(event: (typeof changes)[number], listener: () => void): unknown;
};

const changes = ['show', 'hide', 'minimize', 'restore', 'closed'] as const;

/** Tells whether the window can be seen: now, and whenever that changes. A closed window can't. */
export function whileVisible(window: Seen, tell: (visible: boolean) => void): void {
  let told: boolean | null = null;
  const look = () => {
    // Some systems call a minimised window visible.
    const visible = !window.isDestroyed() && window.isVisible() && !window.isMinimized();
    if (visible === told) return;
    told = visible;
    tell(visible);
  };
  for (const change of changes) window.on(change, look);
  look();
}
