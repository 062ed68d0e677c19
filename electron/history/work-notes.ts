import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { containerId, hostPath, volumeName } from '../../shared/ids.ts';
import { unfinishedWorks } from '../../shared/unfinished-work.ts';
import { type KeptPlace, openKeptFile } from './kept-file.ts';

const note = z.object({
  id: z.string(),
  engineId: z.string(),
  /** Containers that are stopped for the work, to be started again. */
  stopped: z.array(
    z.object({ id: z.string().transform(containerId), name: z.string(), wasPaused: z.boolean() }),
  ),
  /** The file that is being written: a part of it may lie beside it. */
  file: z.string().transform(hostPath).nullable(),
  /** What is being done to what a volume holds, and where what it held before is kept. */
  unfinished: z
    .object({
      what: z.enum(unfinishedWorks).default('replacing'),
      volume: z.string().transform(volumeName),
      safety: z.string().transform(hostPath).nullable(),
    })
    .nullable(),
});

/** Work that must be put right when the app ends in the middle of it. */
export type WorkNote = z.infer<typeof note>;

/** Notes of what is under way, so that the next start of the app knows what the last one left. */
export interface WorkNotes {
  /** Tells this copy of the app's helper containers from all others'; another one for each start. */
  readonly owner: string;
  /** Whether a helper container was made for this copy of the app, by this start or an earlier one. */
  isOwn(work: string): boolean;
  /** What is left on an engine: by an earlier start, or because the engine went away. */
  left(engineId: string): readonly WorkNote[];
  /** Notes work that is under way, in place of what was noted of it; on the disk when it answers. */
  put(note: WorkNote): Promise<void>;
  /** It is done, or put right. */
  drop(id: string): Promise<void>;
  /** It has ended, and could not be put right: it counts as left. */
  leave(id: string): void;
}

const file = z.object({ version: z.literal(1), copy: z.string(), notes: z.array(note) });

/** Opens `work-under-way.json` in the app's own folder. */
export async function openWorkNotes(options: KeptPlace): Promise<WorkNotes> {
  const kept = await openKeptFile({
    path: join(options.dir, 'work-under-way.json'),
    schema: file,
    empty: { version: 1 as const, copy: randomUUID(), notes: [] },
    kind: 'work',
    problems: options.problems,
    now: options.now,
  });
  const { copy } = kept.value;
  const owner = `${copy} ${randomUUID()}`;
  const notes = new Map(kept.value.notes.map((each) => [each.id, each]));
  const underWay = new Set<string>();
  const save = async () => {
    kept.save({ version: 1, copy, notes: [...notes.values()] });
    await kept.flush();
  };
  // Helpers of this start must be known again by the next one, whatever becomes of it.
  await save();
  return {
    owner,
    isOwn: (work) => work.startsWith(`${copy} `),
    left: (engineId) =>
      [...notes.values()].filter((each) => each.engineId === engineId && !underWay.has(each.id)),
    async put(each) {
      notes.set(each.id, each);
      underWay.add(each.id);
      await save();
    },
    async drop(id) {
      notes.delete(id);
      underWay.delete(id);
      await save();
    },
    leave: (id) => void underWay.delete(id),
  };
}
