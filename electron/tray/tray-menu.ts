import type { MenuItemConstructorOptions } from 'electron';
import type { StackName } from '../../shared/ids.ts';
import type { TrayAction, TrayLine, TrayView } from './tray-view.ts';

export interface TrayActs {
  readonly change: (stack: StackName, action: TrayAction) => void;
  readonly open: () => void;
  readonly quit: () => void;
}

/** The menu of the tray, as Electron builds one. */
export function trayMenu(view: TrayView, acts: TrayActs): MenuItemConstructorOptions[] {
  const separator = { type: 'separator' } as const;
  const stacks = [
    ...view.lines.map((line) => stackEntry(line, acts)),
    ...(view.more === null ? [] : [{ label: view.more, click: acts.open }]),
  ];
  return [
    { label: view.engine, enabled: false },
    separator,
    ...stacks,
    ...(stacks.length > 0 ? [separator] : []),
    { label: view.open, click: acts.open },
    { label: view.quit, click: acts.quit },
  ];
}

function stackEntry(
  { stack, text, note, actions, rests }: TrayLine,
  { change }: TrayActs,
): MenuItemConstructorOptions {
  const label = plainLabel(text);
  const submenu: MenuItemConstructorOptions[] = [
    ...(note === null ? [] : [{ label: note, enabled: false }]),
    ...actions.map(({ action, title }) => ({
      label: title,
      enabled: !rests,
      click: () => change(stack, action),
    })),
  ];
  return submenu.length > 0 ? { label, submenu } : { label, enabled: false };
}

// A single one would underline the letter after it, and vanish.
const plainLabel = (text: string): string => text.replaceAll('&', '&&');
