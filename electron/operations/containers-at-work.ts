import type { AtWork } from '../engine/at-work.ts';
import { lockOfContainer } from './lock.ts';
import type { Operations } from './operations.ts';

/** The containers whose lock an operation holds. */
export function containersAtWork(operations: Pick<Operations, 'held' | 'subscribe'>): AtWork {
  return {
    now() {
      const held = operations.held();
      return (container) => held.has(lockOfContainer(container));
    },
    subscribe(listener) {
      let before = '';
      return operations.subscribe(() => {
        const held = [...operations.held().keys()].join('\n');
        if (held === before) return;
        before = held;
        listener();
      });
    },
  };
}
