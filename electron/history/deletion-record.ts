import { z } from 'zod';
import type { Deletion } from '../../shared/deletion.ts';
import {
  type ContainerId,
  containerId,
  deletionId,
  hostPath,
  stackName,
  volumeName,
} from '../../shared/ids.ts';

/** The answer of the engine about one thing, as it came. Holds secrets: it stays in the app's private file. */
export type Inspected = Readonly<Record<string, unknown>>;

/** A volume of the containers, named or not, as it was before the deletion. */
export interface RecordedVolume {
  readonly name: ReturnType<typeof volumeName>;
  /** The key in the Compose file, or the name. */
  readonly label: string;
  /** Milliseconds since 1970; `null` where the engine didn't tell. */
  readonly createdAt: number | null;
  readonly anonymous: boolean;
  readonly inspected: Inspected;
}

/** All that is needed to make anew what was deleted. */
export interface DeletionRecord extends Deletion {
  /** By the containers' ids. */
  readonly inspected: Readonly<Record<string, Inspected>>;
  /** The networks that went, by name. */
  readonly networks: Readonly<Record<string, Inspected>>;
  readonly volumes: readonly RecordedVolume[];
  /** An undo that came to no end, if there was one. Containers that stand there but never ran are its own. */
  readonly undo: {
    /** Ids of those that it had made whole, with their files. */
    readonly made: readonly ContainerId[];
  } | null;
}

const inspected = z.record(z.string(), z.unknown());
const volume = z.string().transform(volumeName);
const of = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('container'),
    name: z.string(),
    label: z.string(),
    inLayer: z.number(),
    volumes: z.array(z.object({ name: volume, destination: z.string() })),
  }),
  z.object({ kind: z.literal('volume'), name: volume, label: z.string() }),
]);

const record: z.ZodType<DeletionRecord> = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/)
    .transform(deletionId),
  engineId: z.string(),
  at: z.number(),
  name: z.string(),
  stack: z.string().transform(stackName).nullable(),
  wholeStack: z.boolean(),
  containers: z.array(
    z.object({
      id: z.string().transform(containerId),
      label: z.string(),
      name: z.string(),
      ran: z.boolean(),
    }),
  ),
  saved: z.array(
    z.object({
      of,
      path: z.string().transform(hostPath),
      files: z.number(),
      bytes: z.number(),
      archiveBytes: z.number(),
    }),
  ),
  state: z.enum(['going-on', 'interrupted', 'failed', 'done', 'undone']),
  inspected: z.record(z.string(), inspected),
  networks: z.record(z.string(), inspected),
  volumes: z.array(
    z.object({
      name: volume,
      label: z.string(),
      createdAt: z.number().nullable(),
      anonymous: z.boolean(),
      inspected,
    }),
  ),
  undo: z.object({ made: z.array(z.string().transform(containerId)) }).nullable(),
});

// A file of a later version does not fit, and stays as it is.
const file = z.object({ version: z.literal(1), deletion: record });

/** `null` for a text that is no record of this version. */
export function parseRecord(text: string): DeletionRecord | null {
  try {
    const read = file.safeParse(JSON.parse(text));
    return read.success ? read.data.deletion : null;
  } catch {
    return null;
  }
}

export const recordText = (deletion: DeletionRecord): string =>
  `${JSON.stringify({ version: 1, deletion }, null, 1)}\n`;

/** What a window may know of it: no secrets. */
export const withoutSecrets = ({
  id,
  engineId,
  at,
  name,
  stack,
  wholeStack,
  containers,
  saved,
  state,
}: DeletionRecord): Deletion => ({ id, engineId, at, name, stack, wholeStack, containers, saved, state });
