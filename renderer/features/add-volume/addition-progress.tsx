import { useState } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Operation, Outcome } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { volumeAddedLines } from '../../format/volume-added.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useOperationLog } from '../../store/use-operation-log.ts';
import { Banner } from '../../ui/banner.tsx';
import { Icon } from '../../ui/icon.tsx';
import { OperationPanel, type PanelView } from '../../ui/operation-panel.tsx';
import { rich } from '../../ui/rich.tsx';
import styles from './add-volume.module.css';

/** The steps as they are done, then what came of it. */
export function AdditionProgress({ operation }: { operation: Operation }) {
  const platform = useApp(({ about }) => about.platform);
  const { state } = operation;
  switch (state.kind) {
    case 'running':
    case 'cancelling':
      return <Steps operation={operation} />;
    case 'succeeded':
      return state.outcome.kind === 'volume-added' ? <Added outcome={state.outcome} /> : null;
    case 'cancelled':
      return (
        <Banner tone="info" urgent title={t('Cancelled')}>
          <span>{t('The Compose file, the service and its data are as they were.')}</span>
        </Banner>
      );
    case 'failed': {
      const { title, cause, nextStep } = describeError(state.error, platform);
      return (
        <Banner tone="bad" urgent title={title}>
          <span>
            <bdi>{cause}</bdi> {nextStep}
          </span>
        </Banner>
      );
    }
    default:
      return assertNever(state);
  }
}

function Steps({ operation }: { operation: Operation }) {
  const { cancel } = useActions();
  const [view, setView] = useState<PanelView>('steps');
  const log = useOperationLog(operation.id);
  return (
    <OperationPanel
      operation={operation}
      view={view}
      log={log}
      onView={setView}
      onCancel={() => void cancel(operation.id)}
    />
  );
}

function Added({ outcome }: { outcome: Extract<Outcome, { kind: 'volume-added' }> }) {
  const homeDir = useApp(({ about }) => about.homeDir);
  return (
    <div role="status" className={styles.result}>
      <Icon name="check" size={18} />
      <div>
        <b>
          {rich('{service} has the volume {label}', {
            service: <bdi>{outcome.service}</bdi>,
            label: <bdi>{outcome.label}</bdi>,
          })}
        </b>
        {volumeAddedLines(outcome, homeDir).map((line) => (
          <p key={line}>
            <bdi>{line}</bdi>
          </p>
        ))}
      </div>
    </div>
  );
}
