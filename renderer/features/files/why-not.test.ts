import { expect, it } from 'vitest';
import type { FileContent } from '../../../shared/container-files.ts';
import type { Mount } from '../../../shared/engine.ts';
import { whyNotDeleted, whyNotEdited, whyNotWritten } from './why-not.ts';

const mounts: readonly Mount[] = [
  { kind: 'bind', source: '/srv', destination: '/srv/conf', readOnly: true },
  { kind: 'tmpfs', destination: '/fast' },
];
const container = { mounts, state: 'running' } as const;
const text: FileContent = {
  kind: 'text',
  text: 'a\n',
  encoding: 'utf-8',
  whole: true,
  bytes: 2,
  version: 'v',
};

it.each([
  ['/srv/x', null],
  ['/srv/conf/x', '/srv/conf is mounted read-only'],
  ['/fast/x', 'It is in memory, where only the container’s programs write'],
  ['/proc/x', 'It is in memory, where only the container’s programs write'],
])('to write %s: %j', (path, reason) => {
  expect(whyNotWritten(container, path)).toBe(reason);
});

it.each<[FileContent, RegExp]>([
  [{ kind: 'binary', bytes: 1 }, /Only text/],
  [{ ...text, whole: false }, /too large/],
  [{ ...text, encoding: 'other' }, /not UTF-8/],
  [{ ...text, text: 'a\r\nb\n' }, /different ways/],
  [{ ...text, version: null }, /written back/],
])('%j can’t be edited', (content, reason) => {
  expect(whyNotEdited(container, '/srv/x', content)).toMatch(reason);
  expect(whyNotEdited(container, '/srv/x', text)).toBeNull();
});

it('what is mounted by itself can’t be edited', () => {
  const single = {
    ...container,
    mounts: [{ ...mounts[0], destination: '/app.ini', readOnly: false } as Mount],
  };
  expect(whyNotEdited(single, '/app.ini', text)).toMatch(/mounted by itself/);
});

it.each([
  ['/srv/x', null],
  ['/srv/conf', 'Something is mounted here: detach it first'],
  ['/srv', 'Something is mounted in this folder: detach it first'],
  ['/srv/conf/x', '/srv/conf is mounted read-only'],
  ['/fast/x', null],
  ['/proc', 'It belongs to the system'],
])('to delete %s: %j', (path, reason) => {
  expect(whyNotDeleted(container, path)).toBe(reason);
});
