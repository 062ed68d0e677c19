import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import { formatBytes } from '../../format/bytes.ts';
import { operationWords } from '../../format/operation-sentences.ts';
import { useRunning } from '../../store/app-context.tsx';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { Age } from '../../ui/age.tsx';
import { rich } from '../../ui/rich.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './volume-page.module.css';
import { statusTone, statusWord } from './volume-rows.ts';

/** Beside the name of a volume's page: what is going on with it, how large and how old it is. */
export function VolumeFacts({ usage }: { usage: VolumeUsage }) {
  const { volume, status } = usage;
  const operation = useRunning().volumes.get(volume.name);
  const bytes = useVolumeSizes().sizes?.get(volume.name);
  return (
    <>
      <Tag tone={statusTone[status]}>
        {operation === undefined ? statusWord(status) : `${operationWords[operation.kind].doing()} …`}
      </Tag>
      {bytes !== undefined && <span className={styles.fact}>{formatBytes(bytes)}</span>}
      {volume.createdAt !== null && (
        <span className={styles.fact}>{rich('created {age}', { age: <Age at={volume.createdAt} /> })}</span>
      )}
    </>
  );
}
