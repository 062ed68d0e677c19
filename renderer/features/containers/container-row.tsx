import LinearProgress from '@mui/material/LinearProgress';
import { memo } from 'react';
import { containerLabel } from '../../../shared/container-label.ts';
import { containerStatus } from '../../../shared/container-status.ts';
import type { Container } from '../../../shared/engine.ts';
import { shortId } from '../../../shared/ids.ts';
import type { Operation } from '../../../shared/operation.ts';
import { portViews } from '../../../shared/ports.ts';
import { statusText, statusTone } from '../../../shared/stack-status.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { Age } from '../../ui/age.tsx';
import { Cell } from '../../ui/cell.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import styles from './containers.module.css';
import type { MenuEntry } from './more-menu.tsx';
import { OperationStatus } from './operation-status.tsx';
import { PortsCell } from './ports-cell.tsx';
import { RowActions } from './row-actions.tsx';

interface Props {
  readonly container: Container;
  readonly child: boolean;
  readonly operation: Operation | null;
  readonly heldBy: Operation | null;
}

export const ContainerRow = memo(function ContainerRow({ container, child, operation, heldBy }: Props) {
  const actions = useActions();
  const linkHost = useApp(({ snapshot }) => snapshot.connection.target?.linkHost ?? 'localhost');
  const label = containerLabel(container);
  const status = containerStatus(container);
  const up = ['running', 'paused', 'restarting'].includes(container.state);
  const copyId = () => void actions.copy(container.id, `Id of ${label}`);
  const more: readonly MenuEntry[] = [
    ...portViews(container, linkHost).flatMap(({ url, hostPort, text }) =>
      url === null
        ? []
        : [
            {
              text: `Open port ${hostPort ?? text}`,
              icon: 'external' as const,
              act: () => void actions.openLink(url),
              changes: false,
            },
          ],
    ),
    { text: 'Copy id', icon: 'copy', act: copyId, changes: false },
    { text: 'Copy name', icon: 'copy', act: () => void actions.copy(container.name, 'Name'), changes: false },
  ];
  return (
    <>
      <Cell className={`${styles.name} ${child ? styles.childName : styles.aloneName}`}>
        {operation === null ? (
          <StatusDot tone={statusTone(status)} text={statusText(status)} />
        ) : (
          <StatusDot tone="working" text="Busy" />
        )}
        <Icon name="container" />
        <div className={styles.texts}>
          <NameText as="b">{label}</NameText>
          {operation === null ? (
            <span className={styles.under}>
              <button
                type="button"
                className={styles.id}
                aria-label={`Copy id of ${label}`}
                title="Copy the full id"
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
      <Cell>
        <NameText>{container.image}</NameText>
      </Cell>
      <PortsCell container={container} name={label} />
      <Cell>{container.startedAt !== null && <Age at={container.startedAt} />}</Cell>
      <Cell>
        <RowActions
          name={label}
          target={{ kind: 'container', id: container.id }}
          canStart={!up}
          canStop={up}
          heldBy={heldBy}
          more={more}
        />
      </Cell>
      {operation !== null && (
        <LinearProgress className={styles.progress ?? ''} aria-label={`${label} is busy`} />
      )}
    </>
  );
});
