import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stackName } from '../../shared/ids.ts';
import { createTray } from './tray.ts';
import type { TrayView } from './tray-view.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const shop = stackName('shop');
const aView: TrayView = {
  tooltip: 'Stackyard: Engine running',
  engine: 'Engine running',
  lines: [
    {
      stack: shop,
      text: 'shop & co: Running (1/1)',
      note: null,
      actions: [{ action: 'stop', title: 'Stop' }],
      rests: false,
    },
  ],
  more: null,
  open: 'Open Stackyard',
  quit: 'Quit Stackyard',
};

function aTray() {
  let view = aView;
  let tell: (() => void) | null = null;
  const said: string[] = [];
  const menus: MenuItemConstructorOptions[][] = [];
  const change = vi.fn();
  const tray = createTray({
    makeIcon: () => ({
      setToolTip: (text) => said.push(text),
      setMenu: (template) => menus.push(template),
      destroy: () => said.push('gone'),
    }),
    view: () => view,
    acts: { change, open: () => undefined, quit: () => undefined },
    follow: (listener) => {
      tell = listener;
      return () => {
        tell = null;
      };
    },
  });
  const shows = (next: TrayView) => {
    view = next;
    tell?.();
    vi.runAllTimers();
  };
  return { tray, said, menus, shows, change, isFollowing: () => tell !== null };
}

it('is there while it is wanted, and follows nothing else', () => {
  const { tray, said, menus, isFollowing } = aTray();
  expect(isFollowing()).toBe(false);
  tray.set(true);
  tray.set(true);
  expect(said).toEqual(['Stackyard: Engine running']);
  expect(menus).toHaveLength(1);
  tray.set(false);
  expect(said.at(-1)).toBe('gone');
  expect(isFollowing()).toBe(false);
  tray.set(true);
  expect(menus).toHaveLength(2);
});

it('makes its menu anew only for what it would show', () => {
  const { tray, menus, shows } = aTray();
  tray.set(true);
  shows({ ...aView, lines: aView.lines.map((line) => ({ ...line })) });
  expect(menus).toHaveLength(1);
  shows({ ...aView, lines: [] });
  expect(menus).toHaveLength(2);
});

it('does to a stack what is chosen of it, and nothing while that rests', () => {
  const { tray, menus, shows, change } = aTray();
  const stack = () => menus.at(-1)?.[2];
  const entries = () => stack()?.submenu as MenuItemConstructorOptions[];
  tray.set(true);
  expect(stack()?.label).toBe('shop && co: Running (1/1)');
  entries()[0]?.click?.(...([] as unknown as Parameters<NonNullable<MenuItemConstructorOptions['click']>>));
  expect(change.mock.calls).toEqual([['shop', 'stop']]);
  shows({ ...aView, lines: aView.lines.map((line) => ({ ...line, note: 'Busy', rests: true })) });
  expect(entries().map(({ label, enabled }) => [label, enabled])).toEqual([
    ['Busy', false],
    ['Stop', false],
  ]);
});
