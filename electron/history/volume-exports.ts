import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hostPath, type VolumeName, volumeName } from '../../shared/ids.ts';
import { type ListedExport, type VolumeExport, withExport } from '../../shared/volume-exports.ts';
import { type KeptPlace, openKeptFile } from './kept-file.ts';

/** What was exported of volumes, on every engine that the app has seen. */
export interface VolumeExports {
  /** Of one volume, the newest first, with what is at their paths right now. */
  of(engineId: string, volume: VolumeName): Promise<readonly ListedExport[]>;
  get(id: string): VolumeExport | null;
  /** The export that was written to this path. */
  at(path: string): VolumeExport | null;
  /** Answers when it is on the disk. Throws `file-failed`. */
  add(made: VolumeExport): Promise<void>;
  forget(id: string): Promise<void>;
}

const file = z.object({
  version: z.literal(1),
  exports: z.array(
    z.object({
      id: z.string(),
      engineId: z.string(),
      volume: z.string().transform(volumeName),
      path: z.string().transform(hostPath),
      at: z.number(),
      bytes: z.number(),
      contentBytes: z.number(),
      entries: z.number(),
      sha256: z.string(),
      reason: z.enum(['asked', 'safety']),
    }),
  ),
});

/** Opens `volume-exports.json` in the app's own folder. */
export async function openVolumeExports(options: KeptPlace): Promise<VolumeExports> {
  const kept = await openKeptFile({
    path: join(options.dir, 'volume-exports.json'),
    schema: file,
    empty: { version: 1 as const, exports: [] },
    kind: 'exports',
    problems: options.problems,
    now: options.now,
  });
  let list: readonly VolumeExport[] = kept.value.exports;
  const change = async (next: readonly VolumeExport[]) => {
    list = next;
    kept.save({ version: 1, exports: [...next] });
    await kept.flush();
  };
  return {
    of: (engineId, volume) =>
      Promise.all(
        list
          .filter((made) => made.engineId === engineId && made.volume === volume)
          .map(async (made) => ({ ...made, file: await presentAt(made) })),
      ),
    get: (id) => list.find((made) => made.id === id) ?? null,
    at: (path) => list.find((made) => made.path === path) ?? null,
    add: (made) => change(withExport(list, made)),
    forget: (id) => change(list.filter((made) => made.id !== id)),
  };
}

async function presentAt({ path, bytes }: VolumeExport): Promise<ListedExport['file']> {
  try {
    return (await stat(path)).size === bytes ? 'there' : 'changed';
  } catch {
    return 'missing';
  }
}
