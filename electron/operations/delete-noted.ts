import type { DeletePlan, PlannedVolume } from '../../shared/delete-plan.ts';
import type { SaveChoice } from '../../shared/deletion.ts';
import type { DeletionId } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import type { DeletionNotes } from '../history/deletion-notes.ts';
import type { EngineAccess } from './engine-access.ts';
import { noteDeletion } from './note-deletion.ts';
import type { Reporter } from './operations.ts';
import { saveBeforeDelete, saveFailure } from './save-before-delete.ts';

export interface DeletionAccess {
  readonly engine: EngineAccess;
  readonly deletions: DeletionNotes;
  /** Tells the app's helper containers from those of others. */
  readonly helperOwner: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * What comes before the first container goes: everything that it takes to bring it back is noted on the disk, and what
 * is to be saved is saved. Then `remove` is called, and the note says how it ended. Throws `save-failed` and
 * `file-failed` with nothing deleted, and what `remove` throws.
 */
export async function deleteNoted<Result>(
  { engine, deletions, helperOwner: owner, now }: DeletionAccess,
  plan: DeletePlan,
  { volumes, save }: { readonly volumes: readonly PlannedVolume[]; readonly save: SaveChoice },
  reporter: Reporter,
  remove: (id: DeletionId) => Promise<{ readonly result: Result; readonly complete: boolean }>,
): Promise<Result> {
  const id = await noteDeletion(engine, deletions, plan, now());
  try {
    await saveChosen();
  } catch (thrown) {
    await nothingDeleted();
    throw thrown;
  }
  try {
    const { result, complete } = await remove(id);
    await deletions.setState(id, complete ? 'done' : 'failed');
    return result;
  } catch (thrown) {
    await deletions.setState(id, 'failed').catch(() => undefined);
    throw thrown;
  }

  async function saveChosen(): Promise<void> {
    const record = deletions.get(id);
    if (record === null) throw new Failure({ kind: 'not-found', what: 'deletion', name: id });
    if (!save.unsavedFiles && !(save.volumes && volumes.length > 0)) return;
    const folder = await deletions.makeFolder(id).catch((thrown: unknown) => {
      throw saveFailure(thrown, plan.name, deletions.folderOf(id));
    });
    const saved = await saveBeforeDelete(engine, { plan, volumes, save, record, folder, owner }, reporter);
    if (saved.length > 0) await deletions.addSaved(id, saved);
  }

  /** What an earlier deletion removed and saved stays noted. */
  async function nothingDeleted(): Promise<void> {
    const earlier = deletions.get(id)?.saved ?? [];
    const gone = (deletions.get(id)?.containers ?? []).some(
      (container) => !plan.containers.some((planned) => planned.id === container.id),
    );
    if (earlier.length > 0 || gone) await deletions.setState(id, 'failed').catch(() => undefined);
    else await deletions.remove(id).catch(() => undefined);
  }
}
