import type { Terminals } from '../exec/terminals.ts';
import { Failure } from '../failure.ts';
import { type EngineAccess, reachableEngine } from '../operations/engine-access.ts';
import type { Openers } from './serve-streams.ts';

export interface OpenerParts {
  readonly engine: EngineAccess;
  readonly terminals: Terminals;
}

/** What begins each kind of stream of the contract. */
export function createOpeners({ engine, terminals }: OpenerParts): Openers {
  return {
    logs: () => {
      throw new Failure({ kind: 'unexpected', detail: 'There is no log yet.' });
    },
    exec: (request, sink) => terminals.open(reachableEngine(engine).api, request, sink),
  };
}
