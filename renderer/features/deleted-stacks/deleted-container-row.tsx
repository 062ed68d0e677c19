import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import type { Deletion } from '../../../shared/deletion.ts';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { absoluteTime, age } from '../../format/age.ts';
import { busyReason, progressText } from '../../format/operation-words.ts';
import { useActions } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useTimeText } from '../../ui/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './deleted-stacks.module.css';
import { savedWords } from './saved-words.ts';

interface Props {
  readonly deletion: Deletion;
  readonly operation: Operation | null;
  readonly progressOf: (operation: Operation) => ReactNode;
}

function Deleted({ at }: { at: number }) {
  const text = useTimeText((now) => t('Container deleted {at}', { at: age(at, now) }));
  return <span title={absoluteTime(at)}>{text}</span>;
}

/** A container that stood alone: it is run again from what was noted of it. */
export function DeletedContainerRow({ deletion, operation, progressOf }: Props) {
  const { undo, forgetDeletion } = useActions();
  const engineReason = useEngineReason();
  const { id, name, at } = deletion;
  const saved = savedWords(deletion);
  const busy = operation === null ? null : busyReason(operation);
  return (
    <li className={styles.item} aria-busy={operation !== null}>
      <div className={styles.row}>
        <Icon name="container" />
        <div className={styles.texts}>
          <NameText as="b">{name}</NameText>
          <small className={styles.under}>
            {operation === null ? (
              <Deleted at={at} />
            ) : (
              <span className={styles.operation}>{progressText(operation, name)}</span>
            )}
          </small>
        </div>
        {saved !== null && (
          <div className={styles.kept}>
            <Tag tone="good" icon="shield">
              {saved}
            </Tag>
          </div>
        )}
        <div className={styles.buttons}>
          <ActionButton
            icon="play"
            label={t('Run {name} again', { name })}
            disabledReason={busy ?? engineReason}
            onClick={() => void undo(id, 'from-notes')}
          >
            {t('Run again')}
          </ActionButton>
          <ActionButton
            look="link"
            label={t('Forget {name}', { name })}
            disabledReason={busy ?? (saved === null ? null : t('Remove its saved files first'))}
            onClick={() => void forgetDeletion(id)}
          >
            {t('Forget')}
          </ActionButton>
        </div>
      </div>
      {operation !== null && (
        <>
          {progressOf(operation)}
          <LinearProgress aria-label={t('{name} is busy', { name })} />
        </>
      )}
    </li>
  );
}
