import { assertNever } from './assert-never.ts';
import type { Container } from './engine.ts';
import { finishedJobs } from './finished-jobs.ts';
import { isUp } from './is-up.ts';
import type { LifecycleAction } from './operation.ts';

/** Why an action leaves a container as it is. */
export type LeftReason =
  | 'running-already'
  | 'stopped-already'
  | 'paused-already'
  | 'not-running'
  | 'not-paused'
  /** Started only when it is asked for by itself, as with Compose. */
  | 'one-off'
  /** A job that is done, beside what is up: it would run once more. */
  | 'finished'
  | 'being-removed'
  | 'dead'
  /** It is not there any more. */
  | 'gone';

export interface Applied {
  readonly acts: readonly Container[];
  readonly left: readonly { readonly container: Container; readonly reason: LeftReason }[];
}

/**
 * To which containers of a stack (all of it, a part, or one that stands alone) an action applies as they are. To start
 * what is paused is to unpause it. A deletion applies to everything.
 */
export function whatApplies(action: LifecycleAction | 'delete', containers: readonly Container[]): Applied {
  const acts: Container[] = [];
  const left: { container: Container; reason: LeftReason }[] = [];
  const beside = besideOthers(containers);
  for (const container of containers) {
    const reason = leftReason(action, container, beside);
    if (reason === null) acts.push(container);
    else left.push({ container, reason });
  }
  return { acts, left };
}

type Beside = (container: Container) => LeftReason | null;

/** What is not begun anew along with the others. */
function besideOthers(containers: readonly Container[]): Beside {
  const jobs = containers.some(isUp) ? finishedJobs(containers) : new Set<Container>();
  return (container) => {
    if (containers.length > 1 && container.compose?.oneOff) return 'one-off';
    return jobs.has(container) ? 'finished' : null;
  };
}

function leftReason(
  action: LifecycleAction | 'delete',
  container: Container,
  beside: Beside,
): LeftReason | null {
  const { state } = container;
  if (action === 'delete') return null;
  if (state === 'removing') return 'being-removed';
  switch (action) {
    case 'start':
      if (state === 'paused') return null;
      if (isUp(container)) return 'running-already';
      // Docker starts no dead container.
      return state === 'dead' ? 'dead' : beside(container);
    case 'restart':
      return state === 'dead' ? 'dead' : beside(container);
    case 'stop':
    case 'kill':
      return isUp(container) ? null : 'stopped-already';
    case 'pause':
      if (state === 'paused') return 'paused-already';
      return state === 'running' ? null : 'not-running';
    case 'unpause':
      return state === 'paused' ? null : 'not-paused';
    default:
      return assertNever(action);
  }
}
