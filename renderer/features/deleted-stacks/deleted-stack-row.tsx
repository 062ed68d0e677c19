import LinearProgress from '@mui/material/LinearProgress';
import { memo, type ReactNode } from 'react';
import type { Deletion } from '../../../shared/deletion.ts';
import type { Operation } from '../../../shared/operation.ts';
import type { DeletedStack } from '../../../shared/stack-memory.ts';
import { t } from '../../../shared/texts.ts';
import { busyReason, progressText } from '../../format/operation-words.ts';
import { shortPath } from '../../format/path.ts';
import { volumeLabel } from '../../format/volume-label.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useComposeReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { rich } from '../../ui/rich.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './deleted-stacks.module.css';
import { DeletedWhen } from './deleted-when.tsx';
import { keptWords } from './kept-words.ts';
import { savedWords } from './saved-words.ts';

interface Props {
  readonly stack: DeletedStack;
  /** Its last deletion by the app, which can be undone; `null` where somebody else deleted it. */
  readonly deletion: Deletion | null;
  readonly operation: Operation | null;
  readonly progressOf: (operation: Operation) => ReactNode;
}

/** Where the Compose file is, or that it is not there. */
function ComposePath({ stack }: { stack: DeletedStack }) {
  const homeDir = useApp(({ about }) => about.homeDir);
  const file = stack.note?.configFiles[0];
  const path = file === undefined ? null : shortPath(file, homeDir);
  if (stack.composeFile === 'present') return path === null ? null : <NameText>{path}</NameText>;
  return (
    <span className={`ellipsis ${styles.amber}`}>
      {path === null
        ? t('where its Compose file is, is not known')
        : rich('not found: {path}', { path: <bdi title={path}>{path}</bdi> })}
    </span>
  );
}

export const DeletedStackRow = memo(function DeletedStackRow(props: Props) {
  const { stack, deletion, operation, progressOf } = props;
  const { runAgain, undo, forget, locate } = useActions();
  const engineReason = useEngineReason();
  const composeReason = useComposeReason();
  const sizes = useApp(({ volumeSizes }) => volumeSizes.sizes);
  const { name } = stack;
  const kept = keptWords(stack, sizes);
  const busy = operation === null ? null : busyReason(operation);
  const present = stack.composeFile === 'present';
  const saved = deletion === null ? null : savedWords(deletion);
  const noFile = present ? null : t('Locate its Compose file first');
  return (
    <li className={styles.item} aria-busy={operation !== null}>
      <div className={styles.row}>
        <Icon name="stack" />
        <div className={styles.texts}>
          <NameText as="b">{name}</NameText>
          <small className={styles.under}>
            {operation === null ? (
              <>
                <DeletedWhen note={stack.note} />
                <span aria-hidden="true">·</span>
                <ComposePath stack={stack} />
              </>
            ) : (
              <span className={styles.operation}>{progressText(operation, name)}</span>
            )}
          </small>
        </div>
        <div className={styles.kept} title={stack.keptVolumes.map(volumeLabel).join(', ')}>
          {saved !== null && (
            <Tag tone="good" icon="shield">
              {saved}
            </Tag>
          )}
          {kept === null ? (
            saved === null && <Tag tone="off">{t('no volume kept')}</Tag>
          ) : (
            <Tag tone="good" icon="shield">
              <bdi>{kept}</bdi>
            </Tag>
          )}
        </div>
        <div className={styles.buttons}>
          {!present && (
            <ActionButton icon="file" onClick={() => void locate(name)} disabledReason={busy}>
              {t('Locate Compose file…')}
            </ActionButton>
          )}
          {!present && deletion !== null && (
            <ActionButton
              icon="restart"
              label={t('Recreate {name} from notes', { name })}
              disabledReason={busy ?? engineReason}
              onClick={() => void undo(deletion.id, 'from-notes')}
            >
              {t('Recreate from notes')}
            </ActionButton>
          )}
          {present && deletion !== null && saved !== null && (
            <ActionButton
              icon="undo"
              label={t('Undo deleting {name}', { name })}
              disabledReason={busy ?? engineReason}
              onClick={() => void undo(deletion.id, 'as-it-was-run')}
            >
              {t('Undo')}
            </ActionButton>
          )}
          <span className={present ? undefined : styles.blocked}>
            <ActionButton
              icon="play"
              label={t('Run {name} again', { name })}
              disabledReason={busy ?? composeReason ?? noFile}
              onClick={() => void runAgain(name)}
            >
              {t('Run again')}
            </ActionButton>
          </span>
          <ActionButton
            look="link"
            label={t('Forget {name}', { name })}
            disabledReason={busy}
            onClick={() => void forget(name)}
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
});
