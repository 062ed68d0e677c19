import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import type { KeptFileKind } from '../../shared/kept-files.ts';
import { fileFailure, isLeftover, writeFileAtomically } from './atomic-file.ts';
import type { KeptFileProblems } from './kept-file-problems.ts';

// A disk that is full has room again at some time.
const againMs = 15_000;

export interface KeptFile<T> {
  /** As it was read at the start; `empty` where there was none, or none that could be read. */
  readonly value: T;
  /** Where a file that could not be read was set aside: damaged, or of a newer version of the app. */
  readonly damaged: HostPath | null;
  /** Writes soon, and again and again until it succeeds; of values that follow each other quickly only the last is written. */
  save(value: T): void;
  /** Waits until the last saved value is on the disk. Throws `file-failed`. */
  flush(): Promise<void>;
}

/** The app's own folder, and what its files have in common. */
export interface KeptPlace {
  readonly dir: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where it is told what is wrong with a file. */
  readonly problems?: KeptFileProblems;
}

export interface KeptFileOptions<T> {
  readonly path: string;
  readonly kind: KeptFileKind;
  readonly problems?: KeptFileProblems | undefined;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Opens a JSON file of the app's own. What can't be read is never written over: it is set aside as
 * `NAME.damaged-TIME`, and where even that fails nothing is written (`flush` then throws `file-failed`).
 */
export async function openKeptFile<T>(options: KeptFileOptions<T>): Promise<KeptFile<T>> {
  const { path, kind: file, problems } = options;
  await removeLeftovers(path);
  const { value, damaged, mayWrite } = await readValue(options);
  if (damaged !== null) {
    const problem = mayWrite
      ? ({ kind: 'set-aside', aside: damaged } as const)
      : ({ kind: 'in-the-way' } as const);
    problems?.report({ file, path: hostPath(path), problem });
  }

  let again: NodeJS.Timeout | undefined;
  let unsaved: { readonly value: T } | null = null;
  let writing: Promise<void> | null = null;

  async function put(next: T): Promise<void> {
    if (!mayWrite) throw fileFailure(path, new Error('A file that could not be read is in the way.'));
    await makeFolder(path);
    await writeFileAtomically(path, `${JSON.stringify(next, null, 2)}\n`);
  }
  async function writeAll(first: { readonly value: T }): Promise<void> {
    let current: { readonly value: T } | null = first;
    try {
      while (current !== null) {
        await put(current.value);
        // What was saved meanwhile is written next; what could not be written stays to be tried again.
        if (unsaved === current) unsaved = null;
        current = unsaved;
      }
      problems?.written(path);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      if (mayWrite) {
        problems?.report({ file, path: hostPath(path), problem: { kind: 'not-written', detail } });
        again = setTimeout(() => void write().catch(() => undefined), againMs).unref();
      }
      throw error;
    } finally {
      writing = null;
    }
  }
  async function write(): Promise<void> {
    clearTimeout(again);
    if (unsaved !== null) writing ??= writeAll(unsaved);
    await writing;
  }

  return {
    value,
    damaged,
    save(next) {
      unsaved = { value: next };
      // Whoever needs to know flushes.
      write().catch(() => undefined);
    },
    async flush() {
      await writing?.catch(() => undefined);
      await write();
    },
  };
}

async function readValue<T>({ path, schema, empty, now }: KeptFileOptions<T>): Promise<{
  readonly value: T;
  readonly damaged: HostPath | null;
  readonly mayWrite: boolean;
}> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { value: empty, damaged: null, mayWrite: true };
    return { value: empty, ...(await setAside(path, now())) };
  }
  const read = schema.safeParse(parseJson(text));
  if (read.success) return { value: read.data, damaged: null, mayWrite: true };
  return { value: empty, ...(await setAside(path, now())) };
}

async function setAside(path: string, at: number) {
  // Windows allows no colons in names.
  const aside = `${path}.damaged-${new Date(at).toISOString().replaceAll(':', '-')}`;
  try {
    await rename(path, aside);
    return { damaged: hostPath(aside), mayWrite: true };
  } catch {
    return { damaged: hostPath(path), mayWrite: false };
  }
}

/** Of writes that were cut short by a crash: one process at a time keeps these files. */
async function removeLeftovers(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names.filter((each) => isLeftover(path, each))) {
    await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw fileFailure(path, error);
  }
}

// A file where the folder should be is no damaged file of ours: writing tells.
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
