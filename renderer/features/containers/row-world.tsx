import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Container } from '../../../shared/engine.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import type { Target } from '../../../shared/target.ts';
import type { Place } from '../../../shared/where-data.ts';
import { useApp } from '../../store/app-context.tsx';
import { notPointed, type PointedAt, usePointedAt } from '../../store/use-pointed-at.ts';
import { useEngineReason } from '../../store/use-reasons.ts';
import { usePlacesOf } from '../../store/use-watch-data.ts';
import { sameTarget } from './same-target.ts';

/** What all rows need to know, and what seldom changes. */
interface RowWorld {
  /** Why nothing can be changed right now. */
  readonly engineReason: string | null;
  /** To which links of published ports lead. */
  readonly linkHost: string;
  readonly pointedAt: PointedAt;
}

// The table asks the store once for all of its rows, since each question of a row's own is paid for whenever the row
// comes into view, and at every change of the store. What changes by itself has a context of its own.
const World = createContext<RowWorld>({
  engineReason: null,
  linkHost: 'localhost',
  pointedAt: () => notPointed,
});
const OpenMenu = createContext<Target | null>(null);
const Ticked = createContext<ReadonlySet<ContainerId>>(new Set());
const Places = createContext<(container: Container) => readonly Place[]>(() => []);

export const useRowWorld = (): RowWorld => useContext(World);
export const useTicked = (): ReadonlySet<ContainerId> => useContext(Ticked);
export const useKnownPlaces = () => useContext(Places);

/** Whether the menu of this stack or container is open. */
export function useMenuOpen(target: Target): boolean {
  const open = useContext(OpenMenu);
  return open !== null && sameTarget(open, target);
}

/** Stands around a table of stacks and containers, for its rows. */
export function RowWorldProvider({ children }: { children: ReactNode }) {
  const engineReason = useEngineReason();
  const linkHost = useApp(({ snapshot }) => snapshot.connection.target?.linkHost ?? 'localhost');
  const pointedAt = usePointedAt();
  const world = useMemo(() => ({ engineReason, linkHost, pointedAt }), [engineReason, linkHost, pointedAt]);
  return (
    <World value={world}>
      <OpenMenu value={useApp(({ ui }) => ui.rowMenu?.target ?? null)}>
        <Ticked value={useApp(({ ui }) => ui.selected)}>
          <Places value={usePlacesOf()}>{children}</Places>
        </Ticked>
      </OpenMenu>
    </World>
  );
}
