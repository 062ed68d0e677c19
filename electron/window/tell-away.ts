import { Notification } from 'electron';
import type { MainWindow } from './main-window.ts';

/** Tells by the system, where it can, while the window is not in front; a click brings the window there. */
export function tellAway(window: MainWindow, title: string, body: string): void {
  if (window.browserWindow.isFocused() || !Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  notification.on('click', () => window.focus());
  notification.show();
}
