import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/**
 * How to run what the user chose: a file stands for itself, a folder for its Compose file and override. Throws
 * `compose-missing` (nothing is there), `compose-not-in-folder`, `file-failed`.
 */
export async function resolveRunRequest(path: HostPath, files: FileKinds = realFiles): Promise<RunRequest> {
  const kind = await kindAt(files, path);
  if (kind === null) throw new Failure({ kind: 'compose-missing', files: [path] });
  if (kind === 'file') return requestFor([path], hostPath(dirname(path)));

  const file = await firstIn(files, path, fileNames);
  if (file === null) throw new Failure({ kind: 'compose-not-in-folder', folder: path });
  const override = await firstIn(files, path, overrideNames);
  return requestFor(override === null ? [file] : [file, override], path);
}

const requestFor = (files: readonly HostPath[], workingDir: HostPath): RunRequest => ({
  files,
  workingDir,
  envFiles: [],
  profiles: [],
  projectName: null,
});

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
