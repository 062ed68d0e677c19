import type { SaveChoice } from './deletion.ts';
import type { AppError } from './errors.ts';
import type { ContainerId, VolumeName } from './ids.ts';
import type { LeftReason } from './what-applies.ts';

/** What can be done to many stacks and containers at once. */
export const bulkActions = ['start', 'stop', 'restart', 'pause', 'unpause', 'delete'] as const;
export type BulkAction = (typeof bulkActions)[number];

/**
 * Only the containers that are named are acted on. A stack all of whose containers are named is deleted as a stack,
 * with its networks; the volumes are the ones that were ticked by name.
 */
export interface BulkRequest {
  readonly action: BulkAction;
  readonly ids: readonly ContainerId[];
  /** Empty but for a deletion. */
  readonly alsoDeleteVolumes: readonly VolumeName[];
  /** Of a deletion alone: what is saved first. */
  readonly save?: SaveChoice;
}

/** What became of one thing. */
export type BulkResult =
  | { readonly kind: 'done' }
  /** The action did not apply to it. */
  | { readonly kind: 'left'; readonly reason: LeftReason }
  /** A network that stays for those who use it. */
  | { readonly kind: 'in-use'; readonly usedBy: readonly string[] }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface BulkRow {
  readonly subject: 'container' | 'network' | 'volume';
  /** With its stack: `shop / web-1`. */
  readonly name: string;
  readonly result: BulkResult;
}

/** How far it is: of the containers that it acts on. */
export interface Progress {
  readonly ended: number;
  readonly total: number;
}
