import { expect, test } from 'vitest';
import { hostPath } from './ids.ts';
import { type RecentRun, withoutRecent, withRecent } from './recent-runs.ts';

const aRun = (at: number, ...files: readonly string[]): RecentRun => ({
  request: {
    files: files.map(hostPath),
    workingDir: hostPath('/srv'),
    envFiles: [],
    profiles: [],
    projectName: null,
  },
  at,
});
const told = (list: readonly RecentRun[]) =>
  list.map(({ at, request }) => `${at} ${request.files.join(' ')}`);

test('the newest run comes first, once for the same files', () => {
  const list = [aRun(1, '/a'), aRun(2, '/b'), aRun(3, '/b', '/c'), aRun(4, '/c', '/b'), aRun(5, '/b')];
  const kept = list.reduce<readonly RecentRun[]>(withRecent, []);
  expect(told(kept)).toEqual(['5 /b', '4 /c /b', '3 /b /c', '1 /a']);
});

test('ten are kept', () => {
  const kept = Array.from({ length: 12 }, (_, at) => aRun(at, `/${at}`)).reduce<readonly RecentRun[]>(
    withRecent,
    [],
  );
  expect(told(kept).at(0)).toBe('11 /11');
  expect(told(kept).at(-1)).toBe('2 /2');
  expect(kept).toHaveLength(10);
});

test('one is taken off by its files', () => {
  const list = [aRun(1, '/a'), aRun(2, '/a', '/b')];
  expect(told(withoutRecent(list, [hostPath('/a')]))).toEqual(['2 /a /b']);
});
