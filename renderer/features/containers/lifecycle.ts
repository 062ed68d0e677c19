import type { Container } from '../../../shared/engine.ts';
import { finishedJobs } from '../../../shared/finished-jobs.ts';
import { isUp } from '../../../shared/is-up.ts';

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
  const jobs = finishedJobs(containers);
  const paused = containers.some(({ state }) => state === 'paused');
  const up = containers.some(isUp);
  // Docker starts neither a dead container nor one that is being removed.
  const startable = containers
    .filter((container) => containers.length === 1 || !container.compose?.oneOff)
    .filter((container) => !up || !jobs.has(container))
    .some(({ state }) => state === 'created' || state === 'exited');
  return {
    canStart: startable || paused,
    canStop: up,
    canPause: containers.some(({ state }) => state === 'running'),
    canUnpause: paused,
    startUnpauses: paused && !startable,
  };
}
