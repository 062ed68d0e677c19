import type { ReactNode } from 'react';
import type { DeletionsInView } from '../../../shared/deletion-status.ts';
import { containerId } from '../../../shared/ids.ts';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { useApp, useRunning } from '../../store/app-context.tsx';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { DeletedContainerRow } from './deleted-container-row.tsx';
import { DeletedStackRow } from './deleted-stack-row.tsx';
import styles from './deleted-stacks.module.css';
import { SavedFilesRegion } from './saved-files.tsx';
import { UnfinishedDeletion } from './unfinished-deletion.tsx';
import { useDeletions } from './use-deletions.ts';

interface Props {
  readonly progressOf: (operation: Operation) => ReactNode;
}

/** What is no more and can be brought back, with the data that it had, and what was saved of it. */
export function DeletedStacks({ progressOf }: Props) {
  const deletions = useDeletions();
  const anyStack = useApp(({ deletedStacks }) => deletedStacks.length > 0);
  return (
    <>
      {deletions.unfinished.map(({ deletion, status }) => (
        <UnfinishedDeletion key={deletion.id} deletion={deletion} status={status} />
      ))}
      {(anyStack || deletions.containers.length > 0) && (
        <DeletedList deletions={deletions} progressOf={progressOf} />
      )}
      <SavedFilesRegion deletions={deletions.saved} />
    </>
  );
}

function DeletedList({ deletions, progressOf }: Props & { deletions: DeletionsInView }) {
  const query = useApp(({ ui }) => ui.query.trim().toLowerCase());
  const matches = ({ name }: { readonly name: string }) => name.toLowerCase().includes(query);
  const stacks = useApp(({ deletedStacks }) => deletedStacks).filter(matches);
  const containers = deletions.containers.filter(matches);
  const running = useRunning();
  useVolumeSizes();
  if (stacks.length + containers.length === 0) return null;
  return (
    <section aria-label={t('Deleted stacks')} className={styles.region}>
      <div className={styles.heading}>
        <h2>{t('Deleted stacks')}</h2>
        <span> {t('· run again with the data they had')}</span>
      </div>
      <ul>
        {stacks.map((stack) => (
          <DeletedStackRow
            key={stack.name}
            stack={stack}
            deletion={deletions.stacks.get(stack.name) ?? null}
            operation={running.stacks.get(stack.name) ?? null}
            progressOf={progressOf}
          />
        ))}
        {containers.map((deletion) => (
          <DeletedContainerRow
            key={deletion.id}
            deletion={deletion}
            operation={running.containers.get(deletion.containers[0]?.id ?? containerId('')) ?? null}
            progressOf={progressOf}
          />
        ))}
      </ul>
    </section>
  );
}
