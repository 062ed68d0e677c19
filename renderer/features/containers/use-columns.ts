import { useMemo } from 'react';
import type { ColumnSetting } from '../../../shared/settings.ts';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import { changed, moved, placedColumns, reset } from './column-layout.ts';
import { columns } from './columns.tsx';

/** The columns as they are arranged, and what arranges them. */
export function useColumns() {
  const saved = useApp(({ ui }) => ui.columns);
  const setUi = useSetUi();
  const placed = useMemo(() => placedColumns(saved, columns), [saved]);
  const acts = useMemo(() => {
    const arrange = (change: (before: readonly ColumnSetting[]) => readonly ColumnSetting[]) =>
      setUi((ui) => ({ columns: change(ui.columns) }));
    return {
      show: (key: string, shown: boolean) => arrange((before) => changed(before, columns, key, { shown })),
      resize: (key: string, width: number | null) =>
        arrange((before) => changed(before, columns, key, { width })),
      move: (key: string, place: number) => arrange((before) => moved(before, columns, key, place)),
      resetAll: () => arrange((before) => reset(before, columns)),
    };
  }, [setUi]);
  return { placed, ...acts };
}
