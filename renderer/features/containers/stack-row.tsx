import { memo } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import type { Stack } from '../../../shared/stack.ts';
import { stackStatus, statusText, statusTone } from '../../../shared/stack-status.ts';
import { t } from '../../../shared/texts.ts';
import { hrefOf } from '../../store/route.ts';
import { Cell } from '../../ui/cell.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import type { ContainersColumn } from './columns.tsx';
import styles from './containers.module.css';
import { OperationStatus } from './operation-status.tsx';
import { RowActions } from './row-actions.tsx';
import { RowCells } from './row-cells.tsx';
import { useRowWorld } from './row-world.tsx';
import { useToggleStack } from './use-toggle-stack.ts';

interface Props {
  /** Those between Name and Actions. */
  readonly columns: readonly ContainersColumn[];
  readonly stack: Stack;
  readonly open: boolean;
  /** A search holds it in view: opening and closing it is a matter of that search alone. */
  readonly searched: boolean;
  readonly operation: Operation | null;
}

export const StackRow = memo(function StackRow({ columns, stack, open, searched, operation }: Props) {
  const { name } = stack;
  const toggleStack = useToggleStack();
  const { pointedAt } = useRowWorld();
  const status = stackStatus(stack.containers);
  return (
    <>
      <Cell className={styles.name}>
        <IconButton
          label={open ? t('Collapse {name}', { name }) : t('Expand {name}', { name })}
          icon={open ? 'down' : 'right'}
          size={14}
          aria-expanded={open}
          onClick={() => toggleStack(name, searched)}
          {...pointedAt(name, 'expand')}
        />
        {operation === null ? (
          <StatusDot tone={statusTone(status)} text={statusText(status)} />
        ) : (
          <StatusDot tone="working" text={t('Busy')} />
        )}
        <Icon name="stack" />
        <div className={styles.texts}>
          <a className={styles.pageLink} href={hrefOf({ view: 'stack', name, tab: 'logs' })}>
            <NameText as="b">{name}</NameText>
          </a>
          {operation === null ? (
            <NameText as="small">{statusText(status)}</NameText>
          ) : (
            <OperationStatus operation={operation} rowName={name} />
          )}
        </div>
      </Cell>
      <RowCells columns={columns} subject={{ kind: 'stack', stack }} />
      <Cell pinned>
        <RowActions
          name={name}
          target={{ kind: 'stack', name }}
          containers={stack.containers}
          heldBy={operation}
        />
      </Cell>
      {operation !== null && (
        <ProgressLine className={styles.progress} label={t('{name} is busy', { name })} />
      )}
    </>
  );
});
