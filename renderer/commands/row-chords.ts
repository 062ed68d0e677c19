import type { Chord } from '../ui/chord.ts';

/** What is pressed where a row or a page has the focus: named here once, for the menus and the list of shortcuts. */
export const rowChords = {
  details: 'Mod+Enter',
  start: 'Mod+Shift+S',
  stop: 'Mod+Shift+X',
  restart: 'Mod+Shift+R',
  pause: 'Mod+Shift+P',
  unpause: 'Mod+Shift+P',
  kill: 'Mod+Shift+K',
  rename: 'F2',
  delete: 'Delete',
  undo: 'Mod+Z',
  expand: 'ArrowRight',
  collapse: 'ArrowLeft',
} as const satisfies Readonly<Record<string, Chord>>;
