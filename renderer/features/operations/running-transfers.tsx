import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { operationWords } from '../../format/operation-sentences.ts';
import { transferPercent, transferText } from '../../format/transfer-words.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { isRunning } from '../../store/running.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import styles from './toasts.module.css';

function Running({ operation }: { operation: Operation }) {
  const { cancel } = useActions();
  const { id, kind, name, state, steps, transfer } = operation;
  const cancelling = state.kind === 'cancelling';
  const doing = operationWords[kind].doingTo(name);
  const title = cancelling ? t('Cancelling: {doing}', { doing }) : doing;
  const step = steps.findLast((each) => each.state === 'working') ?? steps.at(-1);
  const percent = transferPercent(transfer);
  return (
    <div className={`${styles.toast} ${styles.running}`}>
      <Icon name="volume" size={18} />
      <div className={styles.text}>
        <b>
          <bdi>{title}</bdi>
        </b>
        <span>
          {step !== undefined && (
            <bdi>{step.subject === 'volume' ? step.text : `${step.text} ${step.name}`}</bdi>
          )}
          {transfer !== null && step?.subject === 'volume' && ` · ${transferText(transfer)}`}
        </span>
        <ProgressLine label={title} percent={percent} />
      </div>
      {operation.cancellable && (
        <ActionButton
          size="small"
          label={t('Cancel {name}', { name })}
          disabledReason={cancelling ? t('It is being cancelled') : null}
          onClick={() => void cancel(id)}
        >
          {t('Cancel')}
        </ActionButton>
      )}
    </div>
  );
}

/** One card for each volume that is being copied, read or filled. */
export function RunningTransfers() {
  const operations = useApp((data) => data.operations);
  const shown = operations.filter(
    (operation) => isRunning(operation) && operation.target.kind === 'volume' && operation.cancellable,
  );
  return shown.map((operation) => <Running key={operation.id} operation={operation} />);
}
