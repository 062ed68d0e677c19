import type { Chord } from '../ui/chord.ts';
import { appCommands } from './app-commands.ts';
import { rowChords } from './row-chords.ts';

/** A shortcut as the list of them tells it. */
export interface Shortcut {
  readonly title: string;
  readonly chords: readonly Chord[];
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

const ofWindow = (title: string, ...groups: readonly string[]): ShortcutGroup => ({
  title,
  shortcuts: appCommands.flatMap(({ group, title, chords }) =>
    chords !== undefined && groups.includes(group) ? [{ title, chords }] : [],
  ),
});

/** Every shortcut there is, for the list of them. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  ofWindow('Everywhere', 'General'),
  ofWindow('Going places', 'Go to', 'Page'),
  {
    title: 'The row with the focus, or the page',
    shortcuts: [
      { title: 'View details', chords: [rowChords.details] },
      { title: 'Start', chords: [rowChords.start] },
      { title: 'Stop', chords: [rowChords.stop] },
      { title: 'Restart', chords: [rowChords.restart] },
      { title: 'Pause or unpause', chords: [rowChords.pause] },
      { title: 'Kill', chords: [rowChords.kill] },
      { title: 'Rename', chords: [rowChords.rename] },
      { title: 'Delete', chords: [rowChords.delete] },
      { title: 'More actions', chords: ['Shift+F10'] },
    ],
  },
  {
    title: 'Tables',
    shortcuts: [
      { title: 'Row below, row above', chords: ['ArrowDown', 'ArrowUp'] },
      { title: 'Expand a stack', chords: [rowChords.expand] },
      { title: 'Collapse a stack', chords: [rowChords.collapse] },
      { title: 'Select all rows', chords: ['Mod+A'] },
      { title: 'Clear the selection', chords: ['Escape'] },
    ],
  },
];
