import type { Container } from './engine.ts';
import type { LifecycleAction } from './operation.ts';
import { whatApplies } from './what-applies.ts';

/** What can be done right now to containers as they are. A mixed stack can be started and stopped. */
export interface Lifecycle {
  readonly canStart: boolean;
  readonly canStop: boolean;
  readonly canPause: boolean;
  readonly canUnpause: boolean;
  /** To start does nothing else than to unpause. */
  readonly startUnpauses: boolean;
}

/**
 * Of a stack's containers, or of one alone. A one-off is started only when it is asked for by itself, as Compose has
 * it. A finished job is no reason to offer a start while the rest is up.
 */
export function lifecycleOf(containers: readonly Container[]): Lifecycle {
  const actsOn = (action: LifecycleAction) => whatApplies(action, containers).acts;
  const startable = actsOn('start');
  const canUnpause = actsOn('unpause').length > 0;
  return {
    canStart: startable.length > 0,
    canStop: actsOn('stop').length > 0,
    canPause: actsOn('pause').length > 0,
    canUnpause,
    startUnpauses: canUnpause && startable.every(({ state }) => state === 'paused'),
  };
}
