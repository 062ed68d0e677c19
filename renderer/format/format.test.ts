import { describe, expect, it } from 'vitest';
import { hostPath } from '../../shared/ids.ts';
import { age, duration } from './age.ts';
import { formatBytes } from './bytes.ts';
import { listed, things } from './list.ts';
import { fileName, folderOf, shortPath } from './path.ts';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [28_000, '28 KB'],
    [999_600, '1.0 MB'],
    [45_200_000, '45.2 MB'],
    [99_960_000, '100 MB'],
    [742_000_000, '742 MB'],
    [1_190_000_000, '1.2 GB'],
    [2e15, '2.0 PB'],
    [-1, '0 B'],
  ])('shows %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('age', () => {
  const now = 1_700_000_000_000;
  const minute = 60_000;
  const day = 24 * 60 * minute;
  it.each([
    [-5000, 'just now'],
    [0, 'just now'],
    [59_999, 'just now'],
    [minute, '1 minute ago'],
    [4 * minute, '4 minutes ago'],
    [119 * minute, '1 hour ago'],
    [3 * day, '3 days ago'],
    [13 * day, '13 days ago'],
    [22 * day, '3 weeks ago'],
    [60 * day, '2 months ago'],
    [800 * day, '2 years ago'],
  ])('of %d ms reads %s', (passed, text) => {
    expect(age(now - passed, now)).toBe(text);
  });
  it('leaves out “ago” for a duration', () => {
    expect(duration(now - 2 * minute, now)).toBe('2 minutes');
  });
});

describe('paths', () => {
  const home = hostPath('/home/ada');
  it.each([
    ['/home/ada/app/compose.yaml', '~/app/compose.yaml'],
    ['/home/ada', '~'],
    ['/home/adam/compose.yaml', '/home/adam/compose.yaml'],
    ['/srv/compose.yaml', '/srv/compose.yaml'],
  ])('%s is shown as %s', (path, text) => {
    expect(shortPath(hostPath(path), home)).toBe(text);
  });
  it('are left alone where no home is known', () => {
    expect(shortPath(hostPath('/srv/a'), hostPath(''))).toBe('/srv/a');
  });
  it('split into folder and name, on every system', () => {
    expect([
      folderOf(hostPath('/home/ada/app/compose.yaml'), home),
      folderOf(hostPath('/compose.yaml'), home),
      fileName(hostPath('C:\\stacks\\compose.yaml')),
    ]).toEqual(['~/app', '/', 'compose.yaml']);
  });
});

describe('lists', () => {
  it('read as a person would say them', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect([things(1, 'volume'), things(0, 'container')]).toEqual(['1 volume', '0 containers']);
  });
});
