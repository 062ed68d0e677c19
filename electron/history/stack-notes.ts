import { join } from 'node:path';
import { z } from 'zod';
import { type HostPath, hostPath, type StackName, stackName, volumeName } from '../../shared/ids.ts';
import type { StackNote } from '../../shared/stack-memory.ts';
import { type KeptPlace, openKeptFile } from './kept-file.ts';

/** What the app remembers of stacks, on every engine that it has seen. In memory it is always up to date. */
export interface StackNotes {
  /** A list of its own: later changes don't show in it. */
  all(): readonly StackNote[];
  get(engineId: string, name: StackName): StackNote | null;
  /** In place of the note of the same stack on the same engine. */
  put(note: StackNote): void;
  /** Says that the last container has gone, now. Does nothing where that is noted already, or no note is there. */
  markGone(engineId: string, name: StackName, by: 'stackyard' | 'elsewhere'): void;
  forget(engineId: string, name: StackName): void;
  /** Calls after every change. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Waits until all is on the disk. Throws `file-failed`. */
  flush(): Promise<void>;
  /** Where a notes file that could not be read was set aside at the start. */
  readonly damaged: HostPath | null;
}

const maxNotes = 500;

const path = z.string().transform(hostPath);
const note: z.ZodType<StackNote> = z.object({
  name: z.string().transform(stackName),
  engineId: z.string(),
  workingDir: path.nullable(),
  configFiles: z.array(path),
  envFiles: z.array(path),
  profiles: z.array(z.string()),
  services: z.array(z.string()),
  volumes: z.array(
    z.object({
      name: z.string().transform(volumeName),
      label: z.string(),
      createdAt: z.number().nullable(),
    }),
  ),
  goneAt: z.number().nullable(),
  goneBy: z.enum(['stackyard', 'elsewhere']).nullable(),
});
// A file of a later version does not fit and is set aside, not written over.
const file = z.object({ version: z.literal(1), notes: z.array(note) });

/** Opens `stacks.json` in the app's own folder. */
export async function openStackNotes(options: KeptPlace): Promise<StackNotes> {
  const { dir, now, problems } = options;
  const kept = await openKeptFile({
    path: join(dir, 'stacks.json'),
    schema: file,
    empty: { version: 1 as const, notes: [] },
    kind: 'stacks',
    problems,
    now,
  });
  // In the order of their last change.
  const notes = new Map(kept.value.notes.map((note) => [keyOf(note.engineId, note.name), note]));
  const listeners = new Set<() => void>();

  function changed(): void {
    kept.save({ version: 1, notes: [...notes.values()] });
    for (const listener of [...listeners]) listener();
  }
  function put(note: StackNote): void {
    const key = keyOf(note.engineId, note.name);
    notes.delete(key);
    while (notes.size >= maxNotes) notes.delete(leastNeeded(notes));
    notes.set(key, note);
    changed();
  }

  return {
    all: () => [...notes.values()],
    get: (engineId, name) => notes.get(keyOf(engineId, name)) ?? null,
    put,
    markGone(engineId, name, by) {
      const note = notes.get(keyOf(engineId, name));
      if (note && note.goneAt === null) put({ ...note, goneAt: now(), goneBy: by });
    },
    forget(engineId, name) {
      if (notes.delete(keyOf(engineId, name))) changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: kept.flush,
    damaged: kept.damaged,
  };
}

// No engine id or project name holds a line break.
const keyOf = (engineId: string, name: StackName): string => `${engineId}\n${name}`;

/** The stack that went first; where none has gone, the one that did not change for longest. */
function leastNeeded(notes: ReadonlyMap<string, StackNote>): string {
  let found = { key: '', goneAt: Number.POSITIVE_INFINITY };
  for (const [key, { goneAt }] of notes) {
    if (found.key === '' || (goneAt !== null && goneAt < found.goneAt)) {
      found = { key, goneAt: goneAt ?? Number.POSITIVE_INFINITY };
    }
  }
  return found.key;
}
