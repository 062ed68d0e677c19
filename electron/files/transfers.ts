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

interface Parts {
  readonly at: FilesAt;
  readonly dialogs: TransferDialogs;
  readonly platform: NodeJS.Platform;
  readonly now: () => number;
  readonly granted: Pick<GrantedPaths, 'mustBeGranted'>;
  /** Files of a container are others now. */
  readonly onChanged: (id: ContainerId) => void;
}

/** All files that are on their way, so that none is left half done when the app is closed. */
export interface Transfers {
  open(request: TransferRequest, sink: Sink<TransferMessage>): Source<never>;
  /** Resolves when nothing is on its way. */
  whenNone(): Promise<void>;
  /** Calls off every one. Resolves when what was begun is cleared away; never rejects. */
  endAll(): Promise<void>;
}

export function createTransfers(parts: Parts): Transfers {
  const open = new Set<Transfer>();
  return {
    open(request, sink) {
      const transfer = openTransfer(parts, request, sink);
      open.add(transfer);
      void transfer.over.then(() => open.delete(transfer));
      return transfer;
    },
    async whenNone() {
      while (open.size > 0) await Promise.all([...open].map(({ over }) => over));
    },
    async endAll() {
      for (const transfer of open) transfer.close();
      await Promise.all([...open].map(({ over }) => over));
    },
  };
}

interface Transfer extends Source<never> {
  readonly over: Promise<void>;
}

/** Moves files out of a container or into it, and tells how far it is. Closed, it stops, and leaves nothing half done. */
function openTransfer(parts: Parts, request: TransferRequest, sink: Sink<TransferMessage>): Transfer {
  const { at, dialogs, platform, now, granted, onChanged } = parts;
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

  async function uploadTo({ container: id, folder, paths }: Extract<TransferRequest, { kind: 'upload' }>) {
    granted.mustBeGranted(paths);
    const { api, container, hidden } = at(id);
    const work = () => upload({ api, container, folder, paths, signal: ending.signal, onMoved });
    try {
      return await (hidden === undefined ? work() : hidden.whileNoted('uploading', work));
    } finally {
      // Also what broke off may have changed something.
      onChanged(id);
    }
  }

  async function run(): Promise<void> {
    const done = request.kind === 'download' ? await download(request) : await uploadTo(request);
    if (done !== null) await sink.send({ kind: 'done', ...done });
  }

  const over = run().then(
    () => sink.end(),
    (thrown: unknown) => sink.end(factsOf(thrown)),
  );
  return { receive: () => undefined, close: () => ending.abort(), over };
}
