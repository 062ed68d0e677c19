import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileRequest, largestDragged } from '../../shared/container-files.ts';
import { nameOf } from '../../shared/container-path.ts';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { downloadFile } from './download.ts';
import { fileFailure } from './file-failure.ts';
import type { FilesAt } from './files.ts';
import { hostName } from './host-name.ts';

interface Parts {
  readonly at: FilesAt;
  /** A folder of the app's own, which holds nothing else. */
  readonly folder: string;
  /** Hands a file to the system, under the pointer whose button is held. */
  readonly drag: (path: HostPath) => Promise<void>;
}

/** Files of containers that are dragged out of the window. The system drags files, so that each is downloaded first. */
export interface DragOut {
  /** Downloads a file, and keeps it for a drag. Throws `container-file`: `too-large`, and `not-a-file` for a folder or a link. */
  prepare(request: FileRequest): Promise<void>;
  /** Drags a file that was prepared. Throws `container-file` where it is not there any more. */
  drag(request: FileRequest): Promise<void>;
  /** Removes what was prepared. Resolves when it is gone; never rejects. */
  clear(): Promise<void>;
}

// Who takes a file may be slow to copy it: some of the last ones stay.
const mostKept = 5;

export function createDragOut({ at, folder, drag }: Parts): DragOut {
  /** By container and path, the oldest first. */
  const prepared = new Map<string, HostPath>();
  let made = 0;
  const keyOf = ({ container, path }: FileRequest) => `${container} ${path}`;
  const remove = (path: string) => rm(path, { recursive: true, force: true }).catch(() => undefined);
  // What an app that ended by force left.
  const emptied = remove(folder);

  async function download(request: FileRequest, to: HostPath): Promise<void> {
    const ending = new AbortController();
    let tooLarge = false;
    const onMoved = (bytes: number, total: number | null) => {
      tooLarge ||= Math.max(bytes, total ?? 0) > largestDragged;
      if (tooLarge) ending.abort();
    };
    const { path } = request;
    try {
      await downloadFile({ ...at(request.container), path, signal: ending.signal, onMoved }, to);
    } catch (thrown) {
      throw tooLarge ? fileFailure('too-large', path) : thrown;
    }
    if (tooLarge) throw fileFailure('too-large', path);
  }

  return {
    async prepare(request) {
      await emptied;
      made += 1;
      // A folder of its own, so that the file is called what it is called in the container.
      const own = join(folder, String(made));
      const to = hostPath(join(own, hostName(nameOf(request.path), 'file')));
      await mkdir(own, { recursive: true, mode: 0o700 });
      try {
        await download(request, to);
      } catch (thrown) {
        await remove(own);
        throw thrown;
      }
      prepared.delete(keyOf(request));
      prepared.set(keyOf(request), to);
      for (const [key, path] of [...prepared].slice(0, -mostKept)) {
        prepared.delete(key);
        await remove(join(path, '..'));
      }
    },
    async drag(request) {
      const path = prepared.get(keyOf(request));
      if (path === undefined) throw new Failure({ kind: 'file-gone', path: request.path });
      await drag(path);
    },
    async clear() {
      prepared.clear();
      await remove(folder);
    },
  };
}
