import type { ReactNode } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import { useApp, useRunning } from '../../store/app-context.tsx';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { DeletedStackRow } from './deleted-stack-row.tsx';
import styles from './deleted-stacks.module.css';

interface Props {
  readonly progressOf: (operation: Operation) => ReactNode;
}

/** Stacks that are no more and can be run again, with the data that they had. */
export function DeletedStacks({ progressOf }: Props) {
  const stacks = useApp(({ deletedStacks }) => deletedStacks);
  return stacks.length === 0 ? null : <DeletedStackList progressOf={progressOf} />;
}

function DeletedStackList({ progressOf }: Props) {
  const query = useApp(({ ui }) => ui.query.trim().toLowerCase());
  const stacks = useApp(({ deletedStacks }) => deletedStacks).filter(({ name }) => name.includes(query));
  const running = useRunning();
  useVolumeSizes();
  if (stacks.length === 0) return null;
  return (
    <section aria-label="Deleted stacks" className={styles.region}>
      <div className={styles.heading}>
        <h2>Deleted stacks</h2>
        <span> · run again with the data they had</span>
      </div>
      <ul>
        {stacks.map((stack) => (
          <DeletedStackRow
            key={stack.name}
            stack={stack}
            operation={running.stacks.get(stack.name) ?? null}
            progressOf={progressOf}
          />
        ))}
      </ul>
    </section>
  );
}
