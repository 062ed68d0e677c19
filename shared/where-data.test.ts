import { describe, expect, it } from 'vitest';
import { aContainer, anId, aReplica, aVolume } from './builders.ts';
import type { ContainerData, WrittenLayer } from './container-data.ts';
import type { Container, Mount, Volume } from './engine.ts';
import { stackName, volumeName } from './ids.ts';
import { dataRank, dataSummary, isAtRisk, placesOf } from './where-data.ts';

const madeUp = volumeName(anId('made up'));
const named = volumeName('shop_database');

const volumeMount = (volume: string, destination: string): Mount => ({
  kind: 'volume',
  volume: volumeName(volume),
  anonymous: volume === madeUp,
  destination,
  readOnly: false,
});
const bind = (source: string, destination: string, readOnly = false): Mount => ({
  kind: 'bind',
  source,
  destination,
  readOnly,
});
const written = (bytes: number, path = '/root/notes.txt'): WrittenLayer => ({
  bytes,
  exact: true,
  files: 1,
  places: [{ path, folder: '/root', files: 1, bytes, isNew: false }],
});
const read = (container: Container, part: Partial<ContainerData> = {}): ContainerData => ({
  id: container.id,
  layer: written(0),
  volumeBytes: null,
  ...part,
});
const volumes: ReadonlyMap<Volume['name'], Volume> = new Map([
  [named, aVolume({ name: named, compose: { project: stackName('shop'), key: 'database' } })],
]);
const mongo = (...mounts: readonly Mount[]) => aReplica('db', { image: 'mongo:6', mounts });

describe('the places of a container', () => {
  it('are its mounts and, where it wrote something, its own layer', () => {
    const container = mongo(
      volumeMount(named, '/data/db'),
      volumeMount(madeUp, '/data/configdb'),
      bind('/srv/conf', '/etc/mongo', true),
      { kind: 'tmpfs', destination: '/scratch' },
      { kind: 'other', type: 'npipe', destination: '/pipe' },
    );
    const data = read(container, {
      layer: written(12),
      volumeBytes: new Map([
        [named, 45],
        [madeUp, 0],
      ]),
    });
    expect(placesOf(container, { data, volumes })).toEqual([
      {
        kind: 'volume',
        path: '/data/db',
        volume: named,
        label: 'database',
        readOnly: false,
        bytes: 45,
        database: 'MongoDB',
      },
      {
        kind: 'anonymous',
        path: '/data/configdb',
        volume: madeUp,
        bytes: 0,
        database: null,
        atRisk: false,
      },
      { kind: 'bind', path: '/etc/mongo', source: '/srv/conf', readOnly: true, database: null },
      { kind: 'tmpfs', path: '/scratch' },
      { kind: 'layer', layer: written(12), database: null },
    ]);
  });

  it('are what the mounts tell until they have been read', () => {
    const container = mongo(volumeMount(named, '/data/db'), volumeMount(madeUp, '/data/configdb'));
    const places = placesOf(container, { data: undefined, volumes });
    expect(places.map(({ kind }) => kind)).toEqual(['volume', 'anonymous']);
    expect(places.filter(isAtRisk)).toEqual([]);
  });

  it('say whose database lies in the layer', () => {
    const container = mongo();
    const data = read(container, { layer: written(5, '/data/db/WiredTiger') });
    expect(placesOf(container, { data, volumes })).toMatchObject([{ kind: 'layer', database: 'MongoDB' }]);
  });
});

describe('an anonymous volume', () => {
  const risk = (mounts: readonly Mount[], bytes: ReadonlyMap<Volume['name'], number> | null) => {
    const container = mongo(...mounts);
    const data = read(container, { volumeBytes: bytes });
    return placesOf(container, { data, volumes }).filter(isAtRisk).length > 0;
  };
  const own = volumeMount(madeUp, '/data/db');

  it('is at risk when it holds something', () => {
    expect(risk([own], new Map([[madeUp, 1]]))).toBe(true);
    expect(risk([own], new Map([[madeUp, 0]]))).toBe(false);
    expect(risk([own], null)).toBe(false);
  });

  it('of unknown size is at risk where a known database keeps its files', () => {
    expect(risk([own], new Map())).toBe(true);
    expect(risk([volumeMount(madeUp, '/var/spool/x')], new Map())).toBe(false);
  });

  it('is not at risk for what a named volume inside it has taken over', () => {
    const nested = [volumeMount(madeUp, '/data'), volumeMount(named, '/data/db')];
    const sizes = (outer: number, inner: number) =>
      new Map([
        [madeUp, outer],
        [named, inner],
      ]);
    expect(risk(nested, sizes(200, 200))).toBe(false);
    expect(risk(nested, sizes(200, 0))).toBe(true);
    expect(risk([volumeMount(madeUp, '/data'), volumeMount(named, '/database')], sizes(200, 300))).toBe(true);
  });

  it('may also be known by its label alone', () => {
    const labelled = aVolume({ name: volumeName('abc'), anonymous: true });
    const container = aContainer({ mounts: [volumeMount('abc', '/data')] });
    const data = read(container, { volumeBytes: new Map([[labelled.name, 9]]) });
    expect(placesOf(container, { data, volumes: new Map([[labelled.name, labelled]]) })).toMatchObject([
      { kind: 'anonymous', atRisk: true },
    ]);
  });
});

describe('the summary', () => {
  const db = mongo(volumeMount(madeUp, '/data/db'));
  const shell = aReplica('shell', { image: 'debian:12' });
  const web = aReplica('web', {
    image: 'nginx:1',
    mounts: [volumeMount(named, '/uploads'), bind('/srv/www', '/usr/share/nginx/html')],
  });
  const pg = aReplica('pg', { image: 'postgres:16', mounts: [bind('/srv/pg', '/var/lib/postgresql/data')] });
  const layers = new Map([[shell.id, read(shell, { layer: written(12_000_000) })]]);
  const known = new Map([...layers, [db.id, read(db, { volumeBytes: new Map([[madeUp, 5]]) })]]);
  const summary = (...containers: readonly Container[]) =>
    dataSummary(containers, (container) => placesOf(container, { data: known.get(container.id), volumes }));
  const rank = (...containers: readonly Container[]) => dataRank(summary(...containers));

  it('names the worst first: a known database before more bytes of something else', () => {
    const { risks, volumes: safe, folders } = summary(shell, web, db, pg);
    expect(risks.map(({ label, place }) => [label, place.kind])).toEqual([
      ['db-1', 'anonymous'],
      ['shell-1', 'layer'],
    ]);
    expect(safe).toEqual([{ name: named, label: 'database', path: '/uploads' }]);
    expect(folders).toEqual(['/srv/pg']);
  });

  it('counts a volume that two containers share once', () => {
    expect(summary(web, { ...web, name: 'shop-web-2' }).volumes).toHaveLength(1);
  });

  it('sorts what is at risk before what is safe, and leaves out what says nothing', () => {
    const order = [rank(db), rank(shell), rank(web), rank(web, pg)];
    expect([...order].sort((a, b) => Number(a) - Number(b))).toEqual(order);
    expect(rank(aContainer())).toBeNull();
  });
});
