import Skeleton from '@mui/material/Skeleton';
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
      className={styles['table']}
      columns={columns}
      rows={rows}
      renderRow={({ width }) => (
        <>
          <div role="cell" className={styles['skeleton']}>
            <Skeleton variant="circular" width={18} height={18} />
            <Skeleton width={`${width * 100}%`} />
          </div>
          <div role="cell">
            <Skeleton width="70%" />
          </div>
          <div role="cell">
            <Skeleton width="55%" />
          </div>
          <div role="cell">
            <Skeleton width="80%" />
          </div>
          <div role="cell" />
        </>
      )}
    />
  );
}
