import type { ScreenKey } from './screen.ts';

type Key = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

// By the place of the key too, for keyboards of other scripts.
const letters: readonly (readonly [code: string, letter: string, ScreenKey])[] = [
  ['KeyC', 'c', 'copy'],
  ['KeyV', 'v', 'paste'],
  ['KeyF', 'f', 'search'],
];

/**
 * What a key does that is not the program's; `null` for one that is. On macOS the Command key is free, and copying and
 * pasting are the application menu's; elsewhere Shift is added to what the program would get.
 */
export function screenKey(
  { code, key, ctrlKey, shiftKey, altKey, metaKey }: Key,
  mac: boolean,
): ScreenKey | null {
  if (altKey) return null;
  if (key === 'Tab' && ctrlKey && !metaKey) return shiftKey ? 'leave-back' : 'leave';
  const found =
    letters.find(([place, letter]) => place === code || letter === key.toLowerCase())?.[2] ?? null;
  if (mac) return metaKey && !ctrlKey && !shiftKey && found === 'search' ? found : null;
  return ctrlKey && shiftKey && !metaKey ? found : null;
}

/** How the keys are told to people. */
export const keyWords = (mac: boolean) =>
  mac
    ? { copy: '⌘C', paste: '⌘V', search: '⌘F', leave: 'Ctrl+Tab', open: '⌘-click' }
    : {
        copy: 'Ctrl+Shift+C',
        paste: 'Ctrl+Shift+V',
        search: 'Ctrl+Shift+F',
        leave: 'Ctrl+Tab',
        open: 'Ctrl+click',
      };
