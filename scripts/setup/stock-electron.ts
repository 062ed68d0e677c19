import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ElectronRuntime } from './electron-runtime.ts';

/**
 * Lends `work` a copy of the runtime as Electron ships it. The fallback has our loader in it, which must not get into
 * a package: it would open any folder that is named on the command line.
 */
export async function withStockElectron<T>(
  { executable }: ElectronRuntime,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'stackyard-electron-'));
  try {
    await cp(dirname(executable), folder, { recursive: true, verbatimSymlinks: true });
    await rm(join(folder, 'resources', 'app'), { recursive: true, force: true });
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
