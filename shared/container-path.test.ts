import { describe, expect, it } from 'vitest';
import { childOf, isInMemory, mountAround, nameOf, parentOf, resolvePath } from './container-path.ts';
import type { Mount } from './engine.ts';

describe('a path in a container', () => {
  it.each([
    ['/', '/', '', '/x'],
    ['/etc', '/', 'etc', '/etc/x'],
    ['/a/b', '/a', 'b', '/a/b/x'],
  ])('%s has a parent, a name and children', (path, parent, name, child) => {
    expect([parentOf(path), nameOf(path), childOf(path, 'x')]).toEqual([parent, name, child]);
  });

  it.each([
    ['/etc', 'x', '/etc/x'],
    ['/etc', '../usr//lib/./x/', '/usr/lib/x'],
    ['/etc', '/var/run', '/var/run'],
    ['/', '../../../etc/passwd', '/etc/passwd'],
    ['/etc', '', '/etc'],
    ['/etc', '..', '/'],
  ])('is meant in %s by %j: %s', (folder, text, path) => {
    expect(resolvePath(folder, text)).toBe(path);
  });
});

describe('a mount', () => {
  const tmp: Mount = { kind: 'tmpfs', destination: '/data/tmp' };
  const data: Mount = { kind: 'bind', source: '/srv', destination: '/data', readOnly: false };
  const shm: Mount = { ...data, destination: '/dev/shm' };

  it('is the innermost around a path', () => {
    const around = (path: string) => mountAround(path, [data, tmp]);
    expect([around('/data/tmp/x'), around('/data/x'), around('/datax')]).toEqual([tmp, data, null]);
  });

  it.each([
    ['/data/tmp/x', true],
    ['/data/x', false],
    ['/proc/1/status', true],
    ['/process', false],
    ['/dev/null', true],
    ['/dev/shm/x', false],
  ])('says whether %s is in memory: %j', (path, inMemory) => {
    expect(isInMemory(path, { mounts: [data, tmp, shm] })).toBe(inMemory);
  });
});
