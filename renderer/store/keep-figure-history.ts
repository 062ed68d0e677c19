import type { ContainerStats } from '../../shared/container-stats.ts';
import type { AppData, AppStore } from './app-store.ts';
import type { Figures } from './figures.ts';

function freshIn(figures: Figures, before: Figures): readonly ContainerStats[] {
  return [...figures.values()].filter((stats) => before.get(stats.id) !== stats);
}

/** Keeps the history of figures true to what main tells and to whether the page is seen. Returns what ends it. */
export function keepFigureHistory(store: AppStore, page: Window, now: () => number): () => void {
  const { figureHistory } = store.getState();
  const look = ({ snapshot }: AppData) =>
    figureHistory.setLooking(
      snapshot.connection.kind === 'ready' && page.document.visibilityState === 'visible',
      now(),
    );
  const lookAgain = () => look(store.getState());
  lookAgain();
  const unsubscribe = store.subscribe((data, before) => {
    if (data.snapshot.connection !== before.snapshot.connection) look(data);
    if (data.snapshot.containers !== before.snapshot.containers) {
      figureHistory.setContainers(data.snapshot.containers, now());
    }
    if (data.figures !== before.figures) figureHistory.add(freshIn(data.figures, before.figures), now());
  });
  page.document.addEventListener('visibilitychange', lookAgain);
  return () => {
    unsubscribe();
    page.document.removeEventListener('visibilitychange', lookAgain);
  };
}
