import type { Container } from '../../shared/engine.ts';
import { portViews } from '../../shared/ports.ts';
import { t } from '../../shared/texts.ts';
import { openPage } from '../store/route.ts';
import { deleteLine, type LifecycleSubject, lifecycleLines } from './lifecycle-lines.ts';
import type { MenuLine, MenuTable } from './menu-line.ts';
import { rowChords } from './row-chords.ts';

export interface ContainerSubject extends LifecycleSubject {
  readonly container: Container;
  /** As its row calls it. */
  readonly name: string;
}

// The cell of the ports shows the others.
const mostPorts = 4;

/** The menu of a container's row. `linkHost` is where ports on all addresses are reached. */
export function containerMenu(container: Container, linkHost: string): MenuTable<ContainerSubject> {
  return [
    [
      {
        title: t('View details'),
        chord: rowChords.details,
        opens: true,
        icon: 'info',
        needs: 'nothing',
        act: ({ container }) => openPage({ view: 'container', id: container.id, tab: 'logs' }),
      },
      {
        title: t('View files'),
        icon: 'folder',
        needs: 'nothing',
        act: ({ container }) => openPage({ view: 'container', id: container.id, tab: 'files' }),
      },
    ],
    [
      ...lifecycleLines,
      {
        title: t('Rename…'),
        chord: rowChords.rename,
        icon: 'pen',
        needs: 'change',
        act: ({ container }, { openDialog }) => openDialog({ kind: 'rename', id: container.id }),
      },
      {
        title: t('Add a volume…'),
        icon: 'volume',
        needs: 'compose',
        suits: ({ container }) => isOfService(container),
        act: ({ container: { compose } }, { openDialog }) => {
          if (compose === null || compose.service === null) return;
          const home = { kind: 'stack', name: compose.project } as const;
          openDialog({ kind: 'add-volume', home, service: compose.service });
        },
      },
    ],
    [
      {
        title: t('Copy docker run command'),
        icon: 'terminal',
        needs: 'ask',
        act: ({ container }, { copyRunCommand }) => void copyRunCommand(container.id),
      },
      {
        title: t('Copy id'),
        icon: 'copy',
        needs: 'nothing',
        act: ({ container, name }, { copy }) => void copy(container.id, t('Id of {name}', { name })),
      },
      {
        title: t('Copy name'),
        icon: 'copy',
        needs: 'nothing',
        act: ({ container }, { copy }) => void copy(container.name, t('Name')),
      },
    ],
    [
      {
        title: t('Open in terminal'),
        icon: 'terminal',
        needs: 'ask',
        resting: noShellReason,
        act: ({ container }, { openTerminal }) => void openTerminal(container.id),
      },
      ...portLines(container, linkHost),
    ],
    [deleteLine],
  ];
}

const isOfService = ({ compose }: Container): boolean =>
  compose !== null && compose.service !== null && !compose.oneOff;

function noShellReason({ container: { state } }: ContainerSubject): string | null {
  if (state === 'running') return null;
  return state === 'paused' ? t('Unpause it first') : t('Only a running container has a terminal');
}

function portLines(container: Container, linkHost: string): readonly MenuLine<ContainerSubject>[] {
  const links = portViews(container, linkHost).flatMap(({ url, hostPort, text }) =>
    url === null ? [] : [{ url, title: t('Open port {hostPort}', { hostPort: hostPort ?? text }) }],
  );
  // One host port on two addresses is two links, and one entry.
  const byTitle = new Map(links.map((link) => [link.title, link]));
  return [...byTitle.values()].slice(0, mostPorts).map(({ title, url }) => ({
    title,
    icon: 'external',
    needs: 'nothing',
    act: (_, { openLink }) => void openLink(url),
  }));
}
