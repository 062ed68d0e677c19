import type { Settings } from '../../shared/settings.ts';
import { t } from '../../shared/texts.ts';
import type { Actions } from '../store/actions.ts';
import type { AppData } from '../store/app-store.ts';
import { openPage } from '../store/route.ts';
import type { UiState } from '../store/ui-state.ts';
import type { Chord } from '../ui/chord.ts';
import { focusSearch } from '../ui/focus-search.ts';
import type { IconName } from '../ui/icon-shapes.tsx';
import { stepTab } from '../ui/tab-bar.tsx';
import { appChords } from './app-chords.ts';

/** What commands of the window work with. */
export interface AppWorld {
  readonly actions: Actions;
  readonly read: () => AppData;
  readonly setUi: (change: (ui: UiState) => Partial<UiState>) => void;
}

/** Something that the window itself can do, as a line of a table. */
export interface AppCommand {
  readonly id: string;
  readonly title: string;
  readonly icon: IconName;
  readonly group: 'general' | 'go' | 'page' | 'containers' | 'appearance';
  /** The first one is shown. */
  readonly chords?: readonly Chord[];
  /** Its keys mean nothing in a text field, so they work there too. */
  readonly inFields?: true;
  /** Not offered in the palette, where it would make no sense. */
  readonly keysOnly?: true;
  /** What it takes: an engine that answers. */
  readonly needs?: 'ask';
  /** What can be done now depends on what is shown. */
  readonly suits?: (data: Pick<AppData, 'ui' | 'settings' | 'snapshot'>) => boolean;
  readonly act: (world: AppWorld) => void;
}

/** The groups of commands, in words. */
export const groupNames: Readonly<Record<AppCommand['group'], string>> = {
  general: t('General'),
  go: t('Go to'),
  page: t('Page'),
  containers: t('Containers'),
  appearance: t('Appearance'),
};

const inContainers = ({ ui }: Pick<AppData, 'ui'>) => ui.route.view === 'containers';
const onPage = ({ ui }: Pick<AppData, 'ui'>) => 'tab' in ui.route;

const theme = (value: Settings['theme'], title: string): AppCommand => ({
  id: `theme ${value}`,
  title,
  icon: 'settings',
  group: 'appearance',
  suits: ({ settings }) => settings.theme !== value,
  act: ({ actions }) => void actions.changeSettings({ theme: value }),
});

/** Everything that the window can do, whatever has the focus. Rows and pages have menus of their own. */
export const appCommands: readonly AppCommand[] = [
  {
    id: 'palette',
    title: t('Find and run any command'),
    icon: 'search',
    group: 'general',
    chords: [appChords.palette],
    inFields: true,
    keysOnly: true,
    act: ({ actions }) => actions.openDialog({ kind: 'palette' }),
  },
  {
    id: 'search',
    title: t('Search in this view'),
    icon: 'search',
    group: 'general',
    chords: [appChords.search, 'Mod+F'],
    keysOnly: true,
    act: focusSearch,
  },
  {
    id: 'run',
    title: t('Run a stack'),
    icon: 'plus',
    group: 'general',
    chords: [appChords.run],
    inFields: true,
    needs: 'ask',
    act: ({ actions }) => actions.openDialog({ kind: 'run', path: null }),
  },
  {
    id: 'create volume',
    title: t('Create a volume'),
    icon: 'volume',
    group: 'general',
    needs: 'ask',
    act: ({ actions }) => actions.openDialog({ kind: 'create-volume' }),
  },
  {
    id: 'import volume',
    title: t('Import a volume'),
    icon: 'up',
    group: 'general',
    needs: 'ask',
    act: ({ actions }) => actions.openDialog({ kind: 'import-volume', name: null, path: null }),
  },
  {
    id: 'shortcuts',
    title: t('Keyboard shortcuts'),
    icon: 'info',
    group: 'general',
    chords: [appChords.shortcuts, 'Mod+/'],
    act: ({ actions }) => actions.openDialog({ kind: 'shortcuts' }),
  },
  {
    id: 'go containers',
    title: t('Go to Containers'),
    icon: 'container',
    group: 'go',
    chords: [appChords.containers],
    inFields: true,
    act: () => openPage({ view: 'containers' }),
  },
  {
    id: 'go volumes',
    title: t('Go to Volumes'),
    icon: 'volume',
    group: 'go',
    chords: [appChords.volumes],
    inFields: true,
    act: () => openPage({ view: 'volumes' }),
  },
  {
    id: 'go walkthrough',
    title: t('Go to Walkthrough'),
    icon: 'walkthrough',
    group: 'go',
    chords: [appChords.walkthrough],
    inFields: true,
    act: () => openPage({ view: 'walkthrough' }),
  },
  {
    id: 'go settings',
    title: t('Go to Settings'),
    icon: 'settings',
    group: 'go',
    chords: [appChords.settings, 'Mod+4'],
    inFields: true,
    act: () => openPage({ view: 'settings' }),
  },
  {
    id: 'go diagnostics',
    title: t('Go to Diagnostics'),
    icon: 'info',
    group: 'go',
    act: () => openPage({ view: 'diagnostics' }),
  },
  {
    id: 'back',
    title: t('Back'),
    icon: 'left',
    group: 'go',
    chords: [appChords.back],
    act: () => window.history.back(),
  },
  {
    id: 'forward',
    title: t('Forward'),
    icon: 'right',
    group: 'go',
    chords: [appChords.forward],
    act: () => window.history.forward(),
  },
  {
    id: 'next tab',
    title: t('Next tab'),
    icon: 'right',
    group: 'page',
    chords: [appChords.nextTab, 'Ctrl+PageDown'],
    inFields: true,
    keysOnly: true,
    suits: onPage,
    act: () => stepTab(1),
  },
  {
    id: 'previous tab',
    title: t('Previous tab'),
    icon: 'left',
    group: 'page',
    chords: [appChords.previousTab, 'Ctrl+PageUp'],
    inFields: true,
    keysOnly: true,
    suits: onPage,
    act: () => stepTab(-1),
  },
  {
    id: 'expand all',
    title: t('Expand all stacks'),
    icon: 'down',
    group: 'containers',
    suits: inContainers,
    act: ({ setUi, read }) =>
      setUi(() => ({
        expanded: new Set(
          [...read().snapshot.containers.values()].flatMap(({ compose }) =>
            compose ? [compose.project] : [],
          ),
        ),
        closedInSearch: new Set(),
      })),
  },
  {
    id: 'collapse all',
    title: t('Collapse all stacks'),
    icon: 'up',
    group: 'containers',
    suits: inContainers,
    act: ({ setUi }) => setUi(() => ({ expanded: new Set() })),
  },
  {
    id: 'only running',
    title: t('Show only what is running, or all'),
    icon: 'filter',
    group: 'containers',
    suits: inContainers,
    act: ({ setUi }) => setUi(({ onlyRunning }) => ({ onlyRunning: !onlyRunning })),
  },
  {
    id: 'charts',
    title: t('Show or hide charts'),
    icon: 'chart',
    group: 'containers',
    suits: inContainers,
    act: ({ setUi }) => setUi(({ charts }) => ({ charts: !charts })),
  },
  theme('light', t('Use the light theme')),
  theme('dark', t('Use the dark theme')),
  theme('system', t('Use the theme of the system')),
  {
    id: 'retry engine',
    title: t('Try to reach the engine again'),
    icon: 'restart',
    group: 'general',
    suits: ({ snapshot }) => snapshot.connection.kind !== 'ready',
    act: ({ actions }) => void actions.retryEngine(),
  },
];
