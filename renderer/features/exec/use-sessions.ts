import { useStore } from 'zustand';
import type { ContainerId } from '../../../shared/ids.ts';
import { useBridge, useReadApp } from '../../store/app-context.tsx';
import { type ExecData, type Sessions, sessionsOf } from './sessions.ts';

export function useSessions(): Sessions {
  return sessionsOf(useBridge(), useReadApp());
}

/** A part of what is known of sessions; the component renders again when that part is another object. */
export function useExec<Part>(select: (data: ExecData) => Part): Part {
  return useStore(useSessions().store, select);
}

/** What a container's tab shows: its sessions, the one in front (`null`: none), and whether it was ever opened. */
export function useContainerSessions(container: ContainerId) {
  const all = useExec(({ sessions }) => sessions);
  const shown = useExec((data) => data.shown.get(container));
  const sessions = all.filter((view) => view.container === container);
  return { sessions, shown: sessions.find(({ id }) => id === shown) ?? null, visited: shown !== undefined };
}
