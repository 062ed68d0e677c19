import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type HostPath, hostPath } from '../../../shared/ids.ts';
import { Failure } from '../../failure.ts';
import { fileFailure, isLeftover, replaceFile } from '../../history/atomic-file.ts';

/** A Compose file as it is on the disk. */
export interface ComposeText {
  /** Where it really is: links are followed. */
  readonly path: HostPath;
  readonly text: string;
  /** SHA-256 of its bytes, in hex. */
  readonly digest: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

// Far more than any Compose file has.
const mostBytes = 2_000_000;

export const digestOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

/** Throws `compose-missing`, `file-failed`, and `volume-refused` where it is not text. */
export async function readComposeText(named: HostPath): Promise<ComposeText> {
  const path = await realpath(named).then(hostPath, () => null);
  if (path === null) throw new Failure({ kind: 'compose-missing', files: [named] });
  try {
    const { mode, uid, gid, size } = await stat(path);
    if (size > mostBytes) throw new Error('It is too big for a Compose file.');
    const bytes = await readFile(path);
    const facts = { path, digest: digestOf(bytes), mode: mode & 0o7777, uid, gid };
    return { ...facts, text: decoded(bytes, path) };
  } catch (error) {
    throw error instanceof Failure ? error : fileFailure(path, error);
  }
}

function decoded(bytes: Buffer, file: HostPath): string {
  try {
    // A mark at the beginning stays part of the text, so that it is written again.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Failure({ kind: 'volume-refused', file, refusal: { kind: 'not-text' } }, error);
  }
}

/**
 * Gives `use` a file with that text beside another one, so that relative paths in it mean the same, and removes it
 * again. Throws `file-failed`.
 */
export async function withTextBeside<T>(
  { path, mode }: Pick<ComposeText, 'path' | 'mode'>,
  text: string,
  use: (candidate: HostPath) => Promise<T>,
): Promise<T> {
  await removeLeftovers(path);
  const candidate = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    try {
      const file = await open(candidate, 'wx', mode);
      await file.writeFile(text, 'utf8').finally(() => file.close());
    } catch (error) {
      throw fileFailure(path, error);
    }
    return await use(hostPath(candidate));
  } finally {
    await rm(candidate, { force: true }).catch(() => undefined);
  }
}

/** Removes what lies beside Compose files since the app ended over it. Never throws. */
export async function removeTextsLeftBeside(named: readonly HostPath[]): Promise<void> {
  const paths = await Promise.all(named.map((path) => realpath(path).catch(() => null)));
  for (const path of new Set(paths)) {
    if (path !== null) await removeLeftovers(path).catch(() => undefined);
  }
}

// Compose reads one within seconds.
const longestReadMs = 60_000;

/** Those over which an earlier run of the app ended, and old ones of whoever wrote them. */
async function removeLeftovers(path: string): Promise<void> {
  const begunAt = Date.now() - process.uptime() * 1_000;
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names.filter((each) => isLeftover(path, each))) {
    const leftover = join(dirname(path), name);
    const found = await stat(leftover).catch(() => null);
    if (found === null) continue;
    const isOver = found.mtimeMs < begunAt || Date.now() - found.mtimeMs > longestReadMs;
    if (isOver) await rm(leftover, { force: true });
  }
}

/** Throws `file-changed` unless the file is still as it was read. */
export async function mustBeUnchanged(file: ComposeText): Promise<void> {
  const now = await readFile(file.path).catch(() => null);
  if (now === null || digestOf(now) !== file.digest) {
    throw new Failure({ kind: 'file-changed', path: file.path });
  }
}

/**
 * Keeps a copy of the file as it was read, beside it and with its mode and owner: `compose.yaml.bak-20261127-101500`.
 * `at` is in milliseconds since 1970. Throws `file-failed`.
 */
export async function backUp(file: ComposeText, at: number): Promise<HostPath> {
  const stamp = new Date(at)
    .toISOString()
    .replace(/[-:]|\..*$/g, '')
    .replace('T', '-');
  for (let count = 1; ; count += 1) {
    const backup = `${file.path}.bak-${stamp}${count === 1 ? '' : `-${count}`}`;
    if (
      await access(backup, constants.F_OK).then(
        () => true,
        () => false,
      )
    )
      continue;
    await write(backup, file.text, file);
    return hostPath(backup);
  }
}

/** Replaces the file's text at once, its mode and owner kept. Throws `file-failed`; then it is as it was. */
export const writeComposeText = (file: ComposeText, text: string): Promise<void> =>
  write(file.path, text, file);

async function write(path: string, text: string, { mode, uid, gid }: ComposeText): Promise<void> {
  await replaceFile(path, mode, async (file) => {
    await file.writeFile(text, 'utf8');
    const made = await file.stat();
    if (made.uid !== uid || made.gid !== gid) await file.chown(uid, gid);
    // After the owner: a change of that takes set-id bits away, and the umask may have taken others.
    if ((made.mode & 0o7777) !== mode) await file.chmod(mode);
  });
}
