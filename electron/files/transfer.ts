import type { TransferMessage, TransferRequest } from '../../shared/container-files.ts';
import { nameOf } from '../../shared/container-path.ts';
import type { ContainerId, HostPath } from '../../shared/ids.ts';
import { factsOf } from '../failure.ts';
import type { Sink, Source } from '../stream.ts';
import { downloadFile, downloadFolder, downloadTar } from './download.ts';
import type { FilesAt } from './files.ts';
import type { GrantedPaths } from './granted-paths.ts';
import { hostName } from './host-name.ts';
import { upload } from './upload.ts';

/** The system's dialogs, `null` where they are closed. */
export interface TransferDialogs {
  /** Where to save a file that is called `name` unless the user says otherwise. */
  saveAs(name: string): Promise<HostPath | null>;
  /** The folder in which one is to be made. */
  folderFor(): Promise<HostPath | null>;
}

const tellEveryMs = 150;

/** Moves files out of a container or into it, and tells how far it is. Closed by the window, it stops, and leaves nothing half done. */
export function openTransfer(options: {
  readonly at: FilesAt;
  readonly request: TransferRequest;
  readonly dialogs: TransferDialogs;
  readonly platform: NodeJS.Platform;
  readonly now: () => number;
  readonly granted: Pick<GrantedPaths, 'mustBeGranted'>;
  readonly sink: Sink<TransferMessage>;
  /** Files of a container are others now. */
  readonly onChanged: (id: ContainerId) => void;
}): Source<never> {
  const { at, request, dialogs, platform, now, granted, sink, onChanged } = options;
  const ending = new AbortController();
  let toldAt = 0;
  const onMoved = (bytes: number, total: number | null) => {
    if (now() - toldAt < tellEveryMs) return;
    toldAt = now();
    void sink.send({ kind: 'moved', bytes, total });
  };

  /** `null` where a dialog was closed. */
  async function download({ container: id, path, as }: Extract<TransferRequest, { kind: 'download' }>) {
    const name = hostName(nameOf(path), 'files');
    const to =
      as === 'folder' ? await dialogs.folderFor() : await dialogs.saveAs(as === 'tar' ? `${name}.tar` : name);
    if (to === null) return null;
    const job = { ...at(id), path, signal: ending.signal, onMoved };
    if (as === 'folder') return downloadFolder(job, to, platform);
    return as === 'tar' ? downloadTar(job, to) : downloadFile(job, to);
  }

  async function run(): Promise<void> {
    if (request.kind === 'upload') granted.mustBeGranted(request.paths);
    const done =
      request.kind === 'download'
        ? await download(request)
        : await upload({ ...request, ...at(request.container), signal: ending.signal, onMoved });
    if (request.kind === 'upload') onChanged(request.container);
    if (done !== null) await sink.send({ kind: 'done', ...done });
  }

  void run().then(
    () => sink.end(),
    (thrown: unknown) => sink.end(factsOf(thrown)),
  );
  return { receive: () => undefined, close: () => ending.abort() };
}
