import { statfs } from 'node:fs/promises';
import type { Connection, EngineDisk } from '../../shared/engine.ts';

/**
 * Room on the disk on which the engine keeps its data: asked of this machine's file system, which costs nothing, as
 * against what `/system/df` walks for. `null` where the engine runs elsewhere, as in a virtual machine.
 */
export async function engineDisk(connection: Connection, thisMachine: string): Promise<EngineDisk | null> {
  if (connection.kind !== 'ready') return null;
  const { machine, dataRoot } = connection.engine;
  if (machine !== thisMachine || dataRoot === null) return null;
  try {
    const { bavail, blocks, bsize } = await statfs(dataRoot);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
