import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { progressText } from '../../format/operation-words.ts';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import { progressView } from '../../store/progress-view.ts';
import styles from './containers.module.css';

/** What is being done, in the place of a row's status, with a way to its steps. */
export function OperationStatus({ operation, rowName }: { operation: Operation; rowName: string }) {
  const setUi = useSetUi();
  const closed = useApp(({ ui }) => progressView(operation, ui.progress) === 'closed');
  return (
    <span className={styles.operation}>
      <span className="ellipsis">{progressText(operation, rowName)}</span>
      <button
        type="button"
        aria-expanded={!closed}
        aria-label={
          closed ? t('Show progress of {rowName}', { rowName }) : t('Hide progress of {rowName}', { rowName })
        }
        onClick={() =>
          setUi(({ progress }) => ({
            progress: new Map(progress).set(operation.id, closed ? 'steps' : 'closed'),
          }))
        }
      >
        {closed ? t('Details') : t('Hide')}
      </button>
    </span>
  );
}
