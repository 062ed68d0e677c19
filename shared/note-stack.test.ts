import { describe, expect, test } from 'vitest';
import { aReplica, aStack, aVolume } from './builders.ts';
import type { Container, Mount, Volume } from './engine.ts';
import { type ContainerId, containerId, hostPath, stackName, volumeName } from './ids.ts';
import { noteStack } from './note-stack.ts';
import type { StackNote } from './stack-memory.ts';

const mount = (volume: string, anonymous = false): Mount => ({
  kind: 'volume',
  volume: volumeName(volume),
  anonymous,
  destination: '/data',
  readOnly: false,
});
const database = aVolume({
  name: volumeName('shop_database'),
  createdAt: 1_000,
  compose: { project: stackName('shop'), key: 'database' },
});
const noted = { name: volumeName('shop_database'), label: 'database', createdAt: 1_000 };
const web = aReplica('web');
const db = aReplica('db', { mounts: [mount('shop_database')] });
const stack = aStack({
  containers: [db, web],
  workingDir: hostPath('/shop'),
  configFiles: [hostPath('/shop/compose.yaml')],
  envFiles: [hostPath('/shop/.env')],
});
const note: StackNote = {
  name: stackName('shop'),
  engineId: 'engine',
  workingDir: hostPath('/shop'),
  configFiles: [hostPath('/shop/compose.yaml')],
  envFiles: [hostPath('/shop/.env')],
  profiles: [],
  services: ['db', 'web'],
  volumes: [noted],
  goneAt: null,
  goneBy: null,
};

const ids = (...containers: Container[]): ReadonlySet<ContainerId> => new Set(containers.map(({ id }) => id));
const take = (difference: Partial<Parameters<typeof noteStack>[0]> = {}) =>
  noteStack({
    stack,
    volumes: [database],
    engineId: 'engine',
    previous: null,
    previouslySeen: new Set(),
    ...difference,
  });

describe('the first note of a stack', () => {
  test('holds where its files are, its services and its volumes', () => {
    expect(take()).toEqual(note);
  });

  test('holds volumes of the stack that no container mounts, and those of others that one mounts', () => {
    const external = aVolume({ name: volumeName('shared'), createdAt: 2_000 });
    const ofBlog = aVolume({
      name: volumeName('blog_media'),
      compose: { project: stackName('blog'), key: 'media' },
    });
    const containers = [aReplica('web', { mounts: [mount('shared'), mount('blog_media')] })];
    expect(
      take({ stack: { ...stack, containers }, volumes: [aVolume(), database, external, ofBlog] }).volumes,
    ).toEqual([
      { name: 'blog_media', label: 'blog_media', createdAt: ofBlog.createdAt },
      noted,
      { name: 'shared', label: 'shared', createdAt: 2_000 },
    ]);
  });

  test('leaves anonymous volumes out', () => {
    const containers = [aReplica('db', { mounts: [mount('3f2a', true)] })];
    const volumes = [aVolume({ name: volumeName('3f2a'), anonymous: true })];
    expect(take({ stack: { ...stack, containers }, volumes }).volumes).toEqual([]);
  });

  test('holds a mounted volume that is not listed yet', () => {
    expect(take({ volumes: [] }).volumes).toEqual([
      { name: 'shop_database', label: 'shop_database', createdAt: null },
    ]);
  });

  test('leaves out services of one-offs and containers without a service', () => {
    const containers = [
      aReplica('migrate', { compose: { oneOff: true } }),
      web,
      aReplica('web', { compose: { number: 2 } }),
      aReplica('x', { compose: { service: null } }),
    ];
    expect(take({ stack: { ...stack, containers } }).services).toEqual(['web']);
  });
});

describe('the next note', () => {
  test('is the same object when nothing changed', () => {
    expect(take({ previous: note, previouslySeen: ids(web, db) })).toBe(note);
    expect(take({ previous: note })).toBe(note);
  });

  test('does not shrink while the stack is being deleted', () => {
    const shrunk: [Container[], Volume[]][] = [
      [[db], [database]],
      [[web], [database]],
      [[web], []],
    ];
    for (const [containers, volumes] of shrunk) {
      const seen = ids(web, db);
      expect(take({ stack: { ...stack, containers }, volumes, previous: note, previouslySeen: seen })).toBe(
        note,
      );
    }
  });

  test('is renewed by a container that was not there before', () => {
    const recreated = aReplica('web', { id: containerId('new') });
    const next = take({
      stack: { ...stack, containers: [recreated], configFiles: [hostPath('/shop/other.yaml')] },
      volumes: [],
      previous: note,
      previouslySeen: ids(web, db),
    });
    expect(next).toEqual({
      ...note,
      configFiles: ['/shop/other.yaml'],
      services: ['web'],
      volumes: [],
    });
  });

  test('grows by a volume that is listed later than its container', () => {
    const early = take({ volumes: [] });
    expect(take({ previous: early, previouslySeen: ids(web, db) })).toEqual(note);
  });

  test('does not forget the creation time of a volume that is not listed at the moment', () => {
    expect(take({ previous: note, volumes: [] })).toBe(note);
  });

  test('tells a volume that was replaced under its name', () => {
    const replaced = { ...database, createdAt: 5_000 };
    expect(take({ previous: note, volumes: [replaced] }).volumes).toEqual([{ ...noted, createdAt: 5_000 }]);
  });

  test('of a stack that is back says so, also when nothing in it is new', () => {
    const gone: StackNote = { ...note, goneAt: 9_000, goneBy: 'elsewhere' };
    expect(take({ previous: gone })).toEqual(note);
    expect(take({ previous: gone, previouslySeen: ids(web, db) })).toEqual(note);
  });

  test('keeps the profiles', () => {
    const withProfiles = { ...note, profiles: ['debug'] };
    expect(take({ previous: withProfiles })).toBe(withProfiles);
  });

  test('keeps the files that are known when containers carry none', () => {
    const bare = { ...stack, workingDir: null, configFiles: [], envFiles: [] };
    expect(take({ stack: bare, previous: note })).toBe(note);
  });

  test('starts anew for another engine', () => {
    const other: StackNote = { ...note, engineId: 'other', profiles: ['debug'] };
    expect(take({ previous: other, previouslySeen: ids(web, db) })).toEqual(note);
  });
});
