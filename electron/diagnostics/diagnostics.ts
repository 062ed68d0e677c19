import { arch, release, type } from 'node:os';
import type { ConnectionChange, Diagnostics, NotedFailure } from '../../shared/diagnostics.ts';
import type { Connection } from '../../shared/engine.ts';
import type { AppError } from '../../shared/errors.ts';
import type { OperationId } from '../../shared/ids.ts';
import type { CommandName } from '../../shared/ipc.ts';
import type { Inventory } from '../engine/inventory.ts';
import type { Operations } from '../operations/operations.ts';
import { lookAtOwnFiles } from './own-files.ts';

const mostKept = 50;

/** Notes what happens to the connection and what fails, the last 50 of each, in memory alone. */
export interface DiagnosticsNotes {
  read(): Promise<Diagnostics>;
  commandFailed(name: CommandName, error: AppError): void;
}

/** Follows both until the app ends. `dir`: the app's own folder; `now`: ms since 1970. */
export function createDiagnostics(parts: {
  readonly inventory: Pick<Inventory, 'snapshot' | 'subscribe' | 'freshness'>;
  readonly operations: Pick<Operations, 'subscribe'>;
  readonly dir: string;
  readonly runtime: Diagnostics['runtime'];
  readonly now: () => number;
}): DiagnosticsNotes {
  const { inventory, operations, dir, runtime, now } = parts;
  const startedAt = now();
  let connections: readonly ConnectionChange[] = [];
  let failures: readonly NotedFailure[] = [];
  const told = new Set<OperationId>();

  function noteConnection(connection: Connection): void {
    if (connections[0]?.connection === connection) return;
    connections = [{ at: now(), connection }, ...connections].slice(0, mostKept);
  }
  function noteFailure(failure: NotedFailure): void {
    // That the user called something off is no failure.
    if (failure.error.kind === 'cancelled') return;
    failures = [failure, ...failures].slice(0, mostKept);
  }

  noteConnection(inventory.snapshot().connection);
  inventory.subscribe(({ connection }) => noteConnection(connection));
  operations.subscribe((list) => {
    for (const { id, kind, state } of list) {
      if (state.kind !== 'failed' || told.has(id)) continue;
      told.add(id);
      noteFailure({ at: state.at, by: kind, error: state.error });
    }
    const listed = new Set(list.map(({ id }) => id));
    for (const id of told) if (!listed.has(id)) told.delete(id);
  });

  return {
    async read() {
      const files = await lookAtOwnFiles(dir);
      return {
        takenAt: now(),
        startedAt,
        runtime,
        system: `${type()} ${release()} (${arch()})`,
        connections,
        failures,
        freshness: inventory.freshness(),
        files,
      };
    },
    commandFailed: (name, error) => noteFailure({ at: now(), by: name, error }),
  };
}
