import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef } from 'react';
import { plural, t } from '../../../shared/texts.ts';
import { volumeUsages } from '../../../shared/volume-usage.ts';
import { useTargetKeys } from '../../commands/use-target-keys.ts';
import { formatBytes } from '../../format/bytes.ts';
import { useActions, useApp, useRunning, useSetUi } from '../../store/app-context.tsx';
import { nextSort, type Sort } from '../../store/sorted.ts';
import { useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { MenuPlace } from '../../ui/context-menu.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonTable } from '../../ui/skeleton-table.tsx';
import { SortButton } from '../../ui/sort-button.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import { View } from '../../ui/view.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { useVolumeSelection } from './use-volume-selection.ts';
import { VolumeBulkBar } from './volume-bulk-bar.tsx';
import { VolumeRow } from './volume-row.tsx';
import { isSortable, statusWord, type VolumeRowModel, volumeRows } from './volume-rows.ts';
import styles from './volumes.module.css';

const columns: readonly Column[] = [
  { key: 'select', title: t('Select'), blank: true },
  { key: 'name', title: t('Name') },
  { key: 'status', title: t('Status') },
  { key: 'used-by', title: t('Used by') },
  { key: 'created', title: t('Created') },
  { key: 'size', title: t('Size'), align: 'end' },
  { key: 'actions', title: t('Actions'), align: 'end' },
];

const statuses = ['in-use', 'kept', 'unused', 'anonymous'] as const;
const filters = [
  { value: 'all' as const, text: t('All') },
  ...statuses.map((value) => ({ value, text: statusWord(value) })),
];

function NoVolumes({ any }: { any: boolean }) {
  const setUi = useSetUi();
  const { openDialog } = useActions();
  return any ? (
    <EmptyState
      icon="search"
      title={t('No matches')}
      actions={
        <ActionButton onClick={() => setUi(() => ({ volumeQuery: '', volumeFilter: 'all' }))}>
          {t('Show all volumes')}
        </ActionButton>
      }
    >
      {t('No volume fits this search and filter.')}
    </EmptyState>
  ) : (
    <EmptyState
      icon="volume"
      title={t('No volumes yet')}
      actions={
        <ActionButton onClick={() => openDialog({ kind: 'create-volume' })}>
          {t('Create a volume')}
        </ActionButton>
      }
    >
      {t('A volume keeps data when its container goes. Run a stack that names one, and it stands here.')}
    </EmptyState>
  );
}

/** The rows as search, filter and sorting leave them. */
function useVolumeRows() {
  const { volumes, containers } = useApp(({ snapshot }) => snapshot);
  const { volumeQuery: query, volumeFilter: filter, volumeSort: sort } = useApp(({ ui }) => ui);
  const { sizes } = useVolumeSizes();
  const usages = useMemo(() => volumeUsages(volumes.values(), containers.values()), [volumes, containers]);
  // Sizes come late: rows that aren't sorted by them need not wait for them, nor be made anew.
  const sortedBy = sort?.key === 'size' ? sizes : null;
  const rows = useMemo(
    () => volumeRows(usages, { query, filter, sort, sizes: sortedBy }),
    [usages, query, filter, sort, sortedBy],
  );
  return { rows, sizes };
}

function sizeText(sizes: ReadonlyMap<unknown, number> | null): string {
  if (sizes === null) return '';
  return ` · ${formatBytes([...sizes.values()].reduce((sum, bytes) => sum + bytes, 0))}`;
}

/** Every volume of the engine: who uses it, how old and how large it is. */
export function VolumesView({ engineNotice }: { engineNotice: ReactNode }) {
  const setUi = useSetUi();
  const { openDialog } = useActions();
  const { volumes, connection, listedAt } = useApp((data) => data.snapshot);
  const deletedStacks = useApp((data) => data.deletedStacks);
  const { volumeQuery, volumeFilter, volumeSort, volumeMenu, selectedVolumes } = useApp(({ ui }) => ui);
  const running = useRunning();
  const engineReason = useEngineReason();
  const { rows, sizes } = useVolumeRows();
  const shown = useMemo(() => rows.map(({ usage }) => usage.volume.name), [rows]);
  const selection = useVolumeSelection(shown);
  const { tick } = selection;
  const body = useRef<HTMLDivElement>(null);
  const notes = useMemo(() => new Map(deletedStacks.map(({ name, note }) => [name, note])), [deletedStacks]);
  const renderRow = useCallback(
    ({ usage }: VolumeRowModel) => {
      const { name, compose } = usage.volume;
      return (
        <VolumeRow
          usage={usage}
          size={sizes === null ? 'loading' : (sizes.get(name) ?? null)}
          note={compose === null ? null : (notes.get(compose.project) ?? null)}
          operation={running.volumes.get(name) ?? null}
          engineReason={engineReason}
          ticked={selectedVolumes.has(name)}
          menuOpen={volumeMenu?.name === name}
          onTick={tick}
        />
      );
    },
    [sizes, notes, running, engineReason, selectedVolumes, volumeMenu, tick],
  );
  const isTicked = useCallback(
    ({ usage }: VolumeRowModel) => selectedVolumes.has(usage.volume.name),
    [selectedVolumes],
  );
  const renderHead = ({ key, title }: Column): ReactNode => {
    if (key === 'select') {
      return (
        <TickBox
          label={t('Select all')}
          tick={tickOfAll(shown, selectedVolumes)}
          onTick={selection.toggleAll}
        />
      );
    }
    if (!isSortable(key)) return title;
    const onSort = () => setUi((ui) => ({ volumeSort: nextSort(ui.volumeSort, key) }));
    return <SortButton title={title} sort={sortOf(key, volumeSort)} onSort={onSort} />;
  };
  const onRowMenu = ({ usage }: VolumeRowModel, place: MenuPlace) =>
    setUi(() => ({ volumeMenu: { name: usage.volume.name, ...place } }));
  const targetKeys = useTargetKeys();
  const onRowKey = ({ usage }: VolumeRowModel, event: KeyboardEvent<HTMLElement>) => {
    // What is ticked is meant then: the table asks about all of it.
    if (event.key === 'Delete' && selectedVolumes.size > 0) return;
    targetKeys({ kind: 'volume', name: usage.volume.name }, event);
  };
  const clearAndStay = () => {
    selection.clear();
    // The bar goes, and the focus with it: the table takes both.
    body.current?.closest<HTMLElement>('[role="table"]')?.focus();
  };
  const inSight = shown.filter((name) => selectedVolumes.has(name)).length;
  const heads = columns.map((column) =>
    isSortable(column.key) ? { ...column, sort: sortOf(column.key, volumeSort) } : column,
  );
  return (
    <View
      title={t('Volumes')}
      sub={
        listedAt === null
          ? ''
          : `${plural(volumes.size, '{n} volume', '{n} volumes')}${volumes.size > 0 ? sizeText(sizes) : ''}`
      }
      notice={engineNotice}
      toolbar={
        <>
          <SearchBox
            value={volumeQuery}
            placeholder={t('Search volumes and stacks')}
            onChange={(value) => setUi(() => ({ volumeQuery: value }))}
          />
          <Segments
            label={t('Show')}
            options={filters}
            value={volumeFilter}
            onChange={(value) => setUi(() => ({ volumeFilter: value }))}
          />
          <span className={styles.grow} />
          {selectedVolumes.size > 0 ? (
            <VolumeBulkBar
              selected={[...selectedVolumes]}
              hidden={selectedVolumes.size - inSight}
              onClear={clearAndStay}
              onKey={selection.onKey}
            />
          ) : (
            <>
              <ActionButton
                disabledReason={engineReason}
                onClick={() => openDialog({ kind: 'import-volume', name: null, path: null })}
              >
                {t('Import')}
              </ActionButton>
              <ActionButton
                look="primary"
                icon="plus"
                disabledReason={engineReason}
                onClick={() => openDialog({ kind: 'create-volume' })}
              >
                {t('Create')}
              </ActionButton>
            </>
          )}
        </>
      }
    >
      {listedAt !== null && (
        <VirtualTable
          label={t('Volumes')}
          className={styles.table}
          columns={heads}
          renderHead={renderHead}
          rows={rows}
          listKey={`${volumeFilter} ${volumeQuery}`}
          bodyRef={body}
          renderRow={renderRow}
          isTicked={isTicked}
          onRowMenu={onRowMenu}
          onRowKey={onRowKey}
          onKey={selection.onKey}
          stale={connection.kind !== 'ready'}
          empty={<NoVolumes any={volumes.size > 0} />}
        />
      )}
      {listedAt === null && connection.kind === 'connecting' && (
        <SkeletonTable label={t('Volumes')} columns={columns} className={styles.table} />
      )}
    </View>
  );
}

function sortOf(key: string, sort: Sort): NonNullable<Column['sort']> {
  if (sort?.key !== key) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** Ticked in part also when what is ticked is not shown. */
function tickOfAll(shown: readonly string[], selected: ReadonlySet<string>): 'all' | 'some' | 'none' {
  if (selected.size === 0) return 'none';
  return shown.length > 0 && shown.every((name) => selected.has(name)) ? 'all' : 'some';
}
