import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type HostPath, hostPath } from '../../../shared/ids.ts';
import { Failure } from '../../failure.ts';
import { fileFailure } from '../../history/atomic-file.ts';

// The name that Docker's walkthrough gives the folder, and with it the stack.
const usualName = 'multi-container-app';

/** The first of `multi-container-app`, `multi-container-app-2`, … in `parent` that isn't there yet. */
export async function freeFolder(
  parent: HostPath,
  isThere: (path: HostPath) => Promise<boolean>,
  name = usualName,
): Promise<HostPath> {
  for (let number = 1; ; number += 1) {
    const folder = hostPath(join(parent, number === 1 ? name : `${name}-${number}`));
    if (!(await isThere(folder))) return folder;
  }
}

/**
 * Makes a folder for `fill` to fill, and removes it where that fails: nothing that was there before is touched. Throws
 * `folder-taken` where anything is there, `file-failed` where it can't be made, and what `fill` throws.
 */
export async function fillNewFolder(folder: HostPath, fill: () => Promise<void>): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder);
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isTaken ? new Failure({ kind: 'folder-taken', folder }) : fileFailure(folder, error);
  }
  try {
    await fill();
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    throw thrown instanceof Failure ? thrown : fileFailure(folder, thrown);
  }
}
