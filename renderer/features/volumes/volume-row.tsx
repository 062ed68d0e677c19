import Skeleton from '@mui/material/Skeleton';
import { memo } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import type { StackNote } from '../../../shared/stack-memory.ts';
import type { VolumeUsage } from '../../../shared/volume-usage.ts';
import { inUseReason } from '../../commands/volume-menu.ts';
import { age } from '../../format/age.ts';
import { formatBytes } from '../../format/bytes.ts';
import { busyReason, doing } from '../../format/operation-words.ts';
import { useActions } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { Age } from '../../ui/age.tsx';
import { Cell } from '../../ui/cell.tsx';
import { useTimeText } from '../../ui/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { statusWord, userNames } from './volume-rows.ts';
import styles from './volumes.module.css';

interface Props {
  readonly usage: VolumeUsage;
  /** `loading` until the engine has counted; `null` where it can't tell. */
  readonly size: number | 'loading' | null;
  /** What the app knows of the deleted stack that left it. */
  readonly note: StackNote | null;
  readonly operation: Operation | null;
}

const tones: Record<VolumeUsage['status'], TagTone> = {
  'in-use': 'good',
  kept: 'off',
  unused: 'off',
  anonymous: 'warning',
};

function UsedBy({ usage, note }: Pick<Props, 'usage' | 'note'>) {
  const when = useTimeText((now) => (note?.goneAt ? ` (deleted ${age(note.goneAt, now)})` : ' (deleted)'));
  const names = userNames(usage);
  if (names.length > 0) return <NameText>{names.join(', ')}</NameText>;
  const { compose } = usage.volume;
  if (usage.status === 'kept' && compose !== null) return <NameText>{`${compose.project}${when}`}</NameText>;
  return <span className={styles.dim}>nothing</span>;
}

function Size({ size }: Pick<Props, 'size'>) {
  if (size === 'loading')
    return <Skeleton width={54} className={styles.size ?? ''} aria-label="Size is being counted" />;
  return size === null ? <span title="The engine can’t tell">–</span> : formatBytes(size);
}

export const VolumeRow = memo(function VolumeRow({ usage, size, note, operation }: Props) {
  const { openDialog } = useActions();
  const engineReason = useEngineReason();
  const { volume, status } = usage;
  const { name } = volume;
  return (
    <>
      <Cell className={styles.name}>
        <Icon name="volume" />
        <b className="ellipsis" title={name}>
          <bdi>{volume.anonymous ? `${name.slice(0, 6)}…${name.slice(-4)}` : name}</bdi>
        </b>
      </Cell>
      <Cell>
        <Tag tone={tones[status]}>
          {operation === null ? statusWord(status) : `${doing(operation.kind)} …`}
        </Tag>
      </Cell>
      <Cell>
        <UsedBy usage={usage} note={note} />
      </Cell>
      <Cell>{volume.createdAt !== null && <Age at={volume.createdAt} />}</Cell>
      <Cell className={styles.end}>
        <Size size={size} />
      </Cell>
      <Cell className={styles.end}>
        <IconButton
          label={`Delete ${name}`}
          hint="Delete"
          icon="bin"
          tone="danger"
          disabledReason={engineReason ?? (operation === null ? inUseReason(usage) : busyReason(operation))}
          onClick={() => openDialog({ kind: 'delete-volume', name })}
        />
      </Cell>
    </>
  );
});
