import type { ContainerId } from '../../../shared/ids.ts';
import { compareNatural } from '../../../shared/natural-order.ts';
import { t } from '../../../shared/texts.ts';
import type { HistoryView, Series } from '../../store/figure-history.ts';

/** What a line of the charts stands for, and what it used over time. */
export interface ChartLine {
  readonly key: string;
  readonly label: string;
  /** `rest`: all that have no line of their own. */
  readonly kind: 'total' | 'own' | 'rest';
  /** A number below `ownLines`, kept while the line is drawn, so that its colour stays; `null` for total and rest. */
  readonly place: number | null;
  readonly cpu: Series;
  readonly memory: Series;
}

/** So many stacks and standalone containers have a line of their own. */
export const ownLines = 8;

// A line that is drawn stays unless another one uses clearly more: lines must not come and go.
const staysUntil = 1.3;

interface Group {
  readonly key: string;
  readonly label: string;
  readonly ids: readonly ContainerId[];
  readonly cpu: Series;
  readonly memory: Series;
}

/**
 * Containers of a stack together, also those that a later run replaced; a standalone one by its name. In the order of
 * the table: stacks by name, then containers.
 */
function groupsOf({ containers, sum }: HistoryView): readonly Group[] {
  const groups = new Map<string, { label: string; alone: boolean; ids: ContainerId[] }>();
  for (const { id, label, stack } of containers) {
    const key = stack === null ? `container ${label}` : `stack ${stack}`;
    const group = groups.get(key) ?? { label: stack ?? label, alone: stack === null, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups]
    .toSorted(([, a], [, b]) => Number(a.alone) - Number(b.alone) || compareNatural(a.label, b.label))
    .map(([key, { label, ids }]) => ({
      key,
      label,
      ids,
      cpu: sum(ids, 'cpuPercent', null),
      memory: sum(ids, 'memoryBytes', null),
    }));
}

const whole = (series: Series): number => series.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Its part of all CPU and of all memory over the time of the charts. */
function weightOf({ cpu, memory }: Group, total: { readonly cpu: number; readonly memory: number }): number {
  const part = (used: number, all: number) => (all > 0 ? used / all : 0);
  return part(whole(cpu), total.cpu) + part(whole(memory), total.memory);
}

/** Those with a line of their own: all while they are few, else those that use most. In the order that they had. */
function chosen(
  groups: readonly Group[],
  total: { readonly cpu: number; readonly memory: number },
  before: ReadonlyMap<string, number>,
): readonly Group[] {
  if (groups.length <= ownLines) return groups;
  const first = groups
    .map((group) => ({ group, weight: weightOf(group, total) * (before.has(group.key) ? staysUntil : 1) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, ownLines);
  const own = new Set(first.map(({ group }) => group));
  return groups.filter((group) => own.has(group));
}

/** A place for each: the one that it had, else the first that is free. */
function placed(own: readonly Group[], before: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const places = new Map(
    own.flatMap(({ key }) => {
      const place = before.get(key);
      return place === undefined ? [] : [[key, place] as const];
    }),
  );
  const taken = new Set(places.values());
  for (const { key } of own) {
    if (places.has(key)) continue;
    let place = 0;
    while (taken.has(place)) place += 1;
    taken.add(place);
    places.set(key, place);
  }
  return places;
}

/** The lines of the charts: the total, a bounded number of stacks and containers, and the rest. `before`: those drawn last. */
export function chartLines(view: HistoryView, before: readonly ChartLine[]): readonly ChartLine[] {
  const groups = groupsOf(view);
  const all = view.containers.map(({ id }) => id);
  const total = { cpu: view.sum(all, 'cpuPercent', 0), memory: view.sum(all, 'memoryBytes', 0) };
  const placesBefore = new Map(
    before.flatMap(({ key, place }) => (place === null ? [] : [[key, place] as const])),
  );
  const own = chosen(groups, { cpu: whole(total.cpu), memory: whole(total.memory) }, placesBefore);
  const places = placed(own, placesBefore);
  const others = groups.filter(({ key }) => !places.has(key));
  const ids = others.flatMap((group) => group.ids);
  return [
    { key: 'total', label: t('Total'), kind: 'total', place: null, ...total },
    ...own.map(
      ({ key, label, cpu, memory }): ChartLine => ({
        key,
        label,
        kind: 'own',
        place: places.get(key) ?? 0,
        cpu,
        memory,
      }),
    ),
    ...(others.length === 0
      ? []
      : [
          {
            key: 'rest',
            label: t('{n} others', { n: others.length }),
            kind: 'rest',
            place: null,
            cpu: view.sum(ids, 'cpuPercent', null),
            memory: view.sum(ids, 'memoryBytes', null),
          } as const,
        ]),
  ];
}
