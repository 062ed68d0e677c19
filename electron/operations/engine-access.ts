import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';

/** What operations need of the inventory: the present list, and the list after a change. */
export interface EngineAccess {
  snapshot(): EngineSnapshot;
  api(): EngineApi | null;
  /** Resolves when everything that happened so far is in the snapshot. */
  refreshed(): Promise<EngineSnapshot>;
}

/** The engine, or `engine-unreachable` with the cause that is known. */
export function reachableEngine(access: EngineAccess): { api: EngineApi; engineId: string } {
  const { connection } = access.snapshot();
  const api = access.api();
  if (connection.kind === 'ready' && api !== null) return { api, engineId: connection.engine.id };
  const cause =
    connection.kind === 'unreachable'
      ? connection.cause
      : ({ kind: 'connection-lost', detail: t('The connection is not ready yet.') } as const);
  throw new Failure({ kind: 'engine-unreachable', cause });
}
