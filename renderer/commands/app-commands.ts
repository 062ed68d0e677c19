import type { Settings } from '../../shared/settings.ts';
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
  readonly group: 'General' | 'Go to' | 'Page' | 'Containers' | 'Appearance';
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

const inContainers = ({ ui }: Pick<AppData, 'ui'>) => ui.route.view === 'containers';
const onPage = ({ ui }: Pick<AppData, 'ui'>) => 'tab' in ui.route;

const theme = (value: Settings['theme'], title: string): AppCommand => ({
  id: `theme ${value}`,
  title,
  icon: 'settings',
  group: 'Appearance',
  suits: ({ settings }) => settings.theme !== value,
  act: ({ actions }) => void actions.changeSettings({ theme: value }),
});

/** Everything that the window can do, whatever has the focus. Rows and pages have menus of their own. */
export const appCommands: readonly AppCommand[] = [
  {
    id: 'palette',
    title: 'Find and run any command',
    icon: 'search',
    group: 'General',
    chords: [appChords.palette],
    inFields: true,
    keysOnly: true,
    act: ({ actions }) => actions.openDialog({ kind: 'palette' }),
  },
  {
    id: 'search',
    title: 'Search in this view',
    icon: 'search',
    group: 'General',
    chords: [appChords.search, 'Mod+F'],
    keysOnly: true,
    act: focusSearch,
  },
  {
    id: 'run',
    title: 'Run a stack',
    icon: 'plus',
    group: 'General',
    chords: [appChords.run],
    inFields: true,
    needs: 'ask',
    act: ({ actions }) => actions.openDialog({ kind: 'run', path: null }),
  },
  {
    id: 'create volume',
    title: 'Create a volume',
    icon: 'volume',
    group: 'General',
    needs: 'ask',
    act: ({ actions }) => actions.openDialog({ kind: 'create-volume' }),
  },
  {
    id: 'import volume',
    title: 'Import a volume',
    icon: 'up',
    group: 'General',
    needs: 'ask',
    act: ({ actions }) => actions.openDialog({ kind: 'import-volume', name: null, path: null }),
  },
  {
    id: 'shortcuts',
    title: 'Keyboard shortcuts',
    icon: 'info',
    group: 'General',
    chords: [appChords.shortcuts, 'Mod+/'],
    act: ({ actions }) => actions.openDialog({ kind: 'shortcuts' }),
  },
  {
    id: 'go containers',
    title: 'Go to Containers',
    icon: 'container',
    group: 'Go to',
    chords: [appChords.containers],
    inFields: true,
    act: () => openPage({ view: 'containers' }),
  },
  {
    id: 'go volumes',
    title: 'Go to Volumes',
    icon: 'volume',
    group: 'Go to',
    chords: [appChords.volumes],
    inFields: true,
    act: () => openPage({ view: 'volumes' }),
  },
  {
    id: 'go walkthrough',
    title: 'Go to Walkthrough',
    icon: 'walkthrough',
    group: 'Go to',
    chords: [appChords.walkthrough],
    inFields: true,
    act: () => openPage({ view: 'walkthrough' }),
  },
  {
    id: 'go settings',
    title: 'Go to Settings',
    icon: 'settings',
    group: 'Go to',
    chords: [appChords.settings, 'Mod+4'],
    inFields: true,
    act: () => openPage({ view: 'settings' }),
  },
  {
    id: 'go diagnostics',
    title: 'Go to Diagnostics',
    icon: 'info',
    group: 'Go to',
    act: () => openPage({ view: 'diagnostics' }),
  },
  {
    id: 'back',
    title: 'Back',
    icon: 'left',
    group: 'Go to',
    chords: [appChords.back],
    act: () => window.history.back(),
  },
  {
    id: 'forward',
    title: 'Forward',
    icon: 'right',
    group: 'Go to',
    chords: [appChords.forward],
    act: () => window.history.forward(),
  },
  {
    id: 'next tab',
    title: 'Next tab',
    icon: 'right',
    group: 'Page',
    chords: [appChords.nextTab, 'Ctrl+PageDown'],
    inFields: true,
    keysOnly: true,
    suits: onPage,
    act: () => stepTab(1),
  },
  {
    id: 'previous tab',
    title: 'Previous tab',
    icon: 'left',
    group: 'Page',
    chords: [appChords.previousTab, 'Ctrl+PageUp'],
    inFields: true,
    keysOnly: true,
    suits: onPage,
    act: () => stepTab(-1),
  },
  {
    id: 'expand all',
    title: 'Expand all stacks',
    icon: 'down',
    group: 'Containers',
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
    title: 'Collapse all stacks',
    icon: 'up',
    group: 'Containers',
    suits: inContainers,
    act: ({ setUi }) => setUi(() => ({ expanded: new Set() })),
  },
  {
    id: 'only running',
    title: 'Show only what is running, or all',
    icon: 'filter',
    group: 'Containers',
    suits: inContainers,
    act: ({ setUi }) => setUi(({ onlyRunning }) => ({ onlyRunning: !onlyRunning })),
  },
  {
    id: 'charts',
    title: 'Show or hide charts',
    icon: 'chart',
    group: 'Containers',
    suits: inContainers,
    act: ({ setUi }) => setUi(({ charts }) => ({ charts: !charts })),
  },
  theme('light', 'Use the light theme'),
  theme('dark', 'Use the dark theme'),
  theme('system', 'Use the theme of the system'),
  {
    id: 'retry engine',
    title: 'Try to reach the engine again',
    icon: 'restart',
    group: 'General',
    suits: ({ snapshot }) => snapshot.connection.kind !== 'ready',
    act: ({ actions }) => void actions.retryEngine(),
  },
];
