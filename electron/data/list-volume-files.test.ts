import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { aContainer, anId } from '../../shared/builders.ts';
import type { Mount } from '../../shared/engine.ts';
import { volumeName } from '../../shared/ids.ts';
import { listVolumeFiles } from './list-volume-files.ts';

const mountAt = (destination: string): Mount => ({
  kind: 'volume',
  volume: volumeName(anId(destination)),
  anonymous: true,
  destination,
  readOnly: false,
});
const db = aContainer({ mounts: [mountAt('/data'), mountAt('/data/named')] });

function aTar(names: Iterable<string>): Readable {
  const tar = pack();
  for (const name of names) {
    const isFolder = name.endsWith('/');
    tar.entry({ name, type: isFolder ? 'directory' : 'file' }, isFolder ? '' : name);
  }
  tar.finalize();
  return Readable.from(tar);
}
const listed = (tar: Readable | null, withinMs = 5_000) =>
  listVolumeFiles({ readArchive: async () => tar }, db, '/data', withinMs);

describe('the files in a volume of a container', () => {
  it('are those below its path, without folders and without what is mounted inside', async () => {
    expect(
      await listed(aTar(['data/', 'data/rows', 'data/named/', 'data/named/other', 'data/deep/x'])),
    ).toEqual({
      files: [
        { path: '/data/rows', bytes: 9, what: 'data' },
        { path: '/data/deep/x', bytes: 11, what: 'data' },
      ],
      more: 0,
    });
  });

  it('are not counted to the end where they are many', async () => {
    const many = Array.from({ length: 600 }, (_, at) => `data/${at}`);
    const answer = await listed(aTar(many));
    expect([answer?.files.length, answer?.more]).toEqual([500, null]);
  });

  it('are those that came in time', async () => {
    const [first] = await aTar(['data/rows']).toArray();
    const slow = new Readable({ read: () => undefined });
    slow.push(first);
    expect(await listed(slow, 50)).toEqual({
      files: [{ path: '/data/rows', bytes: 9, what: 'data' }],
      more: null,
    });
  });

  it('are nobody’s when the container is gone', async () => {
    expect(await listed(null)).toBe(null);
  });
});
