import type { Menu, Tray as TrayIcon } from 'electron';
import type { RunningApp } from './running-app.ts';

/** The menu of the app's icon in the tray, which no test can reach by the pointer: what the app hands to the system. */
export interface TrayMenu {
  /** Every line that can be read, a stack's own entries after it; those that rest in brackets. */
  lines(): Promise<readonly string[]>;
  tooltip(): Promise<string>;
  /** How often a menu was made. */
  made(): Promise<number>;
  choose(...labels: readonly string[]): Promise<void>;
}

interface Kept {
  menu: Menu | null;
  tooltip: string;
  made: number;
}

/** Listens to what the app tells the system of its tray. To be called before the icon is there. */
export async function watchTray({ electron }: RunningApp): Promise<TrayMenu> {
  await electron.evaluate(({ Tray }) => {
    const kept: Kept = { menu: null, tooltip: '', made: 0 };
    Reflect.set(globalThis, 'keptTray', kept);
    const { setContextMenu, setToolTip } = Tray.prototype;
    Tray.prototype.setContextMenu = function keep(this: TrayIcon, menu: Menu | null) {
      kept.menu = menu;
      kept.made += 1;
      setContextMenu.call(this, menu);
    };
    Tray.prototype.setToolTip = function keep(this: TrayIcon, text: string) {
      kept.tooltip = text;
      setToolTip.call(this, text);
    };
  });
  return {
    lines: () =>
      electron.evaluate(() => {
        const { menu } = Reflect.get(globalThis, 'keptTray') as Kept;
        const read = ({ items }: Menu): string[] =>
          items.flatMap(({ type, label, enabled, submenu }) => [
            ...(type === 'separator' ? [] : [enabled ? label : `[${label}]`]),
            ...(submenu ? read(submenu) : []),
          ]);
        return menu === null ? [] : read(menu);
      }),
    tooltip: () => electron.evaluate(() => (Reflect.get(globalThis, 'keptTray') as Kept).tooltip),
    made: () => electron.evaluate(() => (Reflect.get(globalThis, 'keptTray') as Kept).made),
    choose: (...labels) =>
      electron.evaluate((_, wanted) => {
        let { menu } = Reflect.get(globalThis, 'keptTray') as Kept;
        for (const label of wanted.slice(0, -1)) {
          menu = menu?.items.find((item) => item.label.startsWith(label))?.submenu ?? null;
        }
        const entry = menu?.items.find((item) => item.label === wanted.at(-1));
        if (!entry?.enabled) throw new Error(`Nothing to choose: ${wanted.join(' › ')}`);
        // What it does may end the app, before this is answered.
        setTimeout(() => entry.click(), 0);
      }, labels),
  };
}
