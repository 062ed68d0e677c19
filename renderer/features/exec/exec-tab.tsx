import { type ReactNode, useEffect, useState } from 'react';
import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { useEngineReason } from '../../store/use-reasons.ts';
import styles from './exec.module.css';
import { NewSession } from './new-session.tsx';
import { LookingFailed, NoShell, NotStartable } from './no-session.tsx';
import { SessionBar } from './session-bar.tsx';
import type { SessionId } from './sessions.ts';
import { TerminalPanel } from './terminal-panel.tsx';
import { useContainerSessions, useExec, useSessions } from './use-sessions.ts';

// Who goes by along the tabs, key by key, starts no program.
const restMs = 300;

/** Terminals in a container. The first one starts by itself, with the best shell that the container has. */
export function ExecTab({ container }: { container: Container }) {
  const { sessions, shown } = useContainerSessions(container.id);
  const [searched, setSearched] = useState<SessionId | null>(null);
  const isSearching = shown !== null && shown.id === searched;
  const search = (on: boolean) => setSearched(on && shown !== null ? shown.id : null);
  if (shown === null && sessions.length === 0) {
    return (
      <div className={styles.tab}>
        <FirstSession container={container} />
      </div>
    );
  }
  return (
    <div className={styles.tab}>
      <SessionBar
        container={container}
        sessions={sessions}
        shown={shown}
        isSearching={isSearching}
        onSearch={search}
      />
      {shown === null ? (
        <NewSession container={container} />
      ) : (
        <TerminalPanel
          key={shown.id}
          container={container}
          session={shown}
          isSearching={isSearching}
          onSearch={search}
        />
      )}
    </div>
  );
}

/** While there is no session: the first one is being started, or why not. */
function FirstSession({ container }: { container: Container }): ReactNode {
  const { id, state } = container;
  const sessions = useSessions();
  const { visited } = useContainerSessions(id);
  const known = useExec(({ shells }) => shells.get(id));
  const engineReason = useEngineReason();
  const canStart = engineReason === null && state === 'running';
  const best = known?.kind === 'found' ? known.shells[0] : undefined;

  useEffect(() => {
    if (canStart) void sessions.lookForShells(id);
  }, [canStart, id, sessions]);
  useEffect(() => {
    if (visited || !canStart || best === undefined) return;
    const timer = setTimeout(
      () => sessions.begin(id, { program: { kind: 'shell', path: best.path }, user: '', workingDir: '' }),
      restMs,
    );
    return () => clearTimeout(timer);
  }, [visited, canStart, best, id, sessions]);

  if (!canStart) return <NotStartable container={container} engineReason={engineReason} />;
  if (visited) return <NewSession container={container} />;
  if (known?.kind === 'failed') return <LookingFailed container={container} error={known.error} />;
  if (known?.kind === 'found' && best === undefined) return <NoShell container={container} />;
  return (
    <p role="status" className={styles.looking}>
      {t('Looking for a shell in the container…')}
    </p>
  );
}
