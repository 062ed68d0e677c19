import { describe, expect, test } from 'vitest';
import { aContainer, aReplica, aVolume } from './builders.ts';
import type { Mount } from './engine.ts';
import { stackName, volumeName } from './ids.ts';
import { volumeUsages } from './volume-usage.ts';

const data = volumeName('data');
const mount = (destination = '/data', readOnly = false, volume = data): Mount => ({
  kind: 'volume',
  volume,
  anonymous: false,
  destination,
  readOnly,
});
const ofShop = aVolume({ compose: { project: stackName('shop'), key: 'data' } });

describe('a volume', () => {
  test('that a container mounts is in use, and says how', () => {
    const db = aReplica('db', { mounts: [mount('/data/db', true)] });
    expect(volumeUsages([ofShop], [db])).toEqual([
      {
        volume: ofShop,
        status: 'in-use',
        usedBy: [{ container: db, label: 'db-1', stack: 'shop', destination: '/data/db', readOnly: true }],
      },
    ]);
  });

  test('that a stopped container mounts is in use', () => {
    const [usage] = volumeUsages([ofShop], [aReplica('db', { state: 'exited', mounts: [mount()] })]);
    expect(usage?.status).toBe('in-use');
  });

  test('of a stack with no containers left is kept', () => {
    expect(volumeUsages([ofShop], [aContainer()])).toEqual([{ volume: ofShop, status: 'kept', usedBy: [] }]);
  });

  test('of a stack whose containers do not mount it is unused', () => {
    expect(volumeUsages([ofShop], [aReplica('web')])[0]?.status).toBe('unused');
  });

  test('of no stack is unused', () => {
    expect(volumeUsages([aVolume()], [])[0]?.status).toBe('unused');
  });

  test('that is anonymous and unused is anonymous, of a stack or not', () => {
    const volumes = [aVolume({ anonymous: true }), { ...ofShop, anonymous: true }];
    expect(volumeUsages(volumes, []).map(({ status }) => status)).toEqual(['anonymous', 'anonymous']);
  });

  test('that is anonymous and mounted is in use', () => {
    const [usage] = volumeUsages([aVolume({ anonymous: true })], [aReplica('db', { mounts: [mount()] })]);
    expect(usage?.status).toBe('in-use');
  });

  test('is not used by a bind mount or a tmpfs of the same path', () => {
    const mounts: Mount[] = [
      { kind: 'bind', source: 'data', destination: '/data', readOnly: false },
      { kind: 'tmpfs', destination: 'data' },
    ];
    expect(volumeUsages([aVolume()], [aContainer({ mounts })])[0]?.status).toBe('unused');
  });
});

test('users come by stack and label, standalone ones last, each mount for itself', () => {
  const containers = [
    aContainer({ name: 'backup', mounts: [mount()] }),
    aReplica('web', { compose: { number: 10 }, mounts: [mount('/b'), mount('/a')] }),
    aReplica('web', { compose: { number: 2 }, mounts: [mount()] }),
    aReplica('api', { compose: { project: stackName('blog') }, mounts: [mount()] }),
  ];
  const [usage] = volumeUsages([aVolume()], containers);
  expect(usage?.usedBy.map(({ stack, label, destination }) => [stack, label, destination])).toEqual([
    ['blog', 'api-1', '/data'],
    ['shop', 'web-2', '/data'],
    ['shop', 'web-10', '/a'],
    ['shop', 'web-10', '/b'],
    [null, 'backup', '/data'],
  ]);
});

test('volumes come by name', () => {
  const volumes = ['b', 'a10', 'a2', '__proto__'].map((name) => aVolume({ name: volumeName(name) }));
  expect(volumeUsages(volumes, []).map(({ volume }) => volume.name)).toEqual(['__proto__', 'a2', 'a10', 'b']);
});
