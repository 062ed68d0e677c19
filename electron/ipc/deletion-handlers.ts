import type { Container } from '../../shared/engine.ts';
import type { ContainerId, DeletionId, HostPath } from '../../shared/ids.ts';
import { listVolumeFiles } from '../data/list-volume-files.ts';
import { listWritten } from '../data/read-written.ts';
import type { DataWatcher } from '../data/watch-data.ts';
import { Failure } from '../failure.ts';
import type { WorkNotes } from '../history/work-notes.ts';
import type { Yard } from '../operations/begin.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import { forgetDeletion } from '../operations/forget-deletion.ts';
import { beginPutBack, planPutBack } from '../operations/put-back-saved.ts';
import { beginUndo } from '../operations/undo.ts';
import type { Handlers } from './serve-commands.ts';

/** Somebody waits with the dialog open: what takes longer is said to be unknown. */
const lookWithinMs = 8_000;
const listWithinMs = 10_000;

interface Parts {
  readonly yard: Yard;
  readonly works: WorkNotes;
  readonly data: Pick<DataWatcher, 'read'>;
  readonly reveal: (path: HostPath) => Promise<void>;
}

type DeletionCommand =
  | 'unsaved.look'
  | 'unsaved.files'
  | 'undo.begin'
  | 'deletion.forget'
  | 'saved.reveal'
  | 'saved.planPutBack'
  | 'saved.putBack'
  | 'saved.remove';

/** What a deletion would take away unsaved, and what was saved before one. */
export function deletionHandlers({ yard, works, data, reveal }: Parts): Pick<Handlers, DeletionCommand> {
  const { engine, deletions } = yard;
  const containerOf = (id: ContainerId): Container => {
    const container = engine.snapshot().containers.get(id);
    if (container === undefined) throw new Failure({ kind: 'not-found', what: 'container', name: id });
    return container;
  };

  /** Only what the note tells of is shown, whatever a window asks for. */
  const mustBeSaved = (id: DeletionId, path: HostPath) => {
    if (deletions.get(id)?.saved.some((files) => files.path === path)) return;
    throw new Failure({ kind: 'not-found', what: 'deletion', name: id });
  };

  return {
    'unsaved.look': async ({ ids }) => [...(await data.read(ids, lookWithinMs)).values()],
    'unsaved.files': async ({ container: id, volumeAt }) => {
      const { api } = reachableEngine(engine);
      const container = containerOf(id);
      const isVolume = container.mounts.some(
        ({ kind, destination }) => kind === 'volume' && destination === volumeAt,
      );
      if (volumeAt !== null && !isVolume) throw new Failure({ kind: 'file-gone', path: volumeAt });
      const files =
        volumeAt === null
          ? await listWritten(api, container)
          : await listVolumeFiles(api, container, volumeAt, listWithinMs);
      if (files === null) throw new Failure({ kind: 'not-found', what: 'container', name: container.name });
      return files;
    },
    'undo.begin': async ({ deletion, way }) => beginUndo(yard, deletion, way),
    'deletion.forget': async ({ deletion }) => {
      await forgetDeletion(yard, deletion);
      return null;
    },
    'saved.reveal': async ({ deletion, path }) => {
      mustBeSaved(deletion, path);
      await reveal(path);
      return null;
    },
    'saved.planPutBack': (order) => planPutBack(yard, order),
    'saved.putBack': async (order) => beginPutBack(yard, works, order),
    'saved.remove': async ({ deletion, path }) => {
      await deletions.removeSaved(deletion, path);
      return null;
    },
  };
}
