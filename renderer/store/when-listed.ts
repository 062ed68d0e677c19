import type { AppData, AppStore } from './app-store.ts';

/** Whether there is a list to draw, or a reason why there is none. */
const isTold = ({ phase, snapshot }: AppData) =>
  phase.kind === 'failed' || snapshot.listedAt !== null || snapshot.connection.kind !== 'connecting';

/** Resolves when the store holds what to draw, at the latest after so many milliseconds. */
export function whenListed(store: AppStore, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, patienceMs);
    const look = () => {
      if (isTold(store.getState())) end();
    };
    const stop = store.subscribe(look);
    look();
  });
}
