import type { Inventory } from '../engine/inventory.ts';
import { openLog } from '../logs/open-log.ts';
import type { Openers } from './serve-streams.ts';

/** What begins each kind of stream of the contract. */
export function createOpeners(engine: Pick<Inventory, 'snapshot' | 'subscribe' | 'api'>): Openers {
  return {
    logs: ({ target, tail }, sink) => openLog({ engine, target, tail, sink }),
  };
}
