import { memo } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { Cell } from '../../ui/cell.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import styles from './containers.module.css';
import { OperationStatus } from './operation-status.tsx';

/** The place of a stack whose first container is still to come. */
export const PendingRow = memo(function PendingRow({ operation }: { operation: Operation }) {
  return (
    <>
      <Cell className={`${styles.name} ${styles.aloneName}`}>
        <StatusDot tone="working" text={t('Busy')} />
        <Icon name="stack" />
        <div className={styles.texts}>
          <NameText as="b">{operation.name}</NameText>
          <OperationStatus operation={operation} rowName={operation.name} />
        </div>
      </Cell>
      <ProgressLine className={styles.progress} label={t('{name} is busy', { name: operation.name })} />
    </>
  );
});
