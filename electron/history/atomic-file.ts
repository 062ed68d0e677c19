import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';

const underWay = new Map<string, Promise<void>>();

/**
 * Replaces a file so that at any moment either the old or the new text is there, also after a crash: written beside
 * it, brought to the disk, renamed. Only the user may read it. Writes of one path follow each other in the order of
 * the calls. Throws `file-failed`; then the old file stands as it was.
 */
export function writeFileAtomically(path: string, text: string): Promise<void> {
  const before = underWay.get(path) ?? Promise.resolve();
  const write = before
    .catch(() => undefined)
    .then(() => replaceFile(path, 0o600, (file) => file.writeFile(text, 'utf8')));
  underWay.set(path, write);
  const forget = () => {
    if (underWay.get(path) === write) underWay.delete(path);
  };
  write.then(forget, forget);
  return write;
}

const temporaryName = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);

/** Whether a file's name is one that a write of `path` which was cut short has left. */
export const isLeftover = (path: string, name: string): boolean =>
  name.startsWith(`.${basename(path)}.`) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(basename(path).length + 2));

/**
 * The same for a file that `write` writes part by part, and may read again before it counts. What that throws of its own
 * is thrown on; what the system throws is `file-failed`.
 */
export async function replaceFile(
  path: string,
  mode: number,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const temporary = temporaryName(path);
  try {
    const file = await open(temporary, 'wx+', mode);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error instanceof Failure ? error : fileFailure(path, error);
  }
  await syncFolder(dirname(path));
}

/** Makes the rename last. Windows opens no folders, and some file systems don't sync them: then it is not asked for. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is whole either way.
  }
}

export function fileFailure(path: string | HostPath, error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  return new Failure({ kind: 'file-failed', path: hostPath(path), detail }, error);
}
