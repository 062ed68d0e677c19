import type { Settings } from '../../shared/settings.ts';

/** Says on the document which theme holds, also where it is the operating system's. Returns the function that ends it. */
export function showTheme(document: Document, theme: Settings['theme']): () => void {
  const dark = document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)');
  const show = () => {
    document.documentElement.dataset.theme = theme === 'system' ? (dark?.matches ? 'dark' : 'light') : theme;
  };
  show();
  dark?.addEventListener('change', show);
  return () => dark?.removeEventListener('change', show);
}
