import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Deletion, DeletionState, SavedFiles } from '../../shared/deletion.ts';
import { type DeletionId, type HostPath, hostPath, type StackName } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { fileFailure, writeFileAtomically } from './atomic-file.ts';
import { type DeletionRecord, parseRecord, recordText, withoutSecrets } from './deletion-record.ts';
import type { KeptFileProblems } from './kept-file-problems.ts';

/**
 * What the app noted of its deletions, a file each in `deletions/`, and the files that it saved before, in `saved/`.
 * Both are the user's alone to read. Every change is on the disk when it resolves; all throw `file-failed`.
 */
export interface DeletionNotes {
  /** The newest first, without secrets. The same list as long as nothing changed. */
  list(): readonly Deletion[];
  get(id: DeletionId): DeletionRecord | null;
  put(record: DeletionRecord): Promise<void>;
  setState(id: DeletionId, state: DeletionState): Promise<void>;
  /** How far an undo is; `null`: none is under way. */
  setUndo(id: DeletionId, undo: DeletionRecord['undo']): Promise<void>;
  addSaved(id: DeletionId, files: readonly SavedFiles[]): Promise<void>;
  /** A folder for what is saved before this deletion. */
  makeFolder(id: DeletionId): Promise<HostPath>;
  /** Where that folder is, or would be. */
  folderOf(id: DeletionId): HostPath;
  /** Takes saved files away for good, and the note where it told of nothing else. */
  removeSaved(id: DeletionId, path: HostPath): Promise<void>;
  /** Takes the note away, and the saved files with it. */
  remove(id: DeletionId): Promise<void>;
  /** Takes the note away, and leaves the saved files: another note tells of them. */
  replace(id: DeletionId): Promise<void>;
  /** Takes the notes of a stack away, but for those that tell of saved files. */
  forget(engineId: string, stack: StackName): Promise<void>;
  subscribe(listener: () => void): () => void;
}

// Those with saved files come on top.
const mostNotes = 100;

/** Reads what is there. A deletion that was going on when the app ended is `interrupted`; half-written files go. */
export async function openDeletionNotes(dir: string, problems?: KeptFileProblems): Promise<DeletionNotes> {
  const notesFolder = join(dir, 'deletions');
  const savedFolder = join(dir, 'saved');
  const found = await readAll(notesFolder, problems);
  await removeLeftovers(savedFolder, found);
  const records = new Map(
    (await Promise.all(found.map(asFoundNow))).map((record) => [record.id, record] as const),
  );
  const listeners = new Set<() => void>();
  let listed: readonly Deletion[] | null = null;

  const fileOf = (id: DeletionId) => join(notesFolder, `${id}.json`);
  const folderOf = (id: DeletionId) => hostPath(join(savedFolder, id));

  function changed(): void {
    listed = null;
    for (const listener of [...listeners]) listener();
  }

  async function put(record: DeletionRecord): Promise<void> {
    await makePrivate(notesFolder);
    await writeFileAtomically(fileOf(record.id), recordText(record));
    records.set(record.id, record);
    changed();
  }

  async function change(id: DeletionId, part: Partial<DeletionRecord>): Promise<void> {
    const record = records.get(id);
    if (record === undefined) throw new Failure({ kind: 'not-found', what: 'deletion', name: id });
    await put({ ...record, ...part });
  }

  async function replace(id: DeletionId): Promise<void> {
    await rm(fileOf(id), { force: true }).catch((error: unknown) => {
      throw fileFailure(fileOf(id), error);
    });
    records.delete(id);
    changed();
  }

  async function remove(id: DeletionId): Promise<void> {
    const saved = records.get(id)?.saved ?? [];
    try {
      for (const { path } of saved) await removeFile(path);
      await rm(folderOf(id), { recursive: true, force: true });
    } catch (error) {
      throw fileFailure(folderOf(id), error);
    }
    await replace(id);
  }

  async function dropOldest(): Promise<void> {
    const bare = inOrder(records.values()).filter(
      ({ saved, state }) => saved.length === 0 && state !== 'going-on',
    );
    for (const { id } of bare.slice(mostNotes)) await remove(id);
  }

  return {
    list() {
      listed ??= inOrder(records.values()).map(withoutSecrets);
      return listed;
    },
    get: (id) => records.get(id) ?? null,
    async put(record) {
      await put(record);
      await dropOldest();
    },
    setState: (id, state) => change(id, { state }),
    setUndo: (id, undo) => change(id, { undo }),
    addSaved: (id, files) => change(id, { saved: [...(records.get(id)?.saved ?? []), ...files] }),
    async makeFolder(id) {
      await makePrivate(savedFolder);
      await makePrivate(folderOf(id));
      return folderOf(id);
    },
    folderOf,
    async removeSaved(id, path) {
      const record = records.get(id);
      const saved = record?.saved.filter((files) => files.path !== path) ?? [];
      // Only what the note tells of is removed, whatever a window asks for.
      if (record === undefined || saved.length === record.saved.length) {
        throw new Failure({ kind: 'not-found', what: 'deletion', name: id });
      }
      await removeFile(path);
      if (saved.length === 0 && record.state === 'undone') await remove(id);
      else await change(id, { saved });
    },
    remove,
    replace,
    async forget(engineId, stack) {
      for (const record of [...records.values()]) {
        const own = record.engineId === engineId && record.stack === stack;
        if (own && record.saved.length === 0 && record.state !== 'going-on') await remove(record.id);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const inOrder = (records: Iterable<DeletionRecord>): readonly DeletionRecord[] =>
  [...records].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));

async function makePrivate(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFailure(folder, error);
  }
}

/** Already gone counts as success. An emptied folder goes too. */
async function removeFile(path: HostPath): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw fileFailure(path, error);
  }
  await rmdir(dirname(path)).catch(() => undefined);
}

async function readAll(folder: string, problems?: KeptFileProblems): Promise<readonly DeletionRecord[]> {
  const names = await readdir(folder).catch(() => []);
  const found: DeletionRecord[] = [];
  for (const name of names) {
    if (/\.tmp$/.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
    if (!/^[^.].*\.json$/.test(name)) continue;
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    const record = parseRecord(text);
    if (record === null) {
      problems?.report({
        file: 'deletion',
        path: hostPath(join(folder, name)),
        problem: { kind: 'in-the-way' },
      });
      continue;
    }
    found.push(record);
  }
  return found;
}

const asFoundNow = async (record: DeletionRecord): Promise<DeletionRecord> => ({
  ...record,
  saved: await thoseThere(record.saved),
  state: record.state === 'going-on' ? 'interrupted' : record.state,
});

/** The user may have moved or removed saved files by hand. */
async function thoseThere(saved: readonly SavedFiles[]): Promise<readonly SavedFiles[]> {
  const there = await Promise.all(
    saved.map(({ path }) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return saved.filter((_, at) => there[at]);
}

/**
 * What a save that was cut short has left: files that never got their names, and whole ones of a deletion that was going
 * on, before any note told of them. Until then nothing is deleted, so they hold nothing that is not where it was.
 */
async function removeLeftovers(folder: string, records: readonly DeletionRecord[]): Promise<void> {
  // The folders may have been moved since: the last two names tell a file.
  const told = new Set(
    records.flatMap(({ saved }) => saved.map(({ path }) => join(basename(dirname(path)), basename(path)))),
  );
  const states = new Map<string, DeletionState>(records.map(({ id, state }) => [id, state]));
  for (const id of await readdir(folder).catch(() => [])) {
    const own = join(folder, id);
    for (const name of await readdir(own).catch(() => [])) {
      const isHalf = /^\..*\.[0-9a-f]{12}\.tmp$/.test(name);
      const isWhole = /^\d+-.*\.tar\.gz$/.test(name);
      const isUntold = states.get(id) === 'going-on' && isWhole && !told.has(join(id, name));
      if (isHalf || isUntold) await rm(join(own, name), { force: true }).catch(() => undefined);
    }
    if (states.has(id)) await rmdir(own).catch(() => undefined);
  }
}
