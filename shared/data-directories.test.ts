import { describe, expect, it } from 'vitest';
import { type DataMount, type DataService, type ImageFacts, unkeptDirectories } from './data-directories.ts';
import { knownDatabases } from './known-databases.ts';

const knownImages = knownDatabases.flatMap(({ images }) => images);

const aService = (difference: Partial<DataService> = {}): DataService => ({
  image: 'mongo:6',
  environment: {},
  workingDir: null,
  mounts: [],
  ...difference,
});
const kept = (...targets: readonly string[]): readonly DataMount[] =>
  targets.map((target) => ({ target, kind: 'kept' }));
const declaring = (...volumes: readonly string[]): ImageFacts => ({ volumes });

/** `DIRECTORY`, or `DIRECTORY below MOUNT`. */
const unkept = (difference: Partial<DataService>, facts: ImageFacts | null = null) =>
  unkeptDirectories(aService(difference), facts).map(({ directory, above }) =>
    above === null ? directory : `${directory} below ${above}`,
  );

describe('data without a volume', () => {
  it('is found of a well-known database, whether or not its image is there', () => {
    expect(unkept({})).toEqual(['/data/db']);
    expect(unkept({}, declaring('/data/db', '/data/configdb'))).toEqual(['/data/db']);
  });

  it('is found of any other image by the volumes that it declares, and not while the image is not there', () => {
    const image = 'ghcr.io/acme/wiki';
    expect(unkept({ image }, declaring('/var/wiki', '/uploads/', '/tmp'))).toEqual(['/var/wiki', '/uploads']);
    expect(unkept({ image }, declaring())).toEqual([]);
    expect(unkept({ image })).toEqual([]);
    expect(unkept({ image: null }, declaring('/data'))).toEqual(['/data']);
  });

  it('is not there once a volume or a directory of the host is mounted at it', () => {
    expect(unkept({ mounts: kept('/data/db') })).toEqual([]);
    expect(unkept({ mounts: kept('/data//db/') })).toEqual([]);
    expect(unkept({ mounts: kept('/data/dbs', '/data/db/sub', '/') }, declaring())).toEqual([]);
    expect(unkept({ mounts: kept('/data/dbs', '/data/db/sub') })).toEqual(['/data/db']);
  });

  it('is held by a mount above it, unless the image declares a volume in between', () => {
    const search = { image: 'elasticsearch:8.15.0', mounts: kept('/usr/share/elasticsearch') };
    expect(unkept(search)).toEqual([]);
    expect(unkept({ mounts: kept('/data') })).toEqual(['/data/db below /data']);
    const postgres = { image: 'postgres:16', mounts: kept('/var/lib/postgresql') };
    expect(unkept(postgres)).toEqual(['/var/lib/postgresql/data below /var/lib/postgresql']);
  });

  it('is not held by a volume without a name', () => {
    expect(unkept({ mounts: [{ target: '/data/db', kind: 'anonymous' }] })).toEqual(['/data/db']);
  });

  it('is not meant to be kept in memory', () => {
    expect(unkept({ mounts: [{ target: '/data/db', kind: 'memory' }] })).toEqual([]);
  });
});

describe('where a database keeps its data', () => {
  it('depends on the version that the tag names', () => {
    const places = (image: string) => unkept({ image }).join();
    expect(
      [
        'postgres:9.6',
        'postgres:17-alpine',
        'pgvector/pgvector:pg17',
        'timescale/timescaledb:latest-pg16',
      ].map(places),
    ).toEqual(Array(4).fill('/var/lib/postgresql/data'));
    expect(['postgres:18', 'postgres', 'postgres:alpine', 'postgis/postgis:18-3.6'].map(places)).toEqual(
      Array(4).fill('/var/lib/postgresql'),
    );
    expect([places('influxdb:1.8'), places('influxdb:2.7')]).toEqual([
      '/var/lib/influxdb',
      '/var/lib/influxdb2',
    ]);
  });

  it('is known best by the image itself', () => {
    const old = declaring('/var/lib/postgresql/data');
    const mounts = kept('/var/lib/postgresql/data');
    expect(unkept({ image: 'postgres', mounts }, old)).toEqual([]);
    expect(unkept({ image: 'postgres', mounts }, declaring('/var/lib/postgresql'))).toEqual([
      '/var/lib/postgresql',
    ]);
    expect(unkept({ image: 'postgres', mounts })).toEqual(['/var/lib/postgresql']);
  });

  it('can be moved by the service', () => {
    const postgres = { image: 'postgres:16', environment: { PGDATA: '/pg' } };
    expect([unkept(postgres), unkept({ ...postgres, mounts: kept('/pg') })]).toEqual([['/pg'], []]);
    const inside = { ...postgres, environment: { PGDATA: '/var/lib/postgresql/data/pg' } };
    expect(unkept({ ...inside, mounts: kept('/var/lib/postgresql/data') })).toEqual([]);
    const redis = { image: 'redis:7', workingDir: '/data/db' };
    expect([unkept(redis), unkept({ ...redis, mounts: kept('/data/db') })]).toEqual([['/data/db'], []]);
    expect(unkept({ ...redis, mounts: kept('/data') })).toEqual([]);
    expect(unkept({ ...redis, workingDir: '/srv', mounts: kept('/data') })).toEqual(['/srv']);
  });

  it('is told of an image by its name, whatever registry it comes from', () => {
    const isKnown = (image: string) => unkept({ image }).length > 0;
    const known = [
      'docker.io/library/mongo:6',
      'localhost:5000/mongo',
      'mongo@sha256:0123',
      'mongo:6@sha256:0123',
      'mirror.example/hub/mongo:6',
      'mcr.microsoft.com/mssql/server:2022-latest',
    ];
    expect(known.filter((image) => !isKnown(image))).toEqual([]);
    const unknown = ['mongo-express', 'prom/mysqld-exporter', 'dbeaver/mongo-tools', 'server', ''];
    expect(unknown.filter(isKnown)).toEqual([]);
    expect(unkept({ image: 'bitnami/redis:7' })).toEqual(['/bitnami/redis/data']);
  });
});

describe('the table of databases', () => {
  it('names each image once, and absolute directories without a slash at the end', () => {
    const names = knownImages.flatMap((known) => known.names);
    expect(names).toEqual([...new Set(names)]);
    const paths = knownImages.flatMap(({ directories, volumes, since }) => [
      ...directories,
      ...volumes,
      ...(since?.directories ?? []),
      ...(since?.volumes ?? []),
    ]);
    expect(paths.filter((path) => !/^(\/[\w.-]+)+$/.test(path))).toEqual([]);
  });

  it('says of each image where its data is while nothing is mounted, and of none once all that is', () => {
    for (const { names, directories } of knownImages) {
      for (const name of names) {
        const image = `${name}:1`;
        expect([name, unkept({ image })]).toEqual([name, [...directories]]);
        expect([name, unkept({ image, mounts: kept(...directories) })]).toEqual([name, []]);
      }
    }
  });
});
