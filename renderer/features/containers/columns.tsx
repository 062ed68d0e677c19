import type { ReactNode } from 'react';
import { containerLabel } from '../../../shared/container-label.ts';
import { containerStatus } from '../../../shared/container-status.ts';
import type { Container, Health } from '../../../shared/engine.ts';
import { shortId } from '../../../shared/ids.ts';
import { stackStatus, statusRank, statusText } from '../../../shared/stack-status.ts';
import { t } from '../../../shared/texts.ts';
import type { Figures } from '../../store/figures.ts';
import type { SortValue } from '../../store/sorted.ts';
import { Age } from '../../ui/age.tsx';
import { Cell } from '../../ui/cell.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { DataCell } from './data-cell.tsx';
import { type Figure, figures, totalOf } from './figure.ts';
import { FigureCell } from './figure-cell.tsx';
import { PortsCell } from './ports-cell.tsx';
import { containersOf, type RowSubject } from './row-subject.ts';

export interface ContainersColumn {
  readonly key: string;
  readonly title: string;
  /** Shown unless the user hides it. Name and Actions can't be hidden. */
  readonly shown: boolean;
  /** In CSS pixels. */
  readonly width: number;
  /** It never gets narrower than this: beyond that, the table scrolls. */
  readonly least: number;
  /** Its share of the room that is left over; 0: it keeps its width. Columns with a share are the first to shrink. */
  readonly share: number;
  readonly align?: 'end';
  /** Its values change by themselves all the time. */
  readonly live: boolean;
  /** `null`: rows can't be sorted by it. */
  readonly sortValue: ((subject: RowSubject, figures: Figures) => SortValue) | null;
  /** `null`: the row itself draws it, since it is about what is being done to the row. */
  readonly cell: ((subject: RowSubject) => ReactNode) | null;
}

const usual = { shown: true, share: 0, live: false } as const;
const hidden = { ...usual, shown: false } as const;

function figureColumn(figure: Figure): Pick<ContainersColumn, 'align' | 'live' | 'sortValue' | 'cell'> {
  return {
    align: 'end',
    live: true,
    sortValue: (subject, all) => totalOf(figure, containersOf(subject), all),
    cell: (subject) => <FigureCell figure={figure} containers={containersOf(subject)} />,
  };
}

function latest(subject: RowSubject, timeOf: (container: Container) => number | null): number | null {
  const times = containersOf(subject).flatMap((container) => timeOf(container) ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

function timeColumn(
  timeOf: (container: Container) => number | null,
): Pick<ContainersColumn, 'sortValue' | 'cell'> {
  return {
    sortValue: (subject) => latest(subject, timeOf),
    cell: (subject) => {
      const at = latest(subject, timeOf);
      return <Cell>{at !== null && <Age at={at} className="ellipsis" />}</Cell>;
    },
  };
}

const statusOf = (subject: RowSubject) =>
  subject.kind === 'stack' ? stackStatus(subject.stack.containers) : containerStatus(subject.container);

// The worst first.
const healthOrder: readonly Health[] = ['unhealthy', 'starting', 'healthy'];

function worstHealth(subject: RowSubject): Health | null {
  const running = containersOf(subject).filter(({ state }) => state === 'running');
  return healthOrder.find((health) => running.some((container) => container.health === health)) ?? null;
}

const healthWords: Record<Health, string> = {
  none: '',
  starting: t('Starting'),
  healthy: t('Healthy'),
  unhealthy: t('Unhealthy'),
};

const first = (texts: readonly string[]): string | null => [...texts].sort()[0] ?? null;

/** Every column of the table Containers, in its usual order. A stack is sorted by the sum, the last or the first. */
export const columns: readonly ContainersColumn[] = [
  {
    ...usual,
    key: 'name',
    title: t('Name'),
    width: 260,
    least: 210,
    share: 1.7,
    sortValue: (subject) =>
      subject.kind === 'stack' ? subject.stack.name : containerLabel(subject.container),
    cell: null,
  },
  {
    ...usual,
    key: 'image',
    title: t('Image'),
    width: 140,
    least: 64,
    share: 0.65,
    sortValue: (subject) => first(containersOf(subject).map(({ image }) => image)),
    cell: (subject) => (
      <Cell>{subject.kind === 'container' && <NameText>{subject.container.image}</NameText>}</Cell>
    ),
  },
  {
    ...usual,
    key: 'ports',
    title: t('Port(s)'),
    width: 124,
    least: 122,
    share: 0.7,
    sortValue: (subject) => {
      const ports = containersOf(subject).flatMap((container) =>
        container.ports.map(({ host, containerPort }) => host?.port ?? containerPort),
      );
      return ports.length === 0 ? null : Math.min(...ports);
    },
    cell: (subject) =>
      subject.kind === 'stack' ? (
        <Cell />
      ) : (
        <PortsCell container={subject.container} name={containerLabel(subject.container)} />
      ),
  },
  {
    ...usual,
    ...figureColumn(figures.cpu),
    key: 'cpu',
    title: t('CPU (%)'),
    width: 88,
    least: 84,
  },
  {
    ...usual,
    ...figureColumn(figures.memory),
    key: 'memory',
    title: t('Memory'),
    width: 90,
    least: 84,
  },
  {
    ...usual,
    key: 'data',
    title: t('Data'),
    width: 138,
    least: 124,
    share: 1.25,
    // What is known of it comes row by row, as rows come into view.
    sortValue: null,
    cell: (subject) => <DataCell containers={containersOf(subject)} ofStack={subject.kind === 'stack'} />,
  },
  {
    ...usual,
    ...timeColumn(({ startedAt }) => startedAt),
    key: 'started',
    title: t('Last started'),
    width: 100,
    least: 88,
  },
  {
    ...hidden,
    key: 'id',
    title: t('Container ID'),
    width: 122,
    least: 80,
    sortValue: (subject) => (subject.kind === 'container' ? subject.container.id : null),
    cell: (subject) => (
      <Cell>
        {subject.kind === 'container' && (
          <code className="ellipsis" title={subject.container.id}>
            {shortId(subject.container.id)}
          </code>
        )}
      </Cell>
    ),
  },
  {
    ...hidden,
    ...figureColumn(figures.memoryPercent),
    key: 'memory-percent',
    title: t('Memory (%)'),
    width: 100,
    least: 72,
  },
  {
    ...hidden,
    ...figureColumn(figures.disk),
    key: 'disk',
    title: t('Disk read/write'),
    width: 150,
    least: 84,
  },
  {
    ...hidden,
    ...figureColumn(figures.network),
    key: 'network',
    title: t('Network I/O'),
    width: 150,
    least: 84,
  },
  {
    ...hidden,
    ...figureColumn(figures.pids),
    key: 'pids',
    title: t('PIDs'),
    width: 70,
    least: 56,
  },
  {
    ...hidden,
    ...timeColumn(({ createdAt }) => createdAt),
    key: 'created',
    title: t('Created'),
    width: 118,
    least: 88,
  },
  {
    ...hidden,
    key: 'status',
    title: t('Status'),
    width: 130,
    least: 84,
    share: 0.7,
    sortValue: (subject) => statusRank(statusOf(subject)),
    cell: (subject) => (
      <Cell>
        <NameText>{statusText(statusOf(subject))}</NameText>
      </Cell>
    ),
  },
  {
    ...hidden,
    key: 'health',
    title: t('Health'),
    width: 92,
    least: 64,
    sortValue: (subject) => {
      const health = worstHealth(subject);
      return health === null ? null : healthOrder.indexOf(health);
    },
    cell: (subject) => <Cell>{healthWords[worstHealth(subject) ?? 'none']}</Cell>,
  },
  {
    ...usual,
    key: 'actions',
    title: t('Actions'),
    width: 144,
    least: 136,
    align: 'end',
    sortValue: null,
    cell: null,
  },
];
