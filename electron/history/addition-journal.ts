import { join } from 'node:path';
import { z } from 'zod';
import type { UnfinishedAddition } from '../../shared/add-volume.ts';
import { containerId, hostPath, stackName, volumeName } from '../../shared/ids.ts';
import { type KeptPlace, openKeptFile } from './kept-file.ts';

const path = z.string().transform(hostPath);
const runRequest = z.object({
  files: z.array(path),
  workingDir: path,
  envFiles: z.array(path),
  profiles: z.array(z.string()),
  projectName: z.string().transform(stackName).nullable(),
});
const addition = z.object({
  /** Also on the volume and the helper container that were made for it. */
  id: z.string(),
  engineId: z.string(),
  home: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('stack'), name: z.string().transform(stackName) }),
    z.object({ kind: z.literal('files'), request: runRequest }),
  ]),
  stack: z.string().transform(stackName),
  service: z.string(),
  key: z.string(),
  path: z.string(),
  afterwards: z.enum(['recreate', 'copy-and-recreate']),
  volume: z.string().transform(volumeName),
  /** Whose data is copied, and which is there until the volume has taken its place. */
  source: z.string().transform(containerId),
  /** Of the service's containers, those that ran before it began. */
  running: z.array(z.string().transform(containerId)),
  file: path,
  /** SHA-256 of the file before and after; `null` where it has the volume already. */
  edit: z.object({ before: z.string(), after: z.string() }).nullable(),
  /** Set before the file is written: a copy of it as it was. */
  backup: path.nullable(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
});
const file = z.object({ version: z.literal(1), additions: z.array(addition) });

/** What is needed to finish or take back the addition of a volume, noted before each step that can't be undone by itself. */
export type JournalEntry = z.infer<typeof addition>;

/** The additions of volumes that are under way or were cut short, also by the end of the app. */
export interface AdditionJournal {
  /** Those that nothing works on. */
  unfinished(): readonly UnfinishedAddition[];
  get(id: string): JournalEntry | null;
  /** In place of the entry with the same id, which then counts as being worked on. On the disk when it resolves. */
  put(entry: JournalEntry): Promise<void>;
  /** Says that an addition is worked on, or not any more: then it is unfinished unless it was dropped. */
  claim(id: string): void;
  release(id: string): void;
  drop(id: string): Promise<void>;
  subscribe(listener: () => void): () => void;
}

/** Opens `additions.json` in the app's own folder. */
export async function openAdditionJournal(options: KeptPlace): Promise<AdditionJournal> {
  const kept = await openKeptFile({
    path: join(options.dir, 'additions.json'),
    schema: file,
    empty: { version: 1 as const, additions: [] },
    kind: 'additions',
    problems: options.problems,
    now: options.now,
  });
  const entries = new Map(kept.value.additions.map((entry) => [entry.id, entry]));
  const worked = new Set<string>();
  const listeners = new Set<() => void>();

  const announce = () => {
    for (const listener of [...listeners]) listener();
  };
  const save = async () => {
    kept.save({ version: 1, additions: [...entries.values()] });
    announce();
    await kept.flush();
  };

  return {
    unfinished: () => [...entries.values()].filter(({ id }) => !worked.has(id)).map(unfinishedFrom),
    get: (id) => entries.get(id) ?? null,
    async put(entry) {
      const isNew = !entries.has(entry.id);
      entries.set(entry.id, entry);
      worked.add(entry.id);
      try {
        await save();
      } catch (error) {
        // Nothing has been done for it yet.
        if (isNew) entries.delete(entry.id);
        throw error;
      }
    },
    claim(id) {
      worked.add(id);
      announce();
    },
    release(id) {
      worked.delete(id);
      announce();
    },
    async drop(id) {
      // Found again at the next start it does no harm: taking back what is as before changes nothing.
      if (entries.delete(id)) await save().catch(() => undefined);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function unfinishedFrom(entry: JournalEntry): UnfinishedAddition {
  const { id, engineId, stack, service, key, path, file, backup, startedAt } = entry;
  return { id, engineId, stack, service, key, path, file, fileChanged: backup !== null, startedAt };
}
