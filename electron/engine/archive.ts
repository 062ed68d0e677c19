import type { Readable } from 'node:stream';
import type { ContainerId } from '../../shared/ids.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';

/** Files of containers, running or not, as tar archives: with owners, modes and links. */
export interface ArchiveApi {
  /**
   * A tar of a path as it comes, its first name the last part of the path; `null` where there is no such path. A link
   * stands for itself, and for the folder that it leads to where the path ends in a slash. Whoever asks for it
   * destroys it.
   */
  readArchive(id: ContainerId, path: string, signal: AbortSignal): Promise<Readable | null>;
  /**
   * Extracts a tar into a folder of the container and into its mounts; owners are taken as they stand in it. `keepKinds`:
   * refuses to put a file in a folder's place, or a folder in a file's.
   */
  writeArchive(
    id: ContainerId,
    folder: string,
    tar: Readable,
    signal: AbortSignal,
    keepKinds?: boolean,
  ): Promise<void>;
}

export const archive = (http: EngineHttp): ArchiveApi => ({
  readArchive: (id, path, signal) =>
    unlessMissing(
      http.open({
        path: `/containers/${encodeURIComponent(id)}/archive`,
        query: { path },
        within: null,
        signal,
      }),
    ),

  async writeArchive(id, folder, tar, signal, keepKinds = false) {
    await http.ask({
      method: 'PUT',
      path: `/containers/${encodeURIComponent(id)}/archive`,
      query: { path: folder, ...(keepKinds ? { noOverwriteDirNonDir: '1' } : {}) },
      upload: tar,
      within: null,
      signal,
    });
  },
});
