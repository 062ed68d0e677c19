import type { DeletionId, HostPath } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rich } from '../../ui/rich.tsx';

interface Props {
  readonly deletion: DeletionId;
  readonly path: HostPath;
  readonly name: string;
}

/** Asks before a copy goes that may be the last one of what it holds. */
export function RemoveSavedDialog({ deletion, path, name }: Props) {
  const { closeDialog, removeSaved } = useActions();
  return (
    <DialogFrame
      width={480}
      title={t('Remove saved files of {name}?', { name })}
      heading={rich('Remove saved files of {name}?', { name: <bdi>{name}</bdi> })}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton
            look="danger"
            onClick={() => {
              closeDialog();
              void removeSaved(deletion, path);
            }}
          >
            {t('Remove for good')}
          </ActionButton>
        </>
      }
    >
      <p>{t('Undo can’t put them back after that. This can’t be undone.')}</p>
    </DialogFrame>
  );
}
