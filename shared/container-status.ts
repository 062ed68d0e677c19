import { assertNever } from './assert-never.ts';
import type { Container } from './engine.ts';

/** What one container is doing, for its own row. `up` is Docker's word for one that runs. */
export type ContainerStatus =
  | { readonly kind: 'up'; readonly unhealthy: boolean }
  | { readonly kind: 'paused' | 'restarting' | 'created' | 'removing' | 'dead' }
  /** A one-off that ended well. */
  | { readonly kind: 'done' }
  /** `null`: the engine didn't tell the code. */
  | { readonly kind: 'exited'; readonly exitCode: number | null };

/**
 * The status of one container. Only a one-off is said to be done: looking at a service's container alone, a finished
 * job and a server that was stopped are the same, `Exited (0)`.
 */
export function containerStatus({ state, health, exitCode, compose }: Container): ContainerStatus {
  switch (state) {
    case 'running':
      return { kind: 'up', unhealthy: health === 'unhealthy' };
    case 'exited':
      return exitCode === 0 && compose?.oneOff ? { kind: 'done' } : { kind: 'exited', exitCode };
    case 'created':
    case 'paused':
    case 'restarting':
    case 'removing':
    case 'dead':
      return { kind: state };
    default:
      return assertNever(state);
  }
}
