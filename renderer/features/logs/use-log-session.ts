import { useEffect, useSyncExternalStore } from 'react';
import type { Bridge } from '../../../shared/ipc.ts';
import type { Target } from '../../../shared/target.ts';
import { useBridge, useReadApp } from '../../store/app-context.tsx';
import type { LogSession } from './log-session.ts';
import { createLogSessions, type LogSessions } from './log-sessions.ts';
import { logBounds } from './log-store.ts';

const sessionsOf = new WeakMap<Bridge, LogSessions>();

function useSessions(): LogSessions {
  const bridge = useBridge();
  const read = useReadApp();
  const sessions =
    sessionsOf.get(bridge) ?? createLogSessions(bridge, () => logBounds(read().settings.logLimits));
  sessionsOf.set(bridge, sessions);
  return sessions;
}

/** The log of a target, open while the component is there and a moment longer. */
export function useLogSession(target: Target): { session: LogSession; restart: () => void } {
  const sessions = useSessions();
  const session = useSyncExternalStore(sessions.subscribe, () => sessions.session(target));
  const key = target.kind === 'stack' ? target.name : target.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same target may come as another object.
  useEffect(() => sessions.use(target), [sessions, target.kind, key]);
  return { session, restart: () => sessions.restart(target) };
}

/** Renders again, at most once a frame, when the log has changed. */
export function useLogVersion(session: LogSession): number {
  return useSyncExternalStore(session.subscribe, session.version);
}
