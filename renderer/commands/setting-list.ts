import type { Settings } from '../../shared/settings.ts';

/** A choice of the view Settings, as it is found by words. */
export interface SettingLine {
  readonly key:
    | 'theme'
    | 'language'
    | 'startPage'
    | 'singleKeys'
    | 'notifications'
    | 'timestamps'
    | 'wrap'
    | 'terminal'
    | 'editor';
  readonly section: string;
  readonly title: string;
  readonly hint?: string;
}

/** Every setting, in its order. */
export const settingList: readonly SettingLine[] = [
  { key: 'theme', section: 'General', title: 'Theme' },
  {
    key: 'language',
    section: 'General',
    title: 'Language',
    hint: 'The window begins anew in it, as soon as no terminal is open and no file is on its way.',
  },
  { key: 'startPage', section: 'General', title: 'Start page', hint: 'Where a new window begins.' },
  {
    key: 'notifications',
    section: 'General',
    title: 'Notifications',
    hint: 'The system tells what ended while another window was in front.',
  },
  {
    key: 'singleKeys',
    section: 'General',
    title: 'Shortcuts of a single key',
    hint: '/ and ? do something by themselves. Turn it off if you speak to the computer.',
  },
  { key: 'timestamps', section: 'Logs', title: 'Timestamps', hint: 'Each line begins with its time.' },
  { key: 'wrap', section: 'Logs', title: 'Wrap long lines' },
  {
    key: 'terminal',
    section: 'Programs',
    title: 'Terminal',
    hint: 'A program and its options, such as kitty. Empty: the first one that is found.',
  },
  {
    key: 'editor',
    section: 'Programs',
    title: 'Editor',
    hint: 'A program and its options, such as code. Empty: your VISUAL or EDITOR, else the first one that is found.',
  },
];

/** What Reset changes: the choices of this view, and nothing that the app keeps beside them. */
export const resetKeys = [
  'theme',
  'language',
  'startPage',
  'notifications',
  'singleKeys',
  'logs',
  'programs',
] as const satisfies readonly (keyof Settings)[];
