import { useState } from 'react';
import type { OperationId } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import type { OpenDialog } from '../../store/ui-state.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rich } from '../../ui/rich.tsx';
import { AdditionProgress } from './addition-progress.tsx';
import { ChooseVolume } from './choose-volume.tsx';
import { useAdditionChoice } from './use-addition-choice.ts';

/** Gives a service a volume: what changes in the Compose file, before it does, then the steps as they are done. */
export function AddVolumeDialog({ dialog }: { dialog: Extract<OpenDialog, { kind: 'add-volume' }> }) {
  const { service } = dialog;
  const { closeDialog, dismiss } = useActions();
  const [begun, setBegun] = useState<OperationId | null>(null);
  const operation = useApp(({ operations }) => operations.find(({ id }) => id === begun) ?? null);
  const choice = useAdditionChoice(dialog, setBegun);
  const isOver =
    operation !== null && operation.state.kind !== 'running' && operation.state.kind !== 'cancelling';
  const close = () => {
    closeDialog();
    // What came of it has been read here.
    if (isOver) void dismiss(operation.id);
  };
  return (
    <DialogFrame
      width={680}
      title={t('Add a volume to {service}', { service })}
      heading={rich('Add a volume to {service}', { service: <bdi>{service}</bdi> })}
      sub={t('What is in a volume stays when the stack is deleted, and is attached again on the next run.')}
      onClose={close}
      foot={
        begun === null ? (
          <>
            <ActionButton onClick={closeDialog}>{t('Cancel')}</ActionButton>
            <ActionButton
              look="primary"
              icon="plus"
              disabledReason={choice.reason}
              onClick={() => void choice.begin()}
            >
              {t('Add volume')}
            </ActionButton>
          </>
        ) : (
          <ActionButton autoFocus look={isOver ? 'primary' : 'plain'} onClick={close}>
            {isOver ? t('Close') : t('Hide')}
          </ActionButton>
        )
      }
    >
      {begun === null ? (
        <ChooseVolume choice={choice} />
      ) : (
        operation !== null && <AdditionProgress operation={operation} />
      )}
    </DialogFrame>
  );
}
