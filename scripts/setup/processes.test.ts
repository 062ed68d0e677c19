import { expect, it } from 'vitest';
import { readProcess, withDescendants } from './processes.ts';

const aProcess = (pid: number, parent: number, command: string) => ({ pid, parent, started: pid, command });

it('a shim is found with the container that it runs, and nothing of another engine', () => {
  const all = [
    aProcess(5, 4, 'sh'),
    aProcess(4, 3, 'redis-server'),
    aProcess(3, 1, 'shim /tmp/ours/'),
    aProcess(6, 1, 'shim /tmp/theirs/'),
    aProcess(7, 6, 'nginx'),
  ];
  const found = withDescendants(all, ({ command }) => command.includes('/tmp/ours/'));
  expect(found.map(({ pid }) => pid)).toEqual([5, 4, 3]);
});

it.runIf(process.platform === 'linux')('a process is known by its pid and start time while it lives', () => {
  expect(readProcess(process.pid)).toMatchObject({ pid: process.pid, parent: process.ppid });
  expect(readProcess(2 ** 30)).toBeUndefined();
});
