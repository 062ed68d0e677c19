import type { Container } from '../../shared/engine.ts';

/** Which containers something is changing right now: what is read of them would soon be read again, and hold that up. */
export interface AtWork {
  /** Of this moment, for all of them. */
  now(): (container: Container) => boolean;
  /** Called when it may be others; the returned function ends it. */
  subscribe(listener: () => void): () => void;
}

export const noneAtWork: AtWork = { now: () => () => false, subscribe: () => () => undefined };
