import { Failure } from '../failure.ts';
import type { Openers } from './serve-streams.ts';

/** What begins each kind of stream of the contract. */
export function createOpeners(): Openers {
  return {
    logs: () => {
      throw new Failure({ kind: 'unexpected', detail: 'There is no log yet.' });
    },
  };
}
