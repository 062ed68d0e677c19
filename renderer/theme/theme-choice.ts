import type { Settings } from '../../shared/settings.ts';

/** Says on the document which theme holds; `system` leaves it to the operating system. */
export function showTheme(root: HTMLElement, theme: Settings['theme']): void {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
