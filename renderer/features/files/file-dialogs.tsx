import type { ReactNode } from 'react';
import type { ContainerPath, UploadPlan } from '../../../shared/container-files.ts';
import { containerLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { plural, t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rich } from '../../ui/rich.tsx';
import type { EntryRow } from './file-rows.ts';
import styles from './files.module.css';

const mostNamed = 20;

interface DeleteProps {
  readonly container: Container;
  readonly row: EntryRow;
  /** What it takes beside. */
  readonly note: ReactNode;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}

/** Asks before a file or folder is deleted; where only a running container could, it offers to start it. */
export function DeleteFileDialog({ container, row, note, onClose, onDelete }: DeleteProps) {
  const { lifecycle } = useActions();
  const engineReason = useEngineReason();
  const target = { kind: 'container', id: container.id } as const;
  const busy = useBusyReason(target);
  const name = shownName(row.entry.name);
  const running = container.state === 'running';
  const paused = container.state === 'paused';
  return (
    <DialogFrame
      width={520}
      title={t('Delete {name}?', { name })}
      heading={rich('Delete {name}?', { name: <bdi>{name}</bdi> })}
      onClose={onClose}
      foot={
        <>
          <ActionButton autoFocus onClick={onClose}>
            {t('Cancel')}
          </ActionButton>
          {running ? (
            <ActionButton look="danger" disabledReason={engineReason} onClick={onDelete}>
              {row.entry.kind === 'folder' ? t('Delete folder') : t('Delete file')}
            </ActionButton>
          ) : (
            <ActionButton
              look="primary"
              disabledReason={engineReason ?? busy}
              onClick={() => void lifecycle(target, paused ? 'unpause' : 'start')}
            >
              {paused ? t('Unpause the container') : t('Start the container')}
            </ActionButton>
          )}
        </>
      }
    >
      <p>
        {rich('{path} {row} It can’t be brought back.', {
          path: (
            <code>
              <bdi>{shownName(row.path)}</bdi>
            </code>
          ),
          row: whatGoes(row),
        })}
      </p>
      {note}
      {!running && (
        <p className={styles.dim}>
          {paused
            ? t(
                'Only a program in the container can delete its files, and {name} is paused. Unpause it first.',
                { name: containerLabel(container) },
              )
            : t(
                'Only a program in the container can delete its files, and {name} does not run. Start it first.',
                { name: containerLabel(container) },
              )}
        </p>
      )}
    </DialogFrame>
  );
}

function whatGoes({ entry }: EntryRow): string {
  switch (entry.kind) {
    case 'folder':
      return t('goes, with everything in it.');
    case 'link':
      return t('goes: the link alone, not what it leads to.');
    case 'file':
    case 'other':
      return t('goes.');
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
      title={plural(plan.taken.length, 'Replace {n} item in {folder}?', 'Replace {n} items in {folder}?', {
        folder: shownName(folder),
      })}
      sub={plural(plan.files, '{n} file will be uploaded.', '{n} files will be uploaded.')}
      onClose={onClose}
      foot={
        <>
          <ActionButton autoFocus onClick={onClose}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton look="danger" onClick={onUpload}>
            {t('Replace')}
          </ActionButton>
        </>
      }
    >
      <p>
        {t(
          'These are there already. A file is replaced; of a folder, the files that have the same names are.',
        )}
      </p>
      <ul className={styles.taken}>
        {plan.taken.slice(0, mostNamed).map((name) => (
          <li key={name}>
            <code>
              <bdi>{shownName(name)}</bdi>
            </code>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.dim}>{t('and {more} more', { more })}</p>}
    </DialogFrame>
  );
}
