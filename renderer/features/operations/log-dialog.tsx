import type { OperationId } from '../../../shared/ids.ts';
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
      title={name === undefined ? 'Log' : `Log of ${name}`}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton icon="copy" onClick={() => void copy((lines ?? []).join('\n'), 'Log')}>
            Copy
          </ActionButton>
          <ActionButton autoFocus onClick={closeDialog}>
            Close
          </ActionButton>
        </>
      }
    >
      <LogLines lines={lines} label="Log" />
    </DialogFrame>
  );
}
