import type { ColumnSetting } from '../../../shared/settings.ts';
import type { ContainersColumn } from './columns.tsx';

const widest = 1200;

/** Name stands first and Actions last, always. */
export const isPinned = ({ key }: { readonly key: string }): boolean => key === 'name' || key === 'actions';

const fresh = ({ key, shown }: ContainersColumn): ColumnSetting => ({ key, shown, width: null });

/**
 * The saved columns with every known one in it once: what the list doesn't name stands behind the one that precedes
 * it usually. Keys that this version doesn't know keep their place, for the newer one that wrote them.
 */
export function completeSettings(
  saved: readonly ColumnSetting[],
  known: readonly ContainersColumn[],
): readonly ColumnSetting[] {
  const seen = new Set<string>();
  const list = saved.filter(({ key }) => !isPinned({ key }) && !seen.has(key) && seen.add(key));
  let place = 0;
  for (const column of known) {
    if (isPinned(column)) continue;
    const at = list.findIndex(({ key }) => key === column.key);
    if (at < 0) list.splice(place, 0, fresh(column));
    place = (at < 0 ? place : at) + 1;
  }
  const pinned = (key: string): readonly ColumnSetting[] => {
    const column = known.find((candidate) => candidate.key === key);
    const width = saved.find((setting) => setting.key === key)?.width ?? null;
    return column === undefined ? [] : [{ key, shown: true, width }];
  };
  return [...pinned('name'), ...list, ...pinned('actions')];
}

export interface PlacedColumn {
  readonly column: ContainersColumn;
  readonly shown: boolean;
  /** As the user drew it; `null` for the column's own. */
  readonly width: number | null;
}

/** The columns that this version knows, as the user arranged them. */
export function placedColumns(
  saved: readonly ColumnSetting[],
  known: readonly ContainersColumn[],
): readonly PlacedColumn[] {
  const byKey = new Map(known.map((column) => [column.key, column]));
  return completeSettings(saved, known).flatMap(({ key, shown, width }) => {
    const column = byKey.get(key);
    return column === undefined
      ? []
      : [{ column, shown, width: width === null ? null : bounded(width, column) }];
  });
}

/** A width that a column can take, in whole pixels. */
export function bounded(width: number, { least }: ContainersColumn): number {
  return Math.round(Math.min(widest, Math.max(least, width)));
}

/** The list with one column shown, hidden or of another width. */
export function changed(
  saved: readonly ColumnSetting[],
  known: readonly ContainersColumn[],
  key: string,
  change: Partial<Omit<ColumnSetting, 'key'>>,
): readonly ColumnSetting[] {
  return completeSettings(saved, known).map((setting) =>
    setting.key === key ? { ...setting, ...change } : setting,
  );
}

/** The list with one column at another place, counted among those that can be moved and that are known. */
export function moved(
  saved: readonly ColumnSetting[],
  known: readonly ContainersColumn[],
  key: string,
  place: number,
): readonly ColumnSetting[] {
  const keys = new Set(known.filter((column) => !isPinned(column)).map((column) => column.key));
  const settings = completeSettings(saved, known);
  const movable = settings.filter((setting) => keys.has(setting.key));
  const from = movable.findIndex((setting) => setting.key === key);
  const to = Math.min(movable.length - 1, Math.max(0, place));
  const self = movable[from];
  const other = movable[to];
  if (self === undefined || other === undefined || from === to) return saved;
  const rest = settings.filter((setting) => setting !== self);
  const at = rest.indexOf(other) + (to > from ? 1 : 0);
  return [...rest.slice(0, at), self, ...rest.slice(at)];
}

/** The list with all known columns as they are usually; what this version doesn't know stays. */
export function reset(
  saved: readonly ColumnSetting[],
  known: readonly ContainersColumn[],
): readonly ColumnSetting[] {
  const keys = new Set(known.map(({ key }) => key));
  return saved.filter(({ key }) => !keys.has(key));
}

/**
 * One CSS grid for head and rows. In a narrow window columns with a share shrink first, then those with a width, each
 * down to its least; beyond `least`, the sum of those in pixels, the table scrolls.
 */
export function gridOf(placed: readonly PlacedColumn[]): { readonly tracks: string; readonly least: number } {
  const shown = placed.filter((item) => item.shown);
  const stretches = shown.some(({ column, width }) => width === null && column.share > 0);
  const tracks = shown.map(({ column, width }) => {
    if (width !== null) return `minmax(${column.least}px, ${width}px)`;
    if (column.share > 0) return `minmax(${column.least}px, ${column.share}fr)`;
    // Something has to fill the table, or its rows would end before its frame does.
    if (!stretches && column.key === 'actions') return `minmax(${column.least}px, 1fr)`;
    return `minmax(${column.least}px, ${column.width}px)`;
  });
  return { tracks: tracks.join(' '), least: shown.reduce((sum, { column }) => sum + column.least, 0) };
}
