import type { Chord } from '../ui/chord.ts';

/** What is pressed for the commands of the window: named here once, for the table of them, buttons and links. */
export const appChords = {
  palette: 'Mod+K',
  search: '/',
  run: 'Mod+N',
  shortcuts: '?',
  containers: 'Mod+1',
  volumes: 'Mod+2',
  walkthrough: 'Mod+3',
  settings: 'Mod+,',
  back: 'Alt+ArrowLeft',
  forward: 'Alt+ArrowRight',
  nextTab: 'Ctrl+Tab',
  previousTab: 'Ctrl+Shift+Tab',
} as const satisfies Readonly<Record<string, Chord>>;
