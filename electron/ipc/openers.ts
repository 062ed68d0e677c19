import type { Inventory } from '../engine/inventory.ts';
import type { Terminals } from '../exec/terminals.ts';
import { openLog } from '../logs/open-log.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import type { Openers } from './serve-streams.ts';

export interface OpenerParts {
  readonly engine: Inventory;
  readonly terminals: Terminals;
}

/** What begins each kind of stream of the contract. */
export function createOpeners({ engine, terminals }: OpenerParts): Openers {
  return {
    logs: ({ target, tail }, sink) => openLog({ engine, target, tail, sink }),
    exec: (request, sink) => terminals.open(reachableEngine(engine).api, request, sink),
  };
}
