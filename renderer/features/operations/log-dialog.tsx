import type { OperationId } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useOperationLog } from '../../store/use-operation-log.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { LogLines } from '../../ui/log-lines.tsx';

/** The whole output of an operation that has ended. */
export function LogDialog({ id }: { id: OperationId }) {
  const { closeDialog, copy } = useActions();
  const lines = useOperationLog(id);
  const name = useApp(({ operations }) => operations.find((operation) => operation.id === id)?.name);
  return (
    <DialogFrame
      width={860}
      title={name === undefined ? t('Log') : t('Log of {name}', { name })}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton icon="copy" onClick={() => void copy((lines ?? []).join('\n'), t('Log'))}>
            {t('Copy')}
          </ActionButton>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Close')}
          </ActionButton>
        </>
      }
    >
      <LogLines lines={lines} label={t('Log')} />
    </DialogFrame>
  );
}
