import type { VolumeUsage } from '../../shared/volume-usage.ts';
import { UsedBy } from '../features/volumes/used-by.tsx';
import { VolumeExports } from '../features/volumes/volume-exports.tsx';
import type { VolumeTab } from '../store/route.ts';
import type { PageTab } from './page-frame.tsx';
import { StoredData } from './stored-data.tsx';

/** The tabs of a volume's page, in their order. */
export const volumeTabTable: readonly PageTab<VolumeTab, VolumeUsage>[] = [
  { key: 'data', title: 'Stored data', show: ({ volume }) => <StoredData name={volume.name} /> },
  { key: 'used-by', title: 'Used by', show: (usage) => <UsedBy usage={usage} /> },
  { key: 'exports', title: 'Exports', show: ({ volume }) => <VolumeExports name={volume.name} /> },
];
