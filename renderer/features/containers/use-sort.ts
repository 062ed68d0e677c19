import { type RefObject, useMemo } from 'react';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import { nextSort } from '../../store/sorted.ts';
import type { ContainersColumn } from './columns.tsx';
import type { RowOrder } from './rows.ts';
import { useHeldFigures } from './use-held-figures.ts';

/** How rows are sorted. A column that isn't shown sorts nothing: nobody could see why, nor change it. */
export function useSort(shown: readonly ContainersColumn[], body: RefObject<HTMLElement | null>) {
  const setUi = useSetUi();
  const sort = useApp(({ ui }) => ui.sort);
  const column = shown.find(({ key }) => key === sort?.key);
  const live = column?.live ?? false;
  const descending = sort?.descending ?? false;
  const figures = useHeldFigures(live ? `${column?.key} ${descending}` : null, body);
  const order = useMemo((): RowOrder | null => {
    const value = column?.sortValue ?? null;
    return value === null ? null : { sortValue: (subject) => value(subject, figures), descending };
  }, [column, figures, descending]);
  return {
    order,
    /** Every row's place depends on figures, also of those out of sight. */
    live,
    sortOf: (key: string) =>
      order === null || key !== column?.key ? 'none' : descending ? 'descending' : 'ascending',
    sortBy: (key: string) => setUi((ui) => ({ sort: nextSort(ui.sort, key) })),
  } as const;
}
