import type { ContainerPath, FileEntry, FolderListing, FolderReading } from '../../shared/container-files.ts';
import { asFolder, childOf } from '../../shared/container-path.ts';
import { isWithin } from '../../shared/database-at.ts';
import type { Container } from '../../shared/engine.ts';
import { eachOf } from '../engine/concurrency.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { fileFailure, refusedFile } from './file-failure.ts';
import { type Passed, readSubtree, type Subtree, type SubtreeBounds } from './read-subtree.ts';

type Archives = Pick<EngineApi, 'readArchive' | 'statPath'>;
type Listed = Pick<Container, 'id' | 'mounts' | 'state' | 'startedAt'>;

// An image of some hundred megabytes passes by in a second or two: all its folders are then known.
const mostBytes = 1_000_000_000;
const mostEntries = 300_000;
const patienceMs = 6_000;
/** So much is let come on a slow engine, too. */
const small = { bytes: 100_000_000, entries: 20_000, patienceMs: 20_000 } as const;
/** For who has asked for all there is. */
const whole = { bytes: 50_000_000_000, patienceMs: 300_000 } as const;
const askedAtOnce = 6;
const mostKept = 3;

/** While a container runs its files change; a stopped one's change only from outside. */
const keptMs = { running: 5_000, resting: 120_000 };

/** Folders that images have at their top (Filesystem Hierarchy Standard 3.0, and what images add). */
const usualAtTop =
  'app bin boot code data dev entrypoint.sh etc home lib lib32 lib64 libx32 media mnt opt proc root run sbin srv sys tmp usr var workspace'.split(
    ' ',
  );

interface Kept {
  readonly root: ContainerPath;
  readonly subtree: Subtree;
  readonly at: number;
  readonly run: number | null;
  readonly running: boolean;
}

/**
 * Lists folders from archives of them, for containers that have nobody to ask. An archive holds all that is beneath a
 * folder, so what one told is kept for the folders in it.
 */
export function createArchiveLister(now: () => number) {
  const kept = new Map<string, Kept>();

  function fromKept({ id, state, startedAt }: Listed, folder: ContainerPath): FolderListing | null {
    const found = kept.get(id);
    const running = state === 'running';
    if (found === undefined || found.run !== startedAt || found.running !== running) return null;
    if (now() - found.at > (running ? keptMs.running : keptMs.resting)) return null;
    if (!isWithin(folder, found.root)) return null;
    const listing = found.subtree.list(folder.slice(asFolder(found.root).length));
    return listing?.complete ? listing : null;
  }

  function bounds(all: boolean): SubtreeBounds {
    const began = now();
    if (all) {
      return { bytes: whole.bytes, entries: mostEntries, isLate: () => now() - began > whole.patienceMs };
    }
    const isLate = ({ bytes, entries }: Passed) => {
      const isSmall = bytes < small.bytes && entries < small.entries;
      return now() - began > (isSmall ? small.patienceMs : patienceMs);
    };
    return { bytes: mostBytes, entries: mostEntries, isLate };
  }

  async function readFolder(
    api: Archives,
    container: Listed,
    folder: ContainerPath,
    all: boolean,
  ): Promise<FolderListing> {
    await mustBeFolder(api, container, folder);
    const ending = new AbortController();
    const source = await api
      .readArchive(container.id, asFolder(folder), ending.signal)
      .catch((thrown: unknown) => Promise.reject(refusedFile(thrown, folder)));
    if (source === null) throw fileFailure('not-found', folder);
    let subtree: Subtree;
    try {
      subtree = await readSubtree(source, bounds(all));
    } finally {
      // The engine answers nothing else of the container for as long as it sends an archive of it.
      source.destroy();
      ending.abort();
    }
    keep(container, { root: folder, subtree, at: now() });
    const listing = subtree.list('') ?? { entries: [], complete: false };
    return listing.complete ? listing : completed(api, container, folder, listing);
  }

  function keep({ id, state, startedAt }: Listed, fresh: Pick<Kept, 'root' | 'subtree' | 'at'>): void {
    kept.delete(id);
    kept.set(id, { ...fresh, run: startedAt, running: state === 'running' });
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
  }

  return {
    list: async (
      api: Archives,
      container: Listed,
      folder: ContainerPath,
      reading: FolderReading,
    ): Promise<FolderListing> =>
      (reading === 'kept' ? fromKept(container, folder) : null) ??
      readFolder(api, container, folder, reading === 'whole'),
    /** Something was changed in it. */
    forget: (id: Container['id']): void => void kept.delete(id),
  };
}

export type ArchiveLister = ReturnType<typeof createArchiveLister>;

async function mustBeFolder(api: Archives, { id }: Listed, folder: ContainerPath): Promise<void> {
  const stat = await api.statPath(id, folder).catch((thrown: unknown) => {
    throw refusedFile(thrown, folder);
  });
  if (stat === null) throw fileFailure('not-found', folder);
  const target = stat.target === null ? null : await api.statPath(id, stat.target);
  if (stat.kind === 'link' && target === null) throw fileFailure('not-found', folder);
  if ((target ?? stat).kind !== 'folder') throw fileFailure('not-a-folder', folder);
}

/** With what can be found by asking for it by name: what is mounted, and what images usually have. */
async function completed(
  api: Archives,
  { id, mounts }: Listed,
  folder: ContainerPath,
  listing: FolderListing,
): Promise<FolderListing> {
  const prefix = asFolder(folder);
  const mounted = mounts
    .filter(({ destination }) => destination.startsWith(prefix))
    .map(({ destination }) => destination.slice(prefix.length).split('/')[0] ?? '');
  const known = new Set(listing.entries.map(({ name }) => name));
  const names = new Set([...mounted, ...(folder === '/' ? usualAtTop : [])]);
  const found: FileEntry[] = [];
  await eachOf(
    [...names].filter((name) => name !== '' && !known.has(name)),
    askedAtOnce,
    async (name) => {
      const stat = await api.statPath(id, childOf(folder, name)).catch(() => null);
      if (stat === null) return;
      const { kind, bytes, target } = stat;
      found.push({ name, kind, bytes, target, modifiedAt: null, mode: null, owner: null });
    },
  );
  return { entries: [...listing.entries, ...found], complete: false };
}
