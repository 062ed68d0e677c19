import type { Deletion } from '../../../shared/deletion.ts';
import type { DeletionStatus } from '../../../shared/deletion-status.ts';
import { stackName } from '../../../shared/ids.ts';
import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { savedWords, unfinishedWords } from './saved-words.ts';

interface Props {
  readonly deletion: Deletion;
  readonly status: DeletionStatus;
}

const targetOf = ({ stack, name, containers: [first] }: Deletion): Target =>
  stack === null && first !== undefined
    ? { kind: 'container', id: first.id }
    : { kind: 'stack', name: stack ?? stackName(name) };

/** Says what stands after a deletion that the end of the app, or the engine, cut short, and offers both ways on. */
export function UnfinishedDeletion({ deletion, status }: Props) {
  const { undo, openDialog, forgetDeletion } = useActions();
  const engineReason = useEngineReason();
  const target = targetOf(deletion);
  const busy = useBusyReason(target);
  const reason = engineReason ?? busy;
  const saved = savedWords(deletion);
  const { name } = deletion;
  return (
    <Banner
      tone="warning"
      title={
        deletion.state === 'interrupted'
          ? t('Deleting {name} was interrupted', { name })
          : t('{name} was deleted in part', { name })
      }
      actions={
        <>
          <ActionButton
            look="primary"
            label={t('Bring {name} back', { name })}
            disabledReason={reason}
            onClick={() => void undo(deletion.id, 'as-it-was-run')}
          >
            {t('Bring it back')}
          </ActionButton>
          {status.there.length > 0 && (
            <ActionButton
              label={
                status.gone.length === 0
                  ? t('Delete it: {name}', { name })
                  : t('Delete the rest of {name}', { name })
              }
              disabledReason={reason}
              onClick={() => openDialog({ kind: 'delete', target })}
            >
              {status.gone.length === 0 ? t('Delete it…') : t('Delete the rest…')}
            </ActionButton>
          )}
          <ActionButton
            look="link"
            label={t('Leave {name} as it is', { name })}
            disabledReason={busy}
            onClick={() => void forgetDeletion(deletion.id)}
          >
            {t('Leave it so')}
          </ActionButton>
        </>
      }
    >
      <span>
        <bdi>{unfinishedWords(status)}</bdi>
        {saved !== null && ` ${saved}.`}
      </span>
    </Banner>
  );
}
