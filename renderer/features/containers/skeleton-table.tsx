import Skeleton from '@mui/material/Skeleton';
import { Cell } from '../../ui/cell.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { columns } from './columns.ts';
import styles from './containers.module.css';

const rows = [0.6, 0.4, 0.5, 0.35].map((width, index) => ({
  key: `row ${index}`,
  height: 46,
  label: 'Loading',
  busy: true,
  width,
}));

/** The shape of the list while the engine has not answered yet. */
export function SkeletonTable() {
  return (
    <VirtualTable
      label="Containers"
      className={styles.table}
      columns={columns}
      rows={rows}
      renderRow={({ width }) => (
        <>
          <Cell className={styles.skeleton}>
            <Skeleton variant="circular" width={18} height={18} />
            <Skeleton width={`${width * 100}%`} />
          </Cell>
          <Cell>
            <Skeleton width="70%" />
          </Cell>
          <Cell>
            <Skeleton width="55%" />
          </Cell>
          <Cell>
            <Skeleton width="80%" />
          </Cell>
          <Cell />
        </>
      )}
    />
  );
}
