import { expect, test } from 'vitest';
import { aReplica, aVolume } from './builders.ts';
import { groupStacks } from './group-stacks.ts';
import { stackName, volumeName } from './ids.ts';
import { keptVolumes } from './kept-volumes.ts';

const volumeOf = (project: string, key: string) =>
  aVolume({ name: volumeName(`${project}_${key}`), compose: { project: stackName(project), key } });

test('volumes of stacks with no containers left are kept, by stack and by name', () => {
  const volumes = [
    volumeOf('shop', 'live'),
    volumeOf('blog', 'b'),
    volumeOf('__proto__', 'x'),
    volumeOf('blog', 'a'),
    aVolume(),
  ];
  expect([...keptVolumes(volumes, groupStacks([aReplica('web')]))]).toEqual([
    ['__proto__', [volumeOf('__proto__', 'x')]],
    ['blog', [volumeOf('blog', 'a'), volumeOf('blog', 'b')]],
  ]);
});

test('an anonymous volume is not kept: no run finds it again', () => {
  const anonymous = { ...volumeOf('blog', 'a'), anonymous: true };
  expect(keptVolumes([anonymous], groupStacks([]))).toEqual(new Map());
});
