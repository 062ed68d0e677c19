import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { BulkResult, BulkRow } from '../../../shared/bulk.ts';
import type { OperationId } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { failureLine } from '../../errors/failure-line.ts';
import { actionWords, capital, leftText } from '../../format/bulk-words.ts';
import { listed } from '../../format/list.ts';
import { useActions, useApp, useReadApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './bulk-result.module.css';

interface Group {
  readonly kind: BulkResult['kind'];
  readonly title: (did: string) => string;
  readonly icon: IconName;
  readonly look: 'bad' | 'amber' | 'good' | 'plain';
}

// What asks for an answer comes first.
const groups: readonly Group[] = [
  { kind: 'failed', title: () => t('Failed'), icon: 'warning', look: 'bad' },
  { kind: 'in-use', title: () => t('Still in use'), icon: 'warning', look: 'amber' },
  { kind: 'done', title: (done) => capital(done), icon: 'check', look: 'good' },
  { kind: 'left', title: () => t('Left as they were'), icon: 'info', look: 'plain' },
];

function wordsOf(result: BulkResult, platform: AppState['platform']): string | null {
  switch (result.kind) {
    case 'done':
      return null;
    case 'left':
      return leftText(result.reason);
    case 'in-use':
      return t('Used by {usedBy}', { usedBy: listed(result.usedBy) });
    case 'failed':
      return failureLine(result.error, platform);
    default:
      return assertNever(result);
  }
}

function Line({ row }: { row: BulkRow }) {
  const platform = useApp(({ about }) => about.platform);
  const words = wordsOf(row.result, platform);
  return (
    <li>
      <Icon name={row.subject} size={15} />
      <div>
        <NameText>{row.name}</NameText>
        {words !== null && (
          <small>
            <bdi>{words}</bdi>
          </small>
        )}
      </div>
    </li>
  );
}

function Section({ group, title, rows }: { group: Group; title: string; rows: readonly BulkRow[] }) {
  return (
    <section className={styles[group.look]} aria-label={title}>
      <h3>
        <Icon name={group.icon} size={15} />
        {title} ({rows.length})
      </h3>
      <ul>
        {rows.map((row) => (
          <Line key={`${row.subject} ${row.name}`} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** What became of each thing. It stays as it was told, also when the message in the corner goes meanwhile. */
export function BulkResultDialog({ id }: { id: OperationId }) {
  const { closeDialog, retry } = useActions();
  const read = useReadApp();
  const [operation] = useState(() => read().operations.find((candidate) => candidate.id === id));
  if (operation?.state.kind !== 'succeeded' || operation.state.outcome.kind !== 'bulk') return null;
  const { rows, again } = operation.state.outcome;
  const action = operation.target.kind === 'bulk' ? operation.target.action : 'delete';
  return (
    <DialogFrame
      width={560}
      title={t('{order} {name}: result', { order: actionWords[action].order(), name: operation.name })}
      onClose={closeDialog}
      foot={
        <>
          {again !== null && (
            <ActionButton
              onClick={() => {
                closeDialog();
                void retry(operation);
              }}
            >
              {t('Try again what failed')}
            </ActionButton>
          )}
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Close')}
          </ActionButton>
        </>
      }
    >
      <div className={styles.result}>
        {groups.map((group) => {
          const own = rows.filter(({ result }) => result.kind === group.kind);
          const title = group.title(actionWords[action].did());
          return own.length > 0 && <Section key={group.kind} group={group} title={title} rows={own} />;
        })}
      </div>
    </DialogFrame>
  );
}
