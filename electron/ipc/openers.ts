import type { Inventory } from '../engine/inventory.ts';
import type { Terminals } from '../exec/terminals.ts';
import { type Files, filesAt } from '../files/files.ts';
import type { GrantedPaths } from '../files/granted-paths.ts';
import { openTransfer, type TransferDialogs } from '../files/transfer.ts';
import { openLog } from '../logs/open-log.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import type { Openers } from './serve-streams.ts';

export interface OpenerParts {
  readonly engine: Inventory;
  readonly terminals: Terminals;
  readonly files: Pick<Files, 'changed'>;
  readonly granted: Pick<GrantedPaths, 'mustBeGranted'>;
  readonly dialogs: TransferDialogs;
  readonly platform: NodeJS.Platform;
  readonly now: () => number;
}

/** What begins each kind of stream of the contract. */
export function createOpeners({ engine, terminals, files, ...around }: OpenerParts): Openers {
  return {
    logs: ({ target, tail }, sink) => openLog({ engine, target, tail, sink }),
    transfer: (request, sink) =>
      openTransfer({ ...around, at: filesAt(engine), request, sink, onChanged: files.changed }),
    exec: (request, sink) => terminals.open(reachableEngine(engine).api, request, sink),
  };
}
