import type { ContainerPath, UploadPlan } from '../../../shared/container-files.ts';
import { containerLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import { shownName } from '../../format/file-name.ts';
import { count } from '../../format/list.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import type { EntryRow } from './file-rows.ts';
import styles from './files.module.css';

const mostNamed = 20;

interface DeleteProps {
  readonly container: Container;
  readonly row: EntryRow;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}

/** Asks before a file or folder is deleted; where only a running container could, it offers to start it. */
export function DeleteFileDialog({ container, row, onClose, onDelete }: DeleteProps) {
  const { lifecycle } = useActions();
  const engineReason = useEngineReason();
  const target = { kind: 'container', id: container.id } as const;
  const busy = useBusyReason(target);
  const name = shownName(row.entry.name);
  const running = container.state === 'running';
  const paused = container.state === 'paused';
  const verb = paused ? 'Unpause' : 'Start';
  return (
    <DialogFrame
      width={520}
      title={`Delete ${name}?`}
      heading={
        <>
          Delete <bdi>{name}</bdi>?
        </>
      }
      onClose={onClose}
      foot={
        <>
          <ActionButton autoFocus onClick={onClose}>
            Cancel
          </ActionButton>
          {running ? (
            <ActionButton look="danger" disabledReason={engineReason} onClick={onDelete}>
              {`Delete ${row.entry.kind === 'folder' ? 'folder' : 'file'}`}
            </ActionButton>
          ) : (
            <ActionButton
              look="primary"
              disabledReason={engineReason ?? busy}
              onClick={() => void lifecycle(target, paused ? 'unpause' : 'start')}
            >
              {`${verb} the container`}
            </ActionButton>
          )}
        </>
      }
    >
      <p>
        <code>
          <bdi>{shownName(row.path)}</bdi>
        </code>{' '}
        {whatGoes(row)} It can’t be brought back.
      </p>
      {!running && (
        <p className={styles.dim}>
          {`Only a program in the container can delete its files, and ${containerLabel(container)} ${
            paused ? 'is paused' : 'does not run'
          }. ${verb} it first.`}
        </p>
      )}
    </DialogFrame>
  );
}

function whatGoes({ entry }: EntryRow): string {
  switch (entry.kind) {
    case 'folder':
      return 'goes, with everything in it.';
    case 'link':
      return 'goes: the link alone, not what it leads to.';
    case 'file':
    case 'other':
      return 'goes.';
  }
}

interface UploadProps {
  readonly folder: ContainerPath;
  readonly plan: UploadPlan;
  readonly onClose: () => void;
  readonly onUpload: () => void;
}

/** Asks before an upload replaces what is there, and names it. */
export function ReplaceDialog({ folder, plan, onClose, onUpload }: UploadProps) {
  const more = plan.taken.length - mostNamed;
  return (
    <DialogFrame
      width={520}
      title={`Replace ${count(plan.taken.length, 'item')} in ${shownName(folder)}?`}
      sub={`${count(plan.files, 'file')} will be uploaded.`}
      onClose={onClose}
      foot={
        <>
          <ActionButton autoFocus onClick={onClose}>
            Cancel
          </ActionButton>
          <ActionButton look="danger" onClick={onUpload}>
            Replace
          </ActionButton>
        </>
      }
    >
      <p>These are there already. A file is replaced; of a folder, the files that have the same names are.</p>
      <ul className={styles.taken}>
        {plan.taken.slice(0, mostNamed).map((name) => (
          <li key={name}>
            <code>
              <bdi>{shownName(name)}</bdi>
            </code>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.dim}>{`and ${more} more`}</p>}
    </DialogFrame>
  );
}
