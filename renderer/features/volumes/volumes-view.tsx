import { type ReactNode, useCallback, useMemo } from 'react';
import { volumeUsages } from '../../../shared/volume-usage.ts';
import { formatBytes } from '../../format/bytes.ts';
import { count } from '../../format/list.ts';
import { useApp, useRunning, useSetUi } from '../../store/app-context.tsx';
import type { VolumeFilter } from '../../store/ui-state.ts';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonTable } from '../../ui/skeleton-table.tsx';
import { View } from '../../ui/view.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { VolumeRow } from './volume-row.tsx';
import { type VolumeRowModel, volumeRows } from './volume-rows.ts';
import styles from './volumes.module.css';

const columns: readonly Column[] = [
  { key: 'name', title: 'Name' },
  { key: 'status', title: 'Status' },
  { key: 'used-by', title: 'Used by' },
  { key: 'created', title: 'Created' },
  { key: 'size', title: 'Size', align: 'end' },
  { key: 'actions', title: 'Actions', align: 'end' },
];

const filters: readonly { value: VolumeFilter; text: string }[] = [
  { value: 'in-use', text: 'In use' },
  { value: 'unused', text: 'Unused' },
  { value: 'all', text: 'All' },
];

function NoVolumes({ any }: { any: boolean }) {
  const setUi = useSetUi();
  return any ? (
    <EmptyState
      icon="search"
      title="No matches"
      actions={
        <ActionButton onClick={() => setUi(() => ({ volumeQuery: '', volumeFilter: 'all' }))}>
          Show all volumes
        </ActionButton>
      }
    >
      No volume fits this search and filter.
    </EmptyState>
  ) : (
    <EmptyState icon="volume" title="No volumes yet">
      A volume keeps data when its container goes. Run a stack that names one, and it stands here.
    </EmptyState>
  );
}

/** Every volume of the engine: who uses it, how old and how large it is. */
export function VolumesView({ engineNotice }: { engineNotice: ReactNode }) {
  const setUi = useSetUi();
  const snapshot = useApp((data) => data.snapshot);
  const deletedStacks = useApp((data) => data.deletedStacks);
  const { volumeQuery, volumeFilter } = useApp(({ ui }) => ui);
  const running = useRunning();
  const { sizes } = useVolumeSizes();
  const { volumes, containers, connection, listedAt } = snapshot;

  const usages = useMemo(() => volumeUsages(volumes.values(), containers.values()), [volumes, containers]);
  const rows = useMemo(
    () => volumeRows(usages, volumeQuery, volumeFilter),
    [usages, volumeQuery, volumeFilter],
  );
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
        />
      );
    },
    [sizes, notes, running],
  );
  const total =
    sizes === null ? '' : ` · ${formatBytes([...sizes.values()].reduce((sum, bytes) => sum + bytes, 0))}`;
  return (
    <View
      title="Volumes"
      sub={listedAt === null ? '' : `${count(volumes.size, 'volume')}${volumes.size > 0 ? total : ''}`}
      notice={engineNotice}
      toolbar={
        <>
          <SearchBox
            value={volumeQuery}
            placeholder="Search volumes and stacks"
            onChange={(value) => setUi(() => ({ volumeQuery: value }))}
          />
          <Segments
            label="Show"
            options={filters}
            value={volumeFilter}
            onChange={(value) => setUi(() => ({ volumeFilter: value }))}
          />
        </>
      }
    >
      {listedAt !== null && (
        <VirtualTable
          label="Volumes"
          className={styles.table}
          columns={columns}
          rows={rows}
          listKey={`${volumeFilter} ${volumeQuery}`}
          renderRow={renderRow}
          stale={connection.kind !== 'ready'}
          empty={<NoVolumes any={volumes.size > 0} />}
        />
      )}
      {listedAt === null && connection.kind === 'connecting' && (
        <SkeletonTable label="Volumes" columns={columns} className={styles.table} />
      )}
    </View>
  );
}
