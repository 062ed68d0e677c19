import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TransferMessage, TransferRequest } from '../../shared/container-files.ts';
import type { AppError } from '../../shared/errors.ts';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import { aContainer, createFakeEngine } from '../engine/fake-engine.ts';
import { createGrantedPaths } from './granted-paths.ts';
import { tarOf, tarStream } from './testing.ts';
import { createTransfers } from './transfers.ts';

const container = aContainer('c1');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transfers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Transfers of an engine with one file, and what a window hears of them. */
function world(picked: HostPath | null, source = () => tarStream([{ name: 'note', content: 'hello' }])) {
  const heard: (TransferMessage | { readonly ended: AppError | null })[] = [];
  const changed: string[] = [];
  const offered: string[] = [];
  const granted = createGrantedPaths();
  const api = {
    ...createFakeEngine().api,
    readArchive: async (_id: unknown, _path: string, signal: AbortSignal) => {
      const archive = source();
      signal.addEventListener('abort', () => archive.destroy(new Error('aborted')));
      return archive;
    },
    writeArchive: async (_id: unknown, _folder: string, tar: Readable) => {
      for await (const _ of tar);
    },
  };
  const transfers = createTransfers({
    at: () => ({ api, container }),
    dialogs: {
      saveAs: async (name) => {
        offered.push(name);
        return picked;
      },
      folderFor: async () => picked,
    },
    platform: 'linux',
    now: () => 0,
    granted,
    onChanged: (id) => void changed.push(id),
  });
  const begin = (request: TransferRequest) =>
    new Promise<void>((done) => {
      transfers.open(request, {
        send: async (message) => void heard.push(message),
        end: (error) => {
          heard.push({ ended: error ?? null });
          done();
        },
      });
    });
  return { transfers, begin, heard, changed, offered, granted };
}

const { id } = container;
const aDownload = { kind: 'download', container: id, path: '/srv/no:te\n', as: 'file' } as const;

describe('files on their way', () => {
  it('go where the user says, under a name that every system takes', async () => {
    const to = hostPath(join(folder, 'note'));
    const { begin, heard, offered } = world(to);
    await begin(aDownload);
    expect(heard).toEqual([{ kind: 'done', to, files: 1, leftOut: [], more: 0 }, { ended: null }]);
    expect(offered).toEqual(['no-te-']);
    expect(await readFile(to, 'utf8')).toBe('hello');
  });

  it('go nowhere when the dialog is closed', async () => {
    const { begin, heard } = world(null);
    await begin(aDownload);
    expect(heard).toEqual([{ ended: null }]);
  });

  it('are only what was picked', async () => {
    const path = hostPath(join(folder, 'note'));
    await writeFile(path, 'hello');
    const { begin, heard, changed, granted } = world(null);
    const upload = { kind: 'upload', container: id, folder: '/srv', paths: [path] } as const;
    await begin(upload);
    expect([heard.splice(0), changed]).toEqual([
      [{ ended: expect.objectContaining({ kind: 'file-failed', path }) }],
      [],
    ]);
    granted.grant([path]);
    await begin(upload);
    expect([heard.at(-1), changed]).toEqual([{ ended: null }, [id]]);
  });

  it('are cleared away when the app ends', async () => {
    const begun = tarOf([{ name: 'note', content: 'x'.repeat(2_000) }]).subarray(0, 1_000);
    const { transfers, begin, heard } = world(hostPath(join(folder, 'note')), () => {
      const endless = new Readable({ read: () => undefined });
      endless.push(begun);
      return endless;
    });
    const over = begin(aDownload);
    await expect.poll(() => readdir(folder)).toHaveLength(1);
    await transfers.endAll();
    await over;
    expect(heard.at(-1)).toEqual({ ended: { kind: 'cancelled' } });
    expect(await readdir(folder)).toEqual([]);
  });
});
