import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ContainerPath, FolderReading } from '../../../shared/container-files.ts';
import { parentOf } from '../../../shared/container-path.ts';
import type { Container } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import { useAsk } from '../../store/app-context.tsx';
import { fileMarks, noMarks } from './file-marks.ts';
import { type FolderState, type Folders, sortedEntries } from './file-rows.ts';

const isNoFolder = (error: AppError) => error.kind === 'container-file' && error.problem === 'not-a-folder';

/** The folders of a container as far as they were opened, which of them stand open, and what differs from the image. */
export function useFolders({ id, state: running, startedAt }: Container) {
  const ask = useAsk();
  const [folders, setFolders] = useState<Folders>(new Map());
  const [open, setOpen] = useState<ReadonlySet<ContainerPath>>(new Set());
  const [base, setBase] = useState<ContainerPath>('/');
  const [marks, setMarks] = useState(noMarks);
  const turns = useRef(new Map<ContainerPath, number>());
  const going = useRef(0);

  /** Resolves to what was found; of two readings of one folder the later one counts. */
  const read = useCallback(
    async (folder: ContainerPath, reading: FolderReading): Promise<FolderState> => {
      const turn = (turns.current.get(folder) ?? 0) + 1;
      turns.current.set(folder, turn);
      const answer = await ask('files.list', { container: id, path: folder, reading });
      const state: FolderState = answer.ok
        ? {
            kind: 'read',
            ...answer.value,
            entries: sortedEntries(answer.value.entries),
            rest: reading === 'whole' ? 'not-to-be-had' : 'unread',
          }
        : { kind: 'failed', error: answer.error };
      if (turns.current.get(folder) === turn) setFolders((before) => new Map(before).set(folder, state));
      return state;
    },
    [ask, id],
  );

  const readMarks = useCallback(async () => {
    const answer = await ask('files.changes', { container: id });
    if (answer.ok) setMarks(fileMarks(answer.value));
  }, [ask, id]);

  /** Reads what was too much at once. */
  const readWhole = useCallback(
    (folder: ContainerPath) => {
      setFolders((before) => {
        const state = before.get(folder);
        return state?.kind === 'read'
          ? new Map(before).set(folder, { ...state, rest: 'being-read' })
          : before;
      });
      void read(folder, 'whole');
    },
    [read],
  );

  const shown = useRef({ base, open });
  shown.current = { base, open };
  const refresh = useCallback(
    async (reading: FolderReading) => {
      const paths = [shown.current.base, ...shown.current.open];
      // What is closed is read when it is opened.
      setFolders((before) => new Map(paths.flatMap((path) => entryOf(before, path))));
      await Promise.all([readMarks(), ...paths.map((path) => read(path, reading))]);
    },
    [read, readMarks],
  );

  // A container that was started or stopped may have other files.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each run is read anew.
  useEffect(() => void refresh('kept'), [refresh, running, startedAt]);

  const setFolderOpen = useCallback(
    (folder: ContainerPath, isOpen: boolean) => {
      setOpen((before) => {
        const next = new Set(before);
        if (isOpen) next.add(folder);
        else next.delete(folder);
        return next;
      });
      if (isOpen) void read(folder, 'kept');
    },
    [read],
  );

  /**
   * Shows a folder as the base, or that around a file. Resolves to what is to be chosen there, or why it can't be shown;
   * `null` where somebody has gone elsewhere meanwhile.
   */
  const goTo = useCallback(
    async (
      path: ContainerPath,
    ): Promise<{ readonly choose: ContainerPath | null } | { readonly error: AppError } | null> => {
      going.current += 1;
      const turn = going.current;
      const found = await read(path, 'kept');
      if (going.current !== turn) return null;
      if (found.kind !== 'failed') {
        setBase(path);
        return { choose: null };
      }
      if (!isNoFolder(found.error)) return { error: found.error };
      const around = await read(parentOf(path), 'kept');
      if (going.current !== turn) return null;
      if (around.kind === 'failed') return { error: around.error };
      setBase(parentOf(path));
      return { choose: path };
    },
    [read],
  );

  return useMemo(
    () => ({ folders, open, base, marks, refresh, readWhole, setFolderOpen, goTo }),
    [folders, open, base, marks, refresh, readWhole, setFolderOpen, goTo],
  );
}

function entryOf(folders: Folders, path: ContainerPath): [ContainerPath, FolderState][] {
  const state = folders.get(path);
  return state === undefined ? [] : [[path, state]];
}
