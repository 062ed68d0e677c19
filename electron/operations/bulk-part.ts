import type { BulkAction, BulkRequest } from '../../shared/bulk.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/operation.ts';
import type { GroupTarget } from '../../shared/target.ts';
import type { StackNotes } from '../history/stack-notes.ts';
import type { DeletionAccess } from './delete-noted.ts';
import type { Operations, Reporter } from './operations.ts';

/** What a bulk operation needs. */
export interface BulkYard extends DeletionAccess {
  readonly operations: Operations;
  readonly notes: Pick<StackNotes, 'flush'>;
}

export type BulkOutcome = Extract<Outcome, { kind: 'bulk' }>;

/** The share of one stack in a bulk operation, or one standalone container: what is done under one lock. */
export interface BulkPart {
  readonly target: GroupTarget;
  readonly name: string;
  readonly lock: string;
  readonly ids: readonly ContainerId[];
  /** Those of the ids to which the action applied when it was asked for. */
  readonly actsOn: readonly ContainerId[];
  /** `ended` is told of each container once it is known what became of it. */
  readonly work: (reporter: Reporter, ended: (id: ContainerId) => void) => Promise<BulkOutcome>;
  /** The outcome when it could not be begun, or broke off. */
  readonly refused: (error: AppError) => BulkOutcome;
}

/** One outcome of several: what is to be done again is done together. */
export function joined(action: BulkAction, outcomes: readonly BulkOutcome[]): BulkOutcome {
  const agains = outcomes.flatMap(({ again }) => again ?? []);
  const save = agains.find((again) => again.save !== undefined)?.save;
  const again: BulkRequest = {
    action,
    ids: agains.flatMap(({ ids }) => ids),
    alsoDeleteVolumes: agains.flatMap(({ alsoDeleteVolumes }) => alsoDeleteVolumes),
    ...(save === undefined ? {} : { save }),
  };
  return {
    kind: 'bulk',
    rows: outcomes.flatMap(({ rows }) => rows),
    kept: outcomes.flatMap(({ kept }) => kept),
    again: again.ids.length === 0 ? null : again,
    deletions: outcomes.flatMap(({ deletions }) => deletions),
  };
}
