import { deletionStatus } from '../../shared/deletion-status.ts';
import type { DeletionId } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import type { DeletionAccess } from './delete-noted.ts';

/**
 * Has no more to be told of a deletion. Its note goes only where nothing needs it: as long as files are saved, or
 * containers are gone that one which came to no end has noted, it stays and counts as ended. Throws `undo-refused`
 * while the deletion is going on, `not-found`.
 */
export async function forgetDeletion({ engine, deletions }: DeletionAccess, id: DeletionId): Promise<void> {
  const record = deletions.get(id);
  if (record === null) throw new Failure({ kind: 'not-found', what: 'deletion', name: id });
  if (record.state === 'going-on') {
    throw new Failure({ kind: 'undo-refused', reason: 'going-on', names: [] });
  }
  const { gone } = deletionStatus(record, engine.snapshot().containers.values());
  const isUnfinished = record.state === 'interrupted' || record.state === 'failed';
  if (record.saved.length > 0 || (isUnfinished && gone.length > 0)) await deletions.setState(id, 'done');
  else await deletions.remove(id);
}
