import type { Settings } from '../../shared/settings.ts';

/** A choice of the view Settings, as it is found by words. */
export interface SettingLine {
  readonly key:
    | 'theme'
    | 'language'
    | 'startPage'
    | 'singleKeys'
    | 'notifications'
    | 'openAtLogin'
    | 'stopTimeout'
    | 'lines'
    | 'megabytes'
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
    key: 'openAtLogin',
    section: 'General',
    title: 'Open at login',
    hint: 'The system starts Stackyard when you log in.',
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
    key: 'lines',
    section: 'Logs',
    title: 'Lines held of each log',
    hint: 'For logs that are opened from now on. What had to go is said in the list.',
  },
  {
    key: 'megabytes',
    section: 'Logs',
    title: 'Memory for each log',
    hint: 'Older lines go when it is full, even if there could be more of them.',
  },
  {
    key: 'stopTimeout',
    section: 'Containers',
    title: 'Stop timeout',
    hint: 'Seconds before a container is killed that does not stop, where it has no timeout of its own. Empty: the engine’s 10.',
  },
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
  'openAtLogin',
  'logs',
  'logLimits',
  'stopTimeout',
  'programs',
] as const satisfies readonly (keyof Settings)[];
