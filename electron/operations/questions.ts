import type { OperationId } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';

/** The operations that wait for an answer of the user. */
export interface Questions {
  /** Resolves when `goOn` is called for it. Throws `cancelled` when `signal` says so. */
  answered(id: OperationId, signal: AbortSignal): Promise<void>;
  /** Throws `not-found` for one that asks nothing. */
  goOn(id: OperationId): void;
}

export function createQuestions(): Questions {
  const waiting = new Map<OperationId, () => void>();
  return {
    async answered(id, signal) {
      try {
        await new Promise<void>((resolve, reject) => {
          const cancel = () => reject(new Failure({ kind: 'cancelled' }));
          if (signal.aborted) cancel();
          signal.addEventListener('abort', cancel, { once: true });
          waiting.set(id, resolve);
        });
      } finally {
        waiting.delete(id);
      }
    },
    goOn(id) {
      const resolve = waiting.get(id);
      if (resolve === undefined) throw new Failure({ kind: 'not-found', what: 'operation', name: id });
      resolve();
    },
  };
}
