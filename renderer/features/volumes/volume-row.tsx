import Skeleton from '@mui/material/Skeleton';
import { memo } from 'react';
import type { VolumeName } from '../../../shared/ids.ts';
import type { Operation } from '../../../shared/operation.ts';
import type { StackNote } from '../../../shared/stack-memory.ts';
import { t } from '../../../shared/texts.ts';
import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import { rowChords } from '../../commands/row-chords.ts';
import { inUseReason, userNames } from '../../commands/volume-menu.ts';
import { age } from '../../format/age.ts';
import { formatBytes } from '../../format/bytes.ts';
import { operationWords } from '../../format/operation-sentences.ts';
import { busyReason } from '../../format/operation-words.ts';
import { transferPercent } from '../../format/transfer-words.ts';
import { useActions, useSetUi } from '../../store/app-context.tsx';
import { hrefOf } from '../../store/route.ts';
import { Age } from '../../ui/age.tsx';
import { Cell } from '../../ui/cell.tsx';
import { useTimeText } from '../../ui/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import { shortName } from './short-name.ts';
import { statusTone, statusWord } from './volume-rows.ts';
import styles from './volumes.module.css';

interface Props {
  readonly usage: VolumeUsage;
  /** `loading` until the engine has counted; `null` where it can't tell. */
  readonly size: number | 'loading' | null;
  /** What the app knows of the deleted stack that left it. */
  readonly note: StackNote | null;
  readonly operation: Operation | null;
  /** Why nothing can be changed right now. */
  readonly engineReason: string | null;
  readonly ticked: boolean;
  readonly menuOpen: boolean;
  readonly onTick: (name: VolumeName, range: boolean) => void;
}

function UsedBy({ usage, note }: Pick<Props, 'usage' | 'note'>) {
  const when = useTimeText((now) =>
    note?.goneAt ? t(' (deleted {goneAt})', { goneAt: age(note.goneAt, now) }) : t(' (deleted)'),
  );
  const names = userNames(usage);
  if (names.length > 0) return <NameText>{names.join(', ')}</NameText>;
  const { compose } = usage.volume;
  if (usage.status === 'kept' && compose !== null) return <NameText>{`${compose.project}${when}`}</NameText>;
  return <span className={styles.dim}>{t('nothing')}</span>;
}

function Size({ size }: Pick<Props, 'size'>) {
  if (size === 'loading')
    return <Skeleton width={54} className={styles.size ?? ''} aria-label={t('Size is being counted')} />;
  return size === null ? <span title={t('The engine can’t tell')}>–</span> : formatBytes(size);
}

/** `Exporting 45%`, as far as anybody knows how far it is. */
function busyText(operation: Operation): string {
  const percent = transferPercent(operation.transfer);
  return `${operationWords[operation.kind].doing()} ${percent === null ? '…' : `${percent}%`}`;
}

function MoreButton({ name, open }: { name: VolumeName; open: boolean }) {
  const setUi = useSetUi();
  return (
    <IconButton
      label={t('More actions for {name}', { name })}
      hint={t('More actions')}
      icon="more"
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={({ currentTarget }) => {
        const { right, bottom } = currentTarget.getBoundingClientRect();
        setUi(() => ({ volumeMenu: { name, left: right, top: bottom, corner: 'right' } }));
      }}
    />
  );
}

export const VolumeRow = memo(function VolumeRow(props: Props) {
  const { usage, size, note, operation, engineReason, ticked, menuOpen, onTick } = props;
  const { openDialog } = useActions();
  const { volume, status } = usage;
  const { name } = volume;
  return (
    <>
      <Cell className={styles.select}>
        <TickBox
          label={t('Select {name}', { name })}
          tick={ticked ? 'all' : 'none'}
          onTick={(range) => onTick(name, range)}
        />
      </Cell>
      <Cell className={styles.name}>
        <Icon name="volume" />
        <a className={styles.pageLink} href={hrefOf({ view: 'volume', name, tab: 'data' })} title={name}>
          <b className="ellipsis">
            <bdi>{shortName(volume)}</bdi>
          </b>
        </a>
      </Cell>
      <Cell>
        <Tag tone={statusTone[status]}>{operation === null ? statusWord(status) : busyText(operation)}</Tag>
      </Cell>
      <Cell>
        <UsedBy usage={usage} note={note} />
      </Cell>
      <Cell>{volume.createdAt !== null && <Age at={volume.createdAt} />}</Cell>
      <Cell className={styles.end}>
        <Size size={size} />
      </Cell>
      <Cell className={styles.actions}>
        <MoreButton name={name} open={menuOpen} />
        <IconButton
          label={t('Delete {name}', { name })}
          hint={t('Delete')}
          chord={rowChords.delete}
          icon="bin"
          tone="danger"
          disabledReason={engineReason ?? (operation === null ? inUseReason(usage) : busyReason(operation))}
          onClick={() => openDialog({ kind: 'delete-volume', name })}
        />
      </Cell>
    </>
  );
});
