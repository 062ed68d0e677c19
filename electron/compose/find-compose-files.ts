import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import { Failure } from '../failure.ts';

// In Compose's own order: DefaultFileNames and DefaultOverrideFileNames in compose-spec/compose-go, cli/options.go. The
// override need not be named like the file that it overrides.
const fileNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** What is asked of the file system. */
export interface FileKinds {
  /** Rejects with the system's error (`code`). */
  kindOf(path: string): Promise<'file' | 'folder'>;
}

const realFiles: FileKinds = {
  kindOf: async (path) => ((await stat(path)).isDirectory() ? 'folder' : 'file'),
};

/** `.env`, `prod.env`, `.env.local`. */
const isEnvFile = (path: HostPath): boolean => /^\.env(\.|$)|\.env$/.test(basename(path));

const isOverride = (path: HostPath): boolean => /\.override\.ya?ml$/.test(basename(path));

/**
 * How to run what the user chose: a file stands for itself, a folder for its Compose file and override. Throws
 * `compose-missing` (nothing is there), `compose-not-in-folder`, `file-failed`.
 */
export const resolveRunRequest = (path: HostPath, files: FileKinds = realFiles): Promise<RunRequest> =>
  resolveDropped([path], files);

/**
 * The same for several files and folders that were dropped together: env files are told by their names,
 * overrides come last, and relative paths are of the first Compose file's folder, as Compose has it.
 */
export async function resolveDropped(
  paths: readonly HostPath[],
  files: FileKinds = realFiles,
): Promise<RunRequest> {
  const [only] = paths;
  const envFiles = paths.length > 1 ? paths.filter(isEnvFile) : [];
  const composePaths = paths.filter((path) => !envFiles.includes(path));
  const found = await Promise.all(composePaths.map((path) => composeFilesAt(path, files)));
  const all = [...new Set(found.flat())];
  const ordered = [...all.filter((path) => !isOverride(path)), ...all.filter(isOverride)];
  const first = ordered[0];
  // Nothing but env files.
  if (first === undefined)
    throw new Failure({ kind: 'compose-missing', files: only === undefined ? [] : [only] });
  return {
    files: ordered,
    workingDir: hostPath(dirname(first)),
    envFiles,
    profiles: [],
    projectName: null,
  };
}

async function composeFilesAt(path: HostPath, files: FileKinds): Promise<readonly HostPath[]> {
  const kind = await kindAt(files, path);
  if (kind === null) throw new Failure({ kind: 'compose-missing', files: [path] });
  if (kind === 'file') return [path];
  const file = await firstIn(files, path, fileNames);
  if (file === null) throw new Failure({ kind: 'compose-not-in-folder', folder: path });
  const override = await firstIn(files, path, overrideNames);
  return override === null ? [file] : [file, override];
}

async function firstIn(
  files: FileKinds,
  folder: HostPath,
  names: readonly string[],
): Promise<HostPath | null> {
  for (const name of names) {
    const path = hostPath(join(folder, name));
    if ((await kindAt(files, path)) === 'file') return path;
  }
  return null;
}

async function kindAt(files: FileKinds, path: HostPath): Promise<'file' | 'folder' | null> {
  try {
    return await files.kindOf(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    const detail = error instanceof Error ? error.message : String(error);
    throw new Failure({ kind: 'file-failed', path, detail }, error);
  }
}
