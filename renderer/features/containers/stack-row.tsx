import LinearProgress from '@mui/material/LinearProgress';
import { memo } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import type { Stack } from '../../../shared/stack.ts';
import { type StackStatus, stackStatus, statusText, statusTone } from '../../../shared/stack-status.ts';
import { useActions, useSetUi } from '../../store/app-context.tsx';
import { toggled } from '../../store/ui-state.ts';
import { Age } from '../../ui/age.tsx';
import { Cell } from '../../ui/cell.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import styles from './containers.module.css';
import type { MenuEntry } from './more-menu.tsx';
import { OperationStatus } from './operation-status.tsx';
import { RowActions } from './row-actions.tsx';

interface Props {
  readonly stack: Stack;
  readonly open: boolean;
  /** A search holds it in view: opening and closing it is a matter of that search alone. */
  readonly searched: boolean;
  readonly operation: Operation | null;
}

function lastStarted(stack: Stack): number | null {
  const times = stack.containers.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]));
  return times.length === 0 ? null : Math.max(...times);
}

/** What can be done with the whole stack: a mixed one can be started and stopped. */
function lifecycleOf(stack: Stack, status: StackStatus) {
  const stoppable = ['running', 'paused', 'restarting'];
  return {
    canStop: stack.containers.some(({ state }) => stoppable.includes(state)),
    canStart: status.kind === 'partly-running' || status.kind === 'exited' || status.kind === 'created',
  };
}

export const StackRow = memo(function StackRow({ stack, open, searched, operation }: Props) {
  const { name } = stack;
  const actions = useActions();
  const setUi = useSetUi();
  const status = stackStatus(stack.containers);
  const started = lastStarted(stack);
  const toggle = () =>
    setUi((ui) =>
      searched
        ? { closedInSearch: toggled(ui.closedInSearch, name) }
        : { expanded: toggled(ui.expanded, name) },
    );
  const more: readonly MenuEntry[] = [
    ...(stack.configFiles.length > 0
      ? [
          {
            text: 'Run again (up)',
            icon: 'undo' as const,
            act: () => void actions.runAgain(name),
            changes: true,
          },
        ]
      : []),
    { text: 'Copy name', icon: 'copy', act: () => void actions.copy(name, 'Name'), changes: false },
  ];
  return (
    <>
      <Cell className={styles.name}>
        <IconButton
          label={`${open ? 'Collapse' : 'Expand'} ${name}`}
          icon={open ? 'down' : 'right'}
          size={14}
          aria-expanded={open}
          onClick={toggle}
        />
        {operation === null ? (
          <StatusDot tone={statusTone(status)} text={statusText(status)} />
        ) : (
          <StatusDot tone="working" text="Busy" />
        )}
        <Icon name="stack" />
        <div className={styles.texts}>
          <NameText as="b">{name}</NameText>
          {operation === null ? (
            <NameText as="small">{statusText(status)}</NameText>
          ) : (
            <OperationStatus operation={operation} rowName={name} />
          )}
        </div>
      </Cell>
      <Cell />
      <Cell />
      <Cell>{started !== null && <Age at={started} />}</Cell>
      <Cell>
        <RowActions
          name={name}
          target={{ kind: 'stack', name }}
          {...lifecycleOf(stack, status)}
          heldBy={operation}
          more={more}
        />
      </Cell>
      {operation !== null && (
        <LinearProgress className={styles.progress ?? ''} aria-label={`${name} is busy`} />
      )}
    </>
  );
});
