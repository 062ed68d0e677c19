import { join } from 'node:path';
import { app, Menu, type NativeImage, Notification, nativeImage, Tray } from 'electron';
import type { StackName } from '../../shared/ids.ts';
import { shownName } from '../../shared/shown-name.ts';
import { t } from '../../shared/texts.ts';
import type { Inventory } from '../engine/inventory.ts';
import { beginLifecycle, type Yard } from '../operations/begin.ts';
import { stackOfLock } from '../operations/lock.ts';
import { type AppTray, createTray, type TrayIcon } from '../tray/tray.ts';
import { type TrayAction, trayView } from '../tray/tray-view.ts';

interface Parts {
  readonly assets: string;
  readonly yard: Yard;
  readonly inventory: Pick<Inventory, 'snapshot' | 'subscribe'>;
  /** Brings the window to the front, and opens one where there is none. */
  readonly openWindow: () => void;
}

/** The tray of this app: what it shows is what the window shows, and what it does is done the same way. */
export function trayOfApp({ assets, yard, inventory, openWindow }: Parts): AppTray {
  const { operations } = yard;
  const change = (stack: StackName, action: TrayAction) => {
    try {
      beginLifecycle(yard, { kind: 'stack', name: stack }, action);
    } catch {
      // Meanwhile the engine went, the stack did, or somebody else works on it: the window shows which.
      tellRefused(stack, openWindow);
    }
  };
  return createTray({
    makeIcon: () => iconOf(trayImage(assets), openWindow),
    view: () =>
      trayView({
        snapshot: inventory.snapshot(),
        operations: operations.list(),
        busy: new Set([...operations.held().keys()].flatMap((lock) => stackOfLock(lock) ?? [])),
      }),
    acts: { change, open: openWindow, quit: () => app.quit() },
    follow(tell) {
      const ends = [inventory.subscribe(tell), operations.subscribe(tell)];
      return () => {
        for (const end of ends) end();
      };
    },
  });
}

function iconOf(image: NativeImage, openWindow: () => void): TrayIcon {
  const tray = new Tray(image);
  // On macOS a click opens the menu, as it does for every icon there; some Linux desktops tell of none.
  if (process.platform !== 'darwin') tray.on('click', openWindow);
  return {
    setToolTip: (text) => tray.setToolTip(text),
    setMenu: (template) => tray.setContextMenu(Menu.buildFromTemplate(template)),
    destroy: () => tray.destroy(),
  };
}

/** On macOS black and clear, which the system turns into the colour of its menu bar; with the one for dense screens beside it. */
function trayImage(assets: string): NativeImage {
  if (process.platform === 'darwin') return nativeImage.createFromPath(join(assets, 'trayTemplate.png'));
  const whole = nativeImage.createFromPath(join(assets, 'icon.png'));
  const image = nativeImage.createEmpty();
  // Linux has its panels scale the first one.
  const scales = process.platform === 'linux' ? [{ scaleFactor: 1, size: 48 }] : windowsScales;
  for (const { scaleFactor, size } of scales) {
    const buffer = whole.resize({ width: size, height: size, quality: 'best' }).toPNG();
    image.addRepresentation({ scaleFactor, width: size, height: size, buffer });
  }
  return image;
}

const windowsScales = [1, 1.25, 1.5, 2, 3].map((scaleFactor) => ({ scaleFactor, size: 16 * scaleFactor }));

function tellRefused(stack: StackName, openWindow: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({
    title: t('{name} was left as it is', { name: shownName(stack) }),
    body: t('Open Stackyard to see why.'),
  });
  notification.on('click', openWindow);
  notification.show();
}
