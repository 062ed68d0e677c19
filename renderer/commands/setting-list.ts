import type { Settings } from '../../shared/settings.ts';
import { t } from '../../shared/texts.ts';

/** A choice of the view Settings, as it is found by words. */
export interface SettingLine {
  readonly key:
    | 'theme'
    | 'language'
    | 'startPage'
    | 'singleKeys'
    | 'notifications'
    | 'openAtLogin'
    | 'tray'
    | 'checkForUpdates'
    | 'context'
    | 'columns'
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
  { key: 'theme', section: t('General'), title: t('Theme') },
  {
    key: 'language',
    section: t('General'),
    title: t('Language'),
    hint: t('The window begins anew in it, as soon as no terminal is open and no file is on its way.'),
  },
  { key: 'startPage', section: t('General'), title: t('Start page'), hint: t('Where a new window begins.') },
  {
    key: 'notifications',
    section: t('General'),
    title: t('Notifications'),
    hint: t('The system tells what ended while another window was in front.'),
  },
  {
    key: 'openAtLogin',
    section: t('General'),
    title: t('Open at login'),
    hint: t('The system starts Stackyard when you log in.'),
  },
  {
    key: 'tray',
    section: t('General'),
    title: t('Icon in the tray'),
    hint: t(
      'Shows the engine, and starts and stops stacks. Closing the window then leaves Stackyard running: quit it in the tray or the menu File. Where there is no tray, starting Stackyard again brings the window back.',
    ),
  },
  {
    key: 'checkForUpdates',
    section: t('General'),
    title: t('Check for updates'),
    hint: t(
      'Looks once a day for a newer version. What is found is offered; nothing is downloaded by itself.',
    ),
  },
  {
    key: 'singleKeys',
    section: t('General'),
    title: t('Shortcuts of a single key'),
    hint: t('/ and ? do something by themselves. Turn it off if you speak to the computer.'),
  },
  {
    key: 'timestamps',
    section: t('Logs'),
    title: t('Timestamps'),
    hint: t('Each line begins with its time.'),
  },
  { key: 'wrap', section: t('Logs'), title: t('Wrap long lines') },
  {
    key: 'lines',
    section: t('Logs'),
    title: t('Lines held of each log'),
    hint: t('For logs that are opened from now on. What had to go is said in the list.'),
  },
  {
    key: 'megabytes',
    section: t('Logs'),
    title: t('Memory for each log'),
    hint: t('Older lines go when it is full, even if there could be more of them.'),
  },
  {
    key: 'context',
    section: t('Engine'),
    title: t('Docker context'),
    hint: t('The engine that is shown, as in the footer. Kept until another one is chosen.'),
  },
  {
    key: 'columns',
    section: t('Containers'),
    title: t('Columns of the table'),
    hint: t('Which are shown, and in what order.'),
  },
  {
    key: 'stopTimeout',
    section: t('Containers'),
    title: t('Stop timeout'),
    hint: t(
      'Seconds before a container is killed that does not stop, where it has no timeout of its own. Empty: the engine’s 10.',
    ),
  },
  {
    key: 'terminal',
    section: t('Programs'),
    title: t('Terminal'),
    hint: t('A program and its options, such as kitty. Empty: the first one that is found.'),
  },
  {
    key: 'editor',
    section: t('Programs'),
    title: t('Editor'),
    hint: t(
      'A program and its options, such as code. Empty: your VISUAL or EDITOR, else the first one that is found.',
    ),
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
  'tray',
  'checkForUpdates',
  'skippedVersion',
  'logs',
  'logLimits',
  'stopTimeout',
  'programs',
] as const satisfies readonly (keyof Settings)[];
