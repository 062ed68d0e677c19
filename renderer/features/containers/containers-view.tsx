import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { containerLabel } from '../../../shared/container-label.ts';
import { filterInventory } from '../../../shared/filter-inventory.ts';
import type { Operation } from '../../../shared/operation.ts';
import type { Inventory } from '../../../shared/stack.ts';
import { plural, t } from '../../../shared/texts.ts';
import { listed as listedNames } from '../../format/list.ts';
import { useApp, useInventory, useRunning, useSetUi } from '../../store/app-context.tsx';
import { tickOf } from '../../store/selection.ts';
import { useSelected } from '../../store/use-selected.ts';
import { useWatchData } from '../../store/use-watch-data.ts';
import { useWatchFigures } from '../../store/use-watch-figures.ts';
import { Cell } from '../../ui/cell.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SkeletonTable } from '../../ui/skeleton-table.tsx';
import { View } from '../../ui/view.tsx';
import { type RowRange, VirtualTable } from '../../ui/virtual-table.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ChartsButton } from './charts-button.tsx';
import { ColumnsButton } from './columns-button.tsx';
import { ContainerRow } from './container-row.tsx';
import styles from './containers.module.css';
import { NoMatches, NothingYet } from './empty-containers.tsx';
import { Meters } from './meters.tsx';
import { OnlyRunningSwitch } from './only-running-switch.tsx';
import { PendingRow } from './pending-row.tsx';
import { containersOfRow } from './row-range.ts';
import { RowWorldProvider } from './row-world.tsx';
import { type ContainersRow, containersRows } from './rows.ts';
import { RunButton } from './run-button.tsx';
import { SelectAll } from './select-all.tsx';
import { SelectCell } from './select-cell.tsx';
import { SelectionStatus } from './selection-status.tsx';
import { StackRow } from './stack-row.tsx';
import { useOpenRowMenu } from './use-open-row-menu.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useSelection } from './use-selection.ts';
import { selectColumn, useTableColumns } from './use-table-columns.tsx';
import { containersInSight, watchedContainers } from './watched-containers.ts';

interface Props {
  /** The steps and the log of an operation, beneath its row. */
  readonly progressOf: (operation: Operation) => ReactNode;
  /** Says that the engine is away, above the list. */
  readonly engineNotice: ReactNode;
  /** CPU and memory over time, above the table while they are open. */
  readonly charts: ReactNode;
  /** What stands beneath the table: the deleted stacks. */
  readonly children: ReactNode;
}

/** `2 stacks and 2 containers`: the rows, so containers of a stack don't count by themselves. */
function countsText({ stacks, standalone }: Inventory): string {
  const parts = [
    ...(stacks.length > 0 ? [plural(stacks.length, '{n} stack', '{n} stacks')] : []),
    ...(standalone.length > 0 ? [plural(standalone.length, '{n} container', '{n} containers')] : []),
  ];
  return parts.length > 0 ? listedNames(parts) : t('No containers');
}

/** The containers of the engine, grouped into stacks. */
export function ContainersView({ progressOf, engineNotice, charts, children }: Props) {
  const setUi = useSetUi();
  const openRowMenu = useOpenRowMenu();
  const rowKeys = useRowKeys();
  const all = useInventory();
  const running = useRunning();
  const operations = useApp((data) => data.operations);
  const deletedStacks = useApp((data) => data.deletedStacks);
  const connection = useApp(({ snapshot }) => snapshot.connection.kind);
  const listed = useApp(({ snapshot }) => snapshot.listedAt !== null);
  const ui = useApp((data) => data.ui);
  const { query, onlyRunning, expanded, closedInSearch, progress, selected } = ui;
  const body = useRef<HTMLDivElement>(null);
  const { heads, renderHead, style, between, order, sortedLive } = useTableColumns(body);
  const [range, setRange] = useState<RowRange>({ first: 0, last: -1 });

  const shown = useMemo(() => filterInventory(all, { query, onlyRunning }), [all, query, onlyRunning]);
  const deleted = useMemo(() => new Set<string>(deletedStacks.map((stack) => stack.name)), [deletedStacks]);
  const rows = useMemo(
    () =>
      containersRows({
        all,
        shown,
        operations,
        running,
        deleted,
        order,
        ui: { expanded, closedInSearch, progress },
      }),
    [all, shown, operations, running, deleted, order, expanded, closedInSearch, progress],
  );
  const shownContainers = useMemo(() => {
    const { stacks, standalone } = shown.inventory;
    return [...stacks.flatMap(({ containers }) => containers), ...standalone];
  }, [shown]);
  const selection = useSelection(rows, shownContainers);
  const { tick } = selection;
  const sight = useSelected();
  const clearAndStay = () => {
    selection.clear();
    // The bar goes, and the focus with it: the table takes both.
    body.current?.closest<HTMLElement>('[role="table"]')?.focus();
  };
  const watched = useMemo(() => {
    // To know which rows come first by a figure takes the figures of all.
    return watchedContainers(sortedLive ? rows : rows.slice(range.first, range.last + 1));
  }, [rows, range, sortedLive]);
  useWatchFigures(watched);
  useWatchData(useMemo(() => containersInSight(rows.slice(range.first, range.last + 1)), [rows, range]));
  const renderRow = useCallback(
    (row: ContainersRow): ReactNode => {
      switch (row.kind) {
        case 'stack':
          return (
            <>
              <SelectCell
                name={row.stack.name}
                rowKey={row.key}
                containers={row.stack.containers}
                onTick={tick}
              />
              <StackRow
                columns={between}
                stack={row.stack}
                open={row.open}
                searched={row.searched}
                operation={row.operation}
              />
            </>
          );
        case 'container':
          return (
            <>
              <SelectCell
                name={containerLabel(row.container)}
                rowKey={row.key}
                containers={containersOfRow(row)}
                onTick={tick}
              />
              <ContainerRow
                columns={between}
                container={row.container}
                child={row.stack !== null}
                operation={row.operation}
                heldBy={row.heldBy}
              />
            </>
          );
        case 'pending':
          return (
            <>
              <Cell className={styles.select} />
              <PendingRow operation={row.operation} />
            </>
          );
        case 'progress':
          return <Cell>{progressOf(row.operation)}</Cell>;
      }
    },
    [progressOf, between, tick],
  );

  const isTicked = useCallback(
    (row: ContainersRow) => tickOf(containersOfRow(row), selected) === 'all',
    [selected],
  );

  const live = connection === 'ready' ? t(' · all changes appear live') : '';
  const narrowed = query.trim() !== '' || onlyRunning;
  const nothing = all.stacks.length === 0 && all.standalone.length === 0;
  return (
    <View
      title={t('Containers')}
      sub={listed ? `${countsText(all)}${live}` : ''}
      aside={
        listed &&
        !nothing && (
          <>
            <Meters />
            <ChartsButton />
          </>
        )
      }
      notice={engineNotice}
      toolbar={
        <>
          <SearchBox
            value={ui.query}
            placeholder={t('Search containers and stacks')}
            onChange={(value) => setUi(() => ({ query: value, closedInSearch: new Set() }))}
          />
          <OnlyRunningSwitch />
          <span className={styles.grow} />
          <SelectionStatus sight={sight} />
          {sight.inSight.length + sight.hidden.length > 0 ? (
            <BulkBar sight={sight} onClear={clearAndStay} onKey={selection.onKey} />
          ) : (
            <>
              <ColumnsButton />
              <RunButton />
            </>
          )}
        </>
      }
    >
      {listed && !nothing && ui.charts && charts}
      {listed && (
        <RowWorldProvider>
          <VirtualTable
            label={t('Containers')}
            className={styles.table}
            style={style}
            columns={heads}
            renderHead={(column) =>
              column.key === selectColumn ? (
                <SelectAll shown={shownContainers} onToggle={selection.toggleAll} />
              ) : (
                renderHead(column)
              )
            }
            onKey={selection.onKey}
            rows={rows}
            listKey={`${onlyRunning} ${query}`}
            onRange={setRange}
            bodyRef={body}
            renderRow={renderRow}
            isTicked={isTicked}
            onRowMenu={openRowMenu}
            onRowKey={rowKeys}
            stale={connection !== 'ready'}
            empty={nothing || !narrowed ? <NothingYet /> : <NoMatches />}
          >
            {children}
          </VirtualTable>
        </RowWorldProvider>
      )}
      {!listed && connection === 'connecting' && (
        <SkeletonTable label={t('Containers')} columns={heads} style={style} className={styles.table} />
      )}
    </View>
  );
}
