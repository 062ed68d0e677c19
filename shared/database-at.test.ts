import { describe, expect, it } from 'vitest';
import { databaseAt } from './database-at.ts';
import { knownDatabases } from './known-databases.ts';

describe('the database at a path', () => {
  it('is known by its directory in an image of any name', () => {
    expect(databaseAt('/var/lib/postgresql/data/pg_wal/1', 'acme/erp:3')).toEqual({
      name: 'PostgreSQL',
      directory: '/var/lib/postgresql',
    });
    expect(databaseAt('/var/lib/postgresql2', 'acme/erp:3')).toBeNull();
  });

  it('is known in a directory of many uses by the image', () => {
    expect(databaseAt('/data', 'mirror.example/library/redis:7@sha256:1')?.name).toBe('Redis');
    expect(databaseAt('/data/db', 'mongo:6')?.name).toBe('MongoDB');
    expect(databaseAt('/data/databases', 'neo4j')?.name).toBe('Neo4j');
    expect(databaseAt('/data', 'nginx')).toBeNull();
    // The registry's name is none of the image.
    expect(databaseAt('/data', 'redis.example/acme/web')).toBeNull();
  });
});

it('what is known of an image by its name is known of its data by where it is', () => {
  const unknown = knownDatabases.flatMap(({ name, images }) =>
    images.flatMap(({ names, directories, since }) =>
      names.flatMap((image) =>
        [...directories, ...(since?.directories ?? [])]
          .filter((directory) => databaseAt(directory, image)?.name !== name)
          .map((directory) => `${directory} of ${image}`),
      ),
    ),
  );
  expect(unknown).toEqual([]);
});
