import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Connection } from '../../shared/engine.ts';
import { hostPath } from '../../shared/ids.ts';
import { engineDisk } from './engine-disk.ts';
import { someEngine, someTarget } from './fake-engine.ts';

const here: Connection = {
  kind: 'ready',
  target: someTarget,
  engine: { ...someEngine, machine: 'here', dataRoot: hostPath(tmpdir()) },
};

it('is the disk of the engine’s data, in bytes', async () => {
  const { blocks, bsize } = await statfs(tmpdir());
  const disk = await engineDisk(here, 'here');
  expect(disk?.totalBytes).toBe(blocks * bsize);
  expect(disk?.freeBytes).toBeGreaterThan(0);
  expect(disk?.freeBytes).toBeLessThan(blocks * bsize);
});

it('is not told of an engine on another machine, or of a folder that is not here', async () => {
  const elsewhere: readonly Connection[] = [
    { ...here, engine: { ...here.engine, machine: 'docker-desktop' } },
    { ...here, engine: { ...here.engine, dataRoot: hostPath('/no/such/folder') } },
    { ...here, engine: { ...here.engine, dataRoot: null } },
    { kind: 'unreachable', target: someTarget, cause: { kind: 'refused', address: 'x' }, since: 0 },
  ];
  expect(await Promise.all(elsewhere.map((connection) => engineDisk(connection, 'here')))).toEqual(
    elsewhere.map(() => null),
  );
});
