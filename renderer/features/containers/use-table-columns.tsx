import { type CSSProperties, type ReactNode, type RefObject, useMemo } from 'react';
import { t } from '../../../shared/texts.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import { ColumnHead } from './column-head.tsx';
import { gridOf, isPinned } from './column-layout.ts';
import { useColumns } from './use-columns.ts';
import { useSort } from './use-sort.ts';

/** The boxes come first: always there, never moved. */
export const selectColumn = 'select';
const selectWidth = 34;
const actionsColumn = 'actions';

/** The columns as the table draws them, and the order of rows that their heads choose. */
export function useTableColumns(body: RefObject<HTMLElement | null>) {
  const { placed, resize } = useColumns();
  const keys = placed.flatMap(({ column, shown }) => (shown ? column.key : [])).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of width alone is no reason to draw rows anew.
  const shown = useMemo(() => placed.filter((item) => item.shown).map(({ column }) => column), [keys]);
  const between = useMemo(() => shown.filter((column) => !isPinned(column)), [shown]);
  const { order, live, sortOf, sortBy } = useSort(shown, body);
  const { tracks, least } = gridOf(placed);
  const heads: readonly Column[] = [
    { key: selectColumn, title: t('Selection'), blank: true },
    ...shown.map(
      ({ key, title, align, sortValue }): Column => ({
        key,
        title,
        align,
        ...(sortValue === null ? {} : { sort: sortOf(key) }),
        ...(key === actionsColumn && { pinned: true }),
      }),
    ),
  ];
  const renderHead = ({ key }: Column): ReactNode => {
    const item = placed.find(({ column }) => column.key === key);
    return item === undefined ? null : (
      <ColumnHead
        column={item.column}
        width={item.width}
        sort={sortOf(key)}
        onSort={() => sortBy(key)}
        onWidth={(width) => resize(key, width)}
      />
    );
  };
  const style = {
    '--columns': `${selectWidth}px ${tracks}`,
    '--least': `${least + selectWidth}px`,
  } as CSSProperties;
  return { heads, renderHead, style, between, order, sortedLive: live };
}
