import type { ContainerId } from '../../shared/ids.ts';
import { useRunningIds, useWatchFigures } from './use-watch-figures.ts';

// So many are one round of questions on every engine: then the totals are of all, whatever is in sight.
const mostForTotals = 32;
const nothing: readonly ContainerId[] = [];

/**
 * Has main take figures of all containers that run, for as long as the page is seen. Where very many run it leaves that
 * to the rows in sight and the charts: what is shown of the rest is not worth what asking about it costs the engine.
 */
export function useWatchTotals(): void {
  const running = useRunningIds();
  useWatchFigures(running.length <= mostForTotals ? running : nothing);
}
