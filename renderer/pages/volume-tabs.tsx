import { t } from '../../shared/texts.ts';
import type { VolumeUsage } from '../../shared/volume-usage.ts';
import { UsedBy } from '../features/volumes/used-by.tsx';
import { VolumeExports } from '../features/volumes/volume-exports.tsx';
import type { VolumeTab } from '../store/route.ts';
import type { PageTab } from './page-frame.tsx';
import { StoredData } from './stored-data.tsx';

/** The tabs of a volume's page, in their order. */
export const volumeTabTable: readonly PageTab<VolumeTab, VolumeUsage>[] = [
  { key: 'data', title: t('Stored data'), show: ({ volume }) => <StoredData name={volume.name} /> },
  { key: 'used-by', title: t('Used by'), show: (usage) => <UsedBy usage={usage} /> },
  { key: 'exports', title: t('Exports'), show: ({ volume }) => <VolumeExports name={volume.name} /> },
];
