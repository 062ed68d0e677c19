import type { Settings } from '../../shared/settings.ts';

/**
 * Says on the document which theme holds, also which one the operating system has: Chromium 130 leaves some text as it
 * was when a page has to find out by itself (`light-dark()` with inherited colours). Returns the function that ends it.
 */
export function showTheme(document: Document, theme: Settings['theme']): () => void {
  const dark = document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)');
  const show = () => {
    document.documentElement.dataset.theme = theme === 'system' ? (dark?.matches ? 'dark' : 'light') : theme;
  };
  show();
  dark?.addEventListener('change', show);
  return () => dark?.removeEventListener('change', show);
}
