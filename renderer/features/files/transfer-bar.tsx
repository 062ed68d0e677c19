import { nameOf } from '../../../shared/container-path.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { plural, t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import styles from './files.module.css';
import type { Transfer } from './files-store.ts';

interface Props {
  readonly transfers: readonly Transfer[];
  readonly onCallOff: (id: number) => void;
}

function whatMoves({ request }: Transfer): string {
  if (request.kind === 'download')
    return t('Downloading {path}', { path: shownName(nameOf(request.path)) || '/' });
  return plural(request.paths.length, 'Uploading {n} item to {folder}', 'Uploading {n} items to {folder}', {
    folder: shownName(request.folder),
  });
}

function howFar({ bytes, total }: Transfer): string {
  if (total === null) return formatBytes(bytes);
  return t('{bytes} of {total}', { bytes: formatBytes(bytes), total: formatBytes(total) });
}

/** What is on its way, and how far. */
export function TransferBar({ transfers, onCallOff }: Props) {
  return transfers.map((transfer) => (
    <div key={transfer.id} role="status" aria-label={whatMoves(transfer)} className={styles.transfer}>
      <span className={styles.text}>
        {whatMoves(transfer)}: {howFar(transfer)}
      </span>
      {transfer.total !== null && (
        <progress value={transfer.bytes} max={Math.max(1, transfer.total)} aria-label={whatMoves(transfer)} />
      )}
      <ActionButton
        size="small"
        label={t('Cancel: {transfer}', { transfer: whatMoves(transfer) })}
        onClick={() => onCallOff(transfer.id)}
      >
        {t('Cancel')}
      </ActionButton>
    </div>
  ));
}
