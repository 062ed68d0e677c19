import { memo } from 'react';
import { containerLabel } from '../../../shared/container-label.ts';
import { containerStatus } from '../../../shared/container-status.ts';
import type { Container } from '../../../shared/engine.ts';
import { shortId } from '../../../shared/ids.ts';
import type { Operation } from '../../../shared/operation.ts';
import { statusText, statusTone } from '../../../shared/stack-status.ts';
import { t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { hrefOf } from '../../store/route.ts';
import { Cell } from '../../ui/cell.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import type { ContainersColumn } from './columns.tsx';
import styles from './containers.module.css';
import { OperationStatus } from './operation-status.tsx';
import { RowActions } from './row-actions.tsx';
import { RowCells } from './row-cells.tsx';

interface Props {
  /** Those between Name and Actions. */
  readonly columns: readonly ContainersColumn[];
  readonly container: Container;
  readonly child: boolean;
  readonly operation: Operation | null;
  readonly heldBy: Operation | null;
}

export const ContainerRow = memo(function ContainerRow(props: Props) {
  const { columns, container, child, operation, heldBy } = props;
  const actions = useActions();
  const label = containerLabel(container);
  const status = containerStatus(container);
  const copyId = () => void actions.copy(container.id, t('Id of {label}', { label }));
  return (
    <>
      <Cell className={`${styles.name} ${child ? styles.childName : styles.aloneName}`}>
        {operation === null ? (
          <StatusDot tone={statusTone(status)} text={statusText(status)} />
        ) : (
          <StatusDot tone="working" text={t('Busy')} />
        )}
        <Icon name="container" />
        <div className={styles.texts}>
          <a className={styles.pageLink} href={hrefOf({ view: 'container', id: container.id, tab: 'logs' })}>
            <NameText as="b">{label}</NameText>
          </a>
          {operation === null ? (
            <span className={styles.under}>
              <button
                type="button"
                className={styles.id}
                aria-label={t('Copy id of {label}', { label })}
                title={t('Copy the full id')}
                onClick={copyId}
              >
                {shortId(container.id)}
                <Icon name="copy" size={11} />
              </button>
              <NameText as="small">{statusText(status)}</NameText>
            </span>
          ) : (
            <OperationStatus operation={operation} rowName={label} />
          )}
        </div>
      </Cell>
      <RowCells columns={columns} subject={{ kind: 'container', container }} />
      <Cell pinned>
        <RowActions
          name={label}
          target={{ kind: 'container', id: container.id }}
          containers={[container]}
          heldBy={heldBy}
        />
      </Cell>
      {operation !== null && (
        <ProgressLine className={styles.progress} label={t('{label} is busy', { label })} />
      )}
    </>
  );
});
