import { expect, it } from 'vitest';
import { showTheme } from './theme-choice.ts';

it('says which theme holds, also when the system changes its own, until it is ended', () => {
  const listeners = new Set<() => void>();
  const system = {
    matches: false,
    addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
  };
  const root = { dataset: {} as Record<string, string> };
  const page = { documentElement: root, defaultView: { matchMedia: () => system } } as unknown as Document;
  const seen: (string | undefined)[] = [];
  const changeTo = (dark: boolean) => {
    system.matches = dark;
    for (const listener of listeners) listener();
    seen.push(root.dataset.theme);
  };

  const end = showTheme(page, 'system');
  seen.push(root.dataset.theme);
  changeTo(true);
  changeTo(false);
  end();
  changeTo(true);
  expect(seen).toEqual(['light', 'dark', 'light', 'light']);

  showTheme(page, 'dark');
  changeTo(false);
  expect(root.dataset.theme).toBe('dark');
});
