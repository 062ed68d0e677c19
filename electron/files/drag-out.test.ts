import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aContainer, createFakeEngine } from '../engine/fake-engine.ts';
import { createDragOut } from './drag-out.ts';
import { tarStream } from './testing.ts';

const container = aContainer('c1');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drag-out-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Entries = Parameters<typeof tarStream>[0];

function world(entries: Entries = [{ name: 'note', content: 'hello' }]) {
  const dragged: string[] = [];
  const api = { ...createFakeEngine().api, readArchive: async () => tarStream(entries) };
  const own = join(folder, 'drag-out');
  const out = createDragOut({
    at: () => ({ api, container }),
    folder: own,
    drag: async (path) => void dragged.push(path),
  });
  const at = (path: string) => ({ container: container.id, path });
  return { out, dragged, own, at };
}

describe('a file that is dragged out', () => {
  it('is downloaded first, for the user alone, under its own name', async () => {
    const { out, dragged, own, at } = world();
    await out.prepare(at('/srv/note: 1'));
    await out.drag(at('/srv/note: 1'));
    const [path = ''] = dragged;
    expect([await readFile(path, 'utf8'), path.startsWith(own), path.endsWith('note- 1')]).toEqual([
      'hello',
      true,
      true,
    ]);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
  });

  it('is none that nobody prepared', async () => {
    const { out, dragged, at } = world();
    await expect(out.drag(at('/etc/passwd'))).rejects.toMatchObject({ error: { kind: 'file-gone' } });
    expect(dragged).toEqual([]);
  });

  it('is no folder, and leaves nothing where it fails', async () => {
    const { out, own, at } = world([{ name: 'srv', kind: 'folder' }]);
    await expect(out.prepare(at('/srv'))).rejects.toMatchObject({
      error: { kind: 'container-file', problem: 'not-a-file' },
    });
    expect(await readdir(own)).toEqual([]);
  });

  it('has a size that can be waited for', async () => {
    const { out, own, at } = world([{ name: 'note', content: 'x'.repeat(100_000_001) }]);
    await expect(out.prepare(at('/srv/note'))).rejects.toMatchObject({
      error: { kind: 'container-file', problem: 'too-large', path: '/srv/note' },
    });
    expect(await readdir(own)).toEqual([]);
  });

  it('goes when others were dragged after it, and at the end', async () => {
    const { out, own, at } = world();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await out.prepare(at(`/${name}`));
    expect(await readdir(own)).toHaveLength(5);
    await expect(out.drag(at('/a'))).rejects.toMatchObject({ error: { kind: 'file-gone' } });
    await out.clear();
    expect(await readdir(folder)).toEqual([]);
  });
});
