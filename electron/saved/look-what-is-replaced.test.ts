import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import { hostPath, volumeName } from '../../shared/ids.ts';
import type { PathStat } from '../engine/container-files.ts';
import { lookWhatIsReplaced } from './look-what-is-replaced.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Saved files; those whose names end in `/` are folders. */
async function aSave(...names: readonly string[]) {
  const tar = pack();
  for (const name of names) tar.entry({ name, type: name.endsWith('/') ? 'directory' : 'file' }, '');
  tar.finalize();
  const path = hostPath(join(dir, 'saved.tar.gz'));
  await writeFile(path, gzipSync(await buffer(tar)));
  const of = { kind: 'container', name: 'shop-web-1', label: 'web-1', inLayer: 1, volumes: [] } as const;
  return { of, path, files: names.length, bytes: 0, archiveBytes: 0 };
}

const data = volumeName('shop_data');
const web = aReplica('web', {
  mounts: [{ kind: 'volume', volume: data, anonymous: false, destination: '/data', readOnly: false }],
});

async function looked(there: Readonly<Record<string, PathStat['kind']>>, ...names: readonly string[]) {
  const asked: string[] = [];
  const statPath = async (_id: unknown, path: string): Promise<PathStat | null> => {
    asked.push(path);
    const kind = there[path];
    return kind === undefined ? null : { kind, executable: false, bytes: 1, target: null };
  };
  const found = await lookWhatIsReplaced({ statPath }, await aSave(...names), web, new Set([data]));
  return { found, asked };
}

it('a file that is there is replaced, a folder that is there takes in what was saved', async () => {
  const there = { '/srv': 'folder', '/srv/list': 'file', '/srv/now': 'folder' } as const;
  const { found } = await looked(there, 'srv/', 'srv/list', 'srv/new', 'srv/now');
  expect(found).toEqual({ replaces: ['/srv/list', '/srv/now'], more: 0, complete: true, leftOut: 0 });
});

it('nothing is asked of what lies in a folder that is not there', async () => {
  const { found, asked } = await looked({}, 'srv/', 'srv/deep/', 'srv/deep/list');
  expect(asked).toEqual(['/srv']);
  expect(found).toEqual({ replaces: [], more: 0, complete: true, leftOut: 0 });
});

it('what a named volume keeps the place of is left out', async () => {
  const { found } = await looked({ '/data/list': 'file' }, 'data/list', 'data/other');
  expect(found).toEqual({ replaces: [], more: 0, complete: true, leftOut: 2 });
});
