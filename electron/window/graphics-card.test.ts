import { expect, test } from 'vitest';
import { mayHaveGraphicsCard } from './graphics-card.ts';

test.each<[NodeJS.Platform, readonly string[], boolean]>([
  ['linux', [], false],
  ['linux', ['/dev/dri'], true],
  ['linux', ['/dev/nvidiactl'], true],
  ['linux', ['/dev/dxg'], true],
  ['darwin', [], true],
  ['win32', [], true],
])('on %s with %j it is %j', (platform, devices, expected) => {
  expect(mayHaveGraphicsCard(platform, (path) => devices.includes(path))).toBe(expected);
});
