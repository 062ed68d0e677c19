import type { Inventory } from '../engine/inventory.ts';
import type { Terminals } from '../exec/terminals.ts';
import type { Transfers } from '../files/transfers.ts';
import { openLog } from '../logs/open-log.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import type { Openers } from './serve-streams.ts';

export interface OpenerParts {
  readonly engine: Inventory;
  readonly terminals: Terminals;
  readonly transfers: Pick<Transfers, 'open'>;
}

/** What begins each kind of stream of the contract. */
export function createOpeners({ engine, terminals, transfers }: OpenerParts): Openers {
  return {
    logs: ({ target, tail }, sink) => openLog({ engine, target, tail, sink }),
    transfer: (request, sink) => transfers.open(request, sink),
    exec: (request, sink) => terminals.open(reachableEngine(engine).api, request, sink),
  };
}
