import type { Operation } from '../../../shared/operation.ts';
import { bulkProgressText } from '../../format/bulk-words.ts';
import { useApp } from '../../store/app-context.tsx';
import { isRunning } from '../../store/running.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import styles from './toasts.module.css';

function Running({ operation: { target, progress } }: { operation: Operation }) {
  if (progress === null || (target.kind !== 'bulk' && target.kind !== 'volumes')) return null;
  const { ended, total } = progress;
  const text =
    target.kind === 'bulk'
      ? bulkProgressText(target.action, progress)
      : bulkProgressText('delete', progress, 'volume');
  return (
    <div className={`${styles.toast} ${styles.running}`}>
      <Icon name="stack" size={18} />
      <div className={styles.text}>
        <b>{text}</b>
        <ProgressLine label={text} percent={total === 0 ? 0 : (ended / total) * 100} valueText={text} />
      </div>
    </div>
  );
}

/** One line for each bulk operation that runs. Not announced with every step: the progress bar can be asked. */
export function RunningBulks() {
  const operations = useApp((data) => data.operations);
  return operations
    .filter(isRunning)
    .map((operation) => <Running key={operation.id} operation={operation} />);
}
