import { t } from '../../shared/texts.ts';
import type { Chord } from '../ui/chord.ts';
import { type AppCommand, appCommands } from './app-commands.ts';
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

const ofWindow = (title: string, ...groups: readonly AppCommand['group'][]): ShortcutGroup => ({
  title,
  shortcuts: appCommands.flatMap(({ group, title, chords }) =>
    chords !== undefined && groups.includes(group) ? [{ title, chords }] : [],
  ),
});

/** Every shortcut there is, for the list of them. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  ofWindow(t('Everywhere'), 'general'),
  ofWindow(t('Going places'), 'go', 'page'),
  {
    title: t('The row with the focus, or the page'),
    shortcuts: [
      { title: t('View details'), chords: [rowChords.details] },
      { title: t('Start, or run again'), chords: [rowChords.start] },
      { title: t('Stop'), chords: [rowChords.stop] },
      { title: t('Restart'), chords: [rowChords.restart] },
      { title: t('Pause or unpause'), chords: [rowChords.pause] },
      { title: t('Kill'), chords: [rowChords.kill] },
      { title: t('Rename'), chords: [rowChords.rename] },
      { title: t('Delete'), chords: [rowChords.delete] },
      { title: t('Undo deleting'), chords: [rowChords.undo] },
      { title: t('More actions'), chords: ['Shift+F10'] },
    ],
  },
  {
    title: t('Tables'),
    shortcuts: [
      { title: t('Row below, row above'), chords: ['ArrowDown', 'ArrowUp'] },
      { title: t('Expand a stack'), chords: [rowChords.expand] },
      { title: t('Collapse a stack'), chords: [rowChords.collapse] },
      { title: t('Select all rows'), chords: ['Mod+A'] },
      { title: t('Clear the selection'), chords: ['Escape'] },
    ],
  },
];
