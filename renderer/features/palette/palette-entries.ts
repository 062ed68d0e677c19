import { qualifiedLabel } from '../../../shared/container-label.ts';
import { containerStatus } from '../../../shared/container-status.ts';
import type { Container } from '../../../shared/engine.ts';
import type { Stack } from '../../../shared/stack.ts';
import { stackStatus, statusText } from '../../../shared/stack-status.ts';
import { t } from '../../../shared/texts.ts';
import { type VolumeUsage, volumeUsages } from '../../../shared/volume-usage.ts';
import { type AppWorld, appCommands, groupNames } from '../../commands/app-commands.ts';
import { settingList } from '../../commands/setting-list.ts';
import {
  type MenuTarget,
  type MenuWorld,
  ofDeletedContainer,
  ofDeletedStack,
  reasonsFor,
  targetMenu,
} from '../../commands/target-menu.ts';
import { userNames } from '../../commands/volume-menu.ts';
import type { AppData } from '../../store/app-store.ts';
import { type ContainerTab, openPage, type StackTab } from '../../store/route.ts';
import { deletionsOf } from '../../store/use-deletions.ts';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import type { Chord } from '../../ui/chord.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import type { Tab } from '../../ui/tab-bar.tsx';

/** Something to be found in the palette. */
export interface PaletteEntry {
  /** Stays the same over restarts, and where a container is made anew. */
  readonly id: string;
  /** What is searched, and shown. */
  readonly title: string;
  /** What it is about, in a word or two. */
  readonly detail: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'danger';
  readonly chord: Chord | null;
  /** Why it can't be chosen now. */
  readonly disabledReason: string | null;
  readonly act: () => void;
}

/** The tabs of the pages, each in their order. */
export interface PageTabs {
  readonly container: readonly Tab<ContainerTab>[];
  readonly stack: readonly Tab<StackTab>[];
}

export interface PaletteWorld extends MenuWorld, Omit<AppWorld, 'actions'> {
  readonly data: Pick<AppData, 'ui' | 'settings' | 'snapshot' | 'compose' | 'deletedStacks' | 'deletions'>;
  readonly tabs: PageTabs;
}

/** All that can be done: by the window, then to each stack, container, volume and deleted stack. Places come first. */
export function paletteEntries(world: PaletteWorld): readonly PaletteEntry[] {
  const { stacks, standalone } = world.inventory;
  const { snapshot } = world.data;
  const subjects = [
    ...stacks.map((stack) => ofStack(stack, world)),
    ...[...stacks.flatMap(({ containers }) => containers), ...standalone].map((container) =>
      ofContainer(container, world),
    ),
    ...volumeUsages(snapshot.volumes.values(), snapshot.containers.values()).map((usage) =>
      ofVolume(usage, world),
    ),
    ...ofDeleted(world),
  ];
  return [
    ...ofWindow(world),
    ...ofSettings(world),
    ...subjects.flatMap(({ place }) => place),
    ...subjects.flatMap(({ actions }) => actions),
  ];
}

/** Leads to a setting: the view of them, with nothing but it. */
function ofSettings({ setUi }: PaletteWorld): readonly PaletteEntry[] {
  return settingList.map(({ key, title, section }) => ({
    id: `setting ${key}`,
    title: t('Setting: {title}', { title }),
    detail: section,
    icon: 'settings',
    tone: 'plain',
    chord: null,
    disabledReason: null,
    act: () => {
      setUi(() => ({ settingsQuery: title }));
      openPage({ view: 'settings' });
    },
  }));
}

interface OfSubject {
  readonly place: readonly PaletteEntry[];
  readonly actions: readonly PaletteEntry[];
}

function ofWindow(world: PaletteWorld): readonly PaletteEntry[] {
  const { ask } = reasonsFor(world.data, null);
  return appCommands
    .filter(({ keysOnly, suits }) => keysOnly !== true && (suits?.(world.data) ?? true))
    .map(({ id, title, icon, group, chords, needs, act }) => ({
      id,
      title,
      detail: groupNames[group],
      icon,
      tone: 'plain',
      chord: chords?.[0] ?? null,
      disabledReason: needs === 'ask' ? ask : null,
      act: () => act(world),
    }));
}

type Kind = 'Stack' | 'Container' | 'Volume' | 'Deleted stack' | 'Deleted container';

const icons: Readonly<Partial<Record<Kind, IconName>>> = {
  Stack: 'stack',
  Container: 'container',
  Volume: 'volume',
};

const kindNames: Readonly<Record<Kind, string>> = {
  Stack: t('Stack'),
  Container: t('Container'),
  Volume: t('Volume'),
  'Deleted stack': t('Deleted stack'),
  'Deleted container': t('Deleted container'),
};

/** `Stop shop`; of an entry that opens the page, the name alone. */
function ofEntry(entry: MenuEntry, subject: { kind: Kind; name: string; detail: string }): PaletteEntry {
  const verb = entry.title.replace(/…$/, '');
  const { icon, tone, chord, opens, disabledReason, act } = entry;
  return {
    id: `${verb} ${subject.kind} ${subject.name}`,
    title: opens ? subject.name : entry.named(subject.name),
    detail: opens ? subject.detail : kindNames[subject.kind],
    icon: opens ? (icons[subject.kind] ?? icon) : icon,
    tone,
    chord: opens ? null : chord,
    disabledReason,
    act,
  };
}

function ofTarget(
  target: MenuTarget,
  subject: { kind: Kind; name: string; detail: string },
  tabs: readonly PaletteEntry[],
  world: PaletteWorld,
): OfSubject {
  const entries = targetMenu(target, world)?.groups.flat() ?? [];
  return {
    place: entries.filter(({ opens }) => opens).map((entry) => ofEntry(entry, subject)),
    actions: [...entries.filter(({ opens }) => !opens).map((entry) => ofEntry(entry, subject)), ...tabs],
  };
}

function ofStack(stack: Stack, world: PaletteWorld): OfSubject {
  const { name } = stack;
  const detail = t('Stack · {containers}', { containers: statusText(stackStatus(stack.containers)) });
  const tabs = world.tabs.stack.map((tab) =>
    tabEntry(tab.title, { kind: 'Stack', name }, () => openPage({ view: 'stack', name, tab: tab.key })),
  );
  return ofTarget({ kind: 'stack', name }, { kind: 'Stack', name, detail }, tabs, world);
}

function ofContainer(container: Container, world: PaletteWorld): OfSubject {
  const { id } = container;
  const name = qualifiedLabel(container);
  const detail = t('Container · {container}', { container: statusText(containerStatus(container)) });
  const tabs = world.tabs.container.map((tab) =>
    tabEntry(tab.title, { kind: 'Container', name }, () => openPage({ view: 'container', id, tab: tab.key })),
  );
  return ofTarget({ kind: 'container', id }, { kind: 'Container', name, detail }, tabs, world);
}

function tabEntry(title: string, subject: { kind: Kind; name: string }, act: () => void): PaletteEntry {
  return {
    id: `tab ${title} ${subject.kind} ${subject.name}`,
    title: t('{title} of {name}', { title, name: subject.name }),
    detail: kindNames[subject.kind],
    icon: 'right',
    tone: 'plain',
    chord: null,
    disabledReason: null,
    act,
  };
}

function ofVolume(usage: VolumeUsage, world: PaletteWorld): OfSubject {
  const { name } = usage.volume;
  const users = userNames(usage);
  const detail = users.length > 0 ? t('Volume · used by {users}', { users: users.join(', ') }) : t('Volume');
  return ofTarget({ kind: 'volume', name }, { kind: 'Volume', name, detail }, [], world);
}

function ofDeleted(world: PaletteWorld): readonly OfSubject[] {
  const { data } = world;
  const deletions = deletionsOf(data);
  const gone = [
    ...data.deletedStacks.map((stack) => {
      const deletion = deletions.stacks.get(stack.name) ?? null;
      return { kind: 'Deleted stack', ...ofDeletedStack({ stack, deletion }, world) } as const;
    }),
    ...deletions.containers.map(
      (deletion) => ({ kind: 'Deleted container', ...ofDeletedContainer(deletion, world) }) as const,
    ),
  ];
  return gone.map(({ kind, name, groups }) => {
    const subject = { kind, name, detail: kindNames[kind] };
    return { place: [], actions: groups.flat().map((entry) => ofEntry(entry, subject)) };
  });
}
