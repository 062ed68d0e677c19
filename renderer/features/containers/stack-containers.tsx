import { useCallback, useMemo, useRef, useState } from 'react';
import type { Stack } from '../../../shared/stack.ts';
import { t } from '../../../shared/texts.ts';
import { useApp, useRunning } from '../../store/app-context.tsx';
import { useWatchData } from '../../store/use-watch-data.ts';
import { useWatchFigures } from '../../store/use-watch-figures.ts';
import { Cell } from '../../ui/cell.tsx';
import { type RowRange, VirtualTable } from '../../ui/virtual-table.tsx';
import { ContainerRow } from './container-row.tsx';
import styles from './containers.module.css';
import { RowWorldProvider } from './row-world.tsx';
import { memberRows } from './rows.ts';
import { useOpenRowMenu } from './use-open-row-menu.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useTableColumns } from './use-table-columns.tsx';
import { watchedContainers } from './watched-containers.ts';

/** The containers of one stack, with the columns of the table Containers. */
export function StackContainers({ stack }: { stack: Stack }) {
  const running = useRunning();
  const stale = useApp(({ snapshot }) => snapshot.connection.kind !== 'ready');
  const openRowMenu = useOpenRowMenu();
  const rowKeys = useRowKeys();
  const body = useRef<HTMLDivElement>(null);
  const { heads, renderHead, style, between, order, sortedLive } = useTableColumns(body);
  const [range, setRange] = useState<RowRange>({ first: 0, last: -1 });
  const rows = useMemo(
    () => memberRows(stack.name, stack.containers, running, order),
    [stack, running, order],
  );
  const watched = useMemo(
    () => watchedContainers(sortedLive ? rows : rows.slice(range.first, range.last + 1)),
    [rows, range, sortedLive],
  );
  useWatchFigures(watched);
  useWatchData(stack.containers);
  const renderRow = useCallback(
    ({ container, operation, heldBy }: (typeof rows)[number]) => (
      <>
        <Cell className={styles.select} />
        <ContainerRow columns={between} container={container} child operation={operation} heldBy={heldBy} />
      </>
    ),
    [between],
  );
  return (
    <RowWorldProvider>
      <VirtualTable
        label={t('Containers of {name}', { name: stack.name })}
        className={styles.table}
        style={style}
        columns={heads}
        renderHead={renderHead}
        rows={rows}
        onRange={setRange}
        bodyRef={body}
        renderRow={renderRow}
        onRowMenu={openRowMenu}
        onRowKey={rowKeys}
        stale={stale}
      />
    </RowWorldProvider>
  );
}
