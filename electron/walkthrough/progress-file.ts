import { join } from 'node:path';
import { z } from 'zod';
import { containerId, hostPath, volumeName } from '../../shared/ids.ts';
import { type CopyProgress, type Reading, sampleSources } from '../../shared/walkthrough.ts';
import { type KeptFile, type KeptPlace, openKeptFile } from '../history/kept-file.ts';

/** What is kept of the walkthrough between two starts of the app. */
export interface KeptWalkthrough {
  /** The newest first. */
  readonly copies: readonly CopyProgress[];
  /** The folder of the copy that is worked on. */
  readonly current: CopyProgress['folder'] | null;
  /** The folder of the copy without a volume. */
  readonly without: CopyProgress['folder'] | null;
  /** The offer to begin it was declined. */
  readonly declined: boolean;
  /** The folder that new copies go to; `null` for the usual one. */
  readonly parent: CopyProgress['folder'] | null;
}

const path = z.string().max(32_767).transform(hostPath);
const digests = z.array(z.string().max(100)).max(10_000);

const reading: z.ZodType<Reading> = z.object({
  at: z.number(),
  containers: z.array(z.string().max(100).transform(containerId)).max(1_000),
  todos: digests,
  volume: z
    .object({
      name: z.string().max(1_000).transform(volumeName),
      label: z.string().max(1_000),
      createdAt: z.number().nullable(),
    })
    .nullable(),
  bytes: z.number().nullable(),
});

const copy: z.ZodType<CopyProgress> = z.object({
  folder: path,
  source: z.enum(sampleSources),
  startedAt: z.number(),
  hadVolume: z.boolean(),
  hasRun: z.boolean(),
  pageOpened: z.boolean(),
  known: digests.nullable(),
  added: z.boolean(),
  last: reading.nullable(),
  before: reading.nullable(),
  after: reading.nullable(),
  proved: z.boolean(),
});

const file: z.ZodType<KeptWalkthrough> = z.object({
  copies: z.array(copy).max(1_000),
  current: path.nullable(),
  without: path.nullable(),
  declined: z.boolean().default(false),
  parent: path.nullable(),
});

/** Opens `walkthrough.json` in the app's own folder. */
export const openProgressFile = (options: KeptPlace): Promise<KeptFile<KeptWalkthrough>> =>
  openKeptFile({
    path: join(options.dir, 'walkthrough.json'),
    schema: file,
    empty: { copies: [], current: null, without: null, declined: false, parent: null },
    kind: 'walkthrough',
    problems: options.problems,
    now: options.now,
  });
