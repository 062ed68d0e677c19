import { beforeEach, describe, expect, it } from 'vitest';
import type { FolderReading } from '../../shared/container-files.ts';
import type { Container } from '../../shared/engine.ts';
import type { PathStat } from '../engine/container-files.ts';
import { Refusal } from '../engine/engine-failure.ts';
import { aContainer } from '../engine/fake-engine.ts';
import { factsOf } from '../failure.ts';
import { createArchiveLister } from './list-by-archive.ts';
import { readSubtree } from './read-subtree.ts';
import { type TarPart, tarStream } from './testing.ts';

const noBounds = { bytes: 1e9, entries: 1e9, isLate: () => false };
const etc: readonly TarPart[] = [
  { name: 'etc/', kind: 'folder' },
  { name: 'etc/a', content: 'one' },
  { name: 'etc/ssl/', kind: 'folder' },
  { name: 'etc/ssl/cert', content: 'four' },
  { name: 'etc/ssl/same', kind: 'hard-link', target: 'etc/a' },
  { name: 'etc/z', kind: 'link', target: '../z' },
];
const named = (listing: { entries: readonly { name: string }[]; complete: boolean } | null) =>
  listing === null ? null : [listing.entries.map(({ name }) => name).join(' '), listing.complete];

describe('an archive’s headers', () => {
  it('tell of a folder and all that is beneath it', async () => {
    const tree = await readSubtree(tarStream(etc), noBounds);
    expect(named(tree.list(''))).toEqual(['a ssl z', true]);
    expect(named(tree.list('ssl'))).toEqual(['cert same', true]);
    expect(tree.list('none')).toBeNull();
    expect(tree.list('ssl')?.entries[1]).toMatchObject({ kind: 'file', bytes: 3 });
  });

  it('are the same for the top, where names begin with a slash', async () => {
    const parts = [
      { name: '/', kind: 'folder' as const },
      { name: '/etc/', kind: 'folder' as const },
      { name: '/etc/a' },
    ];
    const tree = await readSubtree(tarStream(parts), noBounds);
    expect([named(tree.list('')), named(tree.list('etc'))]).toEqual([
      ['etc', true],
      ['a', true],
    ]);
  });

  it('are known for certain as far as they were passed', async () => {
    const tree = await readSubtree(tarStream(etc), { ...noBounds, entries: 3 });
    expect(named(tree.list(''))).toEqual(['a ssl', false]);
    expect(named(tree.list('ssl'))).toEqual(['cert', false]);
    const later = await readSubtree(tarStream(etc), { ...noBounds, entries: 5 });
    expect(named(later.list('ssl'))).toEqual(['cert same', true]);
  });

  it.each([
    ['bytes', { bytes: 2_000 }],
    ['time', { isLate: () => true }],
  ])('are read no further than %s allow', async (_what, bound) => {
    const tree = await readSubtree(tarStream(etc), { ...noBounds, ...bound });
    expect(tree.list('')?.complete).toBe(false);
  });
});

describe('a listing by archive', () => {
  const stopped = aContainer('c1', { state: 'exited' });
  const aFolder: PathStat = { kind: 'folder', executable: true, bytes: 0, target: null };
  let now = 0;
  let asked: string[] = [];
  let stats: Record<string, PathStat> = {};
  const api = {
    statPath: async (_id: unknown, path: string) => stats[path] ?? null,
    readArchive: async (_id: unknown, path: string) => {
      asked.push(path);
      return tarStream(etc);
    },
  };
  const waiting = (ms: number) => {
    now += ms;
  };
  beforeEach(() => {
    now = 0;
    asked = [];
    stats = { '/etc': aFolder, '/etc/ssl': aFolder };
  });

  it('of a folder in one that is known costs nothing', async () => {
    const lister = createArchiveLister(() => now);
    await lister.list(api, stopped, '/etc', 'kept');
    expect(named(await lister.list(api, stopped, '/etc/ssl', 'kept'))).toEqual(['cert same', true]);
    expect(asked).toEqual(['/etc/']);
  });

  it.each<[string, () => void, Container, FolderReading]>([
    ['when asked to', () => undefined, stopped, 'fresh'],
    ['after a while', () => waiting(200_000), stopped, 'kept'],
    ['when it has run meanwhile', () => undefined, { ...stopped, startedAt: 3000 }, 'kept'],
  ])('is read anew %s', async (_what, prepare, container, reading) => {
    const lister = createArchiveLister(() => now);
    await lister.list(api, stopped, '/etc', 'kept');
    prepare();
    await lister.list(api, container, '/etc', reading);
    expect(asked).toHaveLength(2);
  });

  it('is read anew after a change', async () => {
    const lister = createArchiveLister(() => now);
    await lister.list(api, stopped, '/etc', 'kept');
    lister.forget(stopped.id);
    await lister.list(api, stopped, '/etc', 'kept');
    expect(asked).toHaveLength(2);
  });

  it('that is too long is filled up with what is mounted in it, and says so', async () => {
    const slow = createArchiveLister(() => {
      waiting(30_000);
      return now;
    });
    stats['/etc/data'] = aFolder;
    const mounts = [{ kind: 'bind', source: '/x', destination: '/etc/data/db', readOnly: true }] as const;
    const listing = await slow.list(api, { ...stopped, mounts }, '/etc', 'kept');
    expect(named(listing)).toEqual(['a data', false]);
    expect(listing.entries[1]).toMatchObject({ kind: 'folder', mode: null, owner: null });
  });

  it('lets go of the archive before it asks for anything else of the container', async () => {
    const asked: string[] = [];
    const opened: ReturnType<typeof tarStream>[] = [];
    const watched = {
      ...api,
      readArchive: async () => {
        const stream = tarStream(etc);
        opened.push(stream);
        return stream;
      },
      statPath: async (id: unknown, path: string) => {
        asked.push(`${path} ${opened.at(-1)?.destroyed ?? 'not yet read'}`);
        return api.statPath(id, path);
      },
    };
    const slow = createArchiveLister(() => {
      waiting(30_000);
      return now;
    });
    const mounts = [{ kind: 'bind', source: '/x', destination: '/etc/data', readOnly: true }] as const;
    await slow.list(watched, { ...stopped, mounts }, '/etc', 'kept');
    expect(asked).toEqual(['/etc not yet read', '/etc/data true']);
  });

  it('waits longer for a little than for much, and for all there is longer still', async () => {
    // Two moments pass to its first entry.
    const every = (ms: number) =>
      createArchiveLister(() => {
        waiting(ms);
        return now;
      });
    const complete = async (ms: number, reading: FolderReading) =>
      (await every(ms).list(api, stopped, '/etc', reading)).complete;
    expect([await complete(2_500, 'fresh'), await complete(4_500, 'fresh')]).toEqual([true, false]);
    expect([await complete(40_000, 'whole'), await complete(70_000, 'whole')]).toEqual([true, false]);
  });

  it.each<[string, () => void, string]>([
    ['nothing is there', () => (stats = {}), 'not-found'],
    ['a file is there', () => (stats = { '/etc': { ...aFolder, kind: 'file' } }), 'not-a-folder'],
    [
      'a link leads nowhere',
      () => (stats = { '/etc': { ...aFolder, kind: 'link', target: '/nowhere' } }),
      'not-found',
    ],
  ])('fails where %s', async (_what, prepare, problem) => {
    prepare();
    const asking = createArchiveLister(() => now).list(api, stopped, '/etc', 'kept');
    expect(await asking.catch(factsOf)).toMatchObject({ kind: 'container-file', problem, path: '/etc' });
  });

  it('says so where the engine may not read it', async () => {
    const refusing = {
      ...api,
      readArchive: () => Promise.reject(new Refusal(500, 'open /x: permission denied')),
    };
    const asking = createArchiveLister(() => now).list(refusing, stopped, '/etc', 'kept');
    expect(await asking.catch(factsOf)).toMatchObject({
      problem: 'permission-denied',
      detail: 'open /x: permission denied',
    });
  });
});
