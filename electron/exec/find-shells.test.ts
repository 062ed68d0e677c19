import { describe, expect, it } from 'vitest';
import { containerId } from '../../shared/ids.ts';
import type { PathStat } from '../engine/container-files.ts';
import { findShells, posixShell } from './find-shells.ts';

const c1 = containerId('c1');
const program: PathStat = { kind: 'file', executable: true, bytes: 1, target: null };
const linkTo = (target: string): PathStat => ({ kind: 'link', executable: true, bytes: 0, target });

function image(files: Readonly<Record<string, PathStat>>) {
  const asked: string[] = [];
  const statPath = async (_id: unknown, path: string) => {
    asked.push(path);
    return files[path] ?? null;
  };
  return { statPath, asked };
}

const found = async (files: Readonly<Record<string, PathStat>>, os = 'Debian GNU/Linux 12') =>
  (await findShells(image(files), c1, os)).map(({ path }) => path);

describe('the shells of an image', () => {
  it('are those that are there, best first', async () => {
    expect(await found({ '/bin/sh': program, '/usr/bin/bash': program, '/bin/ash': program })).toEqual([
      '/usr/bin/bash',
      '/bin/ash',
      '/bin/sh',
    ]);
  });

  it('may be links to one program', async () => {
    const busybox = {
      '/bin/busybox': program,
      '/bin/ash': linkTo('/bin/busybox'),
      '/bin/sh': linkTo('/bin/busybox'),
    };
    expect(await found(busybox)).toEqual(['/bin/ash', '/bin/sh']);
  });

  it.each<[string, PathStat]>([
    ['a folder', { kind: 'folder', executable: true, bytes: 1, target: null }],
    ['a file that nobody may run', { kind: 'file', executable: false, bytes: 1, target: null }],
    ['a link to nothing', linkTo('/bin/gone')],
    ['a device', { kind: 'other', executable: true, bytes: 1, target: null }],
  ])('are not %s', async (_what, stat) => {
    expect(await found({ '/bin/bash': stat })).toEqual([]);
  });

  it('may be none', async () => expect(await found({})).toEqual([]));

  it('of Windows are known by their places, cmd without looking', async () => {
    const powershell = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
    const file: PathStat = { kind: 'file', executable: false, bytes: 1, target: null };
    expect(await found({ [powershell]: file }, 'Microsoft Windows Server 2022')).toEqual([
      powershell,
      'C:\\Windows\\System32\\cmd.exe',
    ]);
  });

  it('can’t be told when the engine fails', async () => {
    const failing = { statPath: () => Promise.reject(new Error('gone')) };
    await expect(findShells(failing, c1, 'Linux')).rejects.toThrow('gone');
  });
});

describe('the shell for our own lines', () => {
  it.each(['/bin/bash', '/bin/ash', '/usr/bin/sh'])('is %s where that was chosen, unseen', async (path) => {
    const { statPath, asked } = image({});
    expect([await posixShell({ statPath }, c1, path), asked]).toEqual([path, []]);
  });

  it.each(['/usr/bin/fish', '/usr/bin/pwsh', null])('is sh where %s was', async (path) => {
    expect(await posixShell(image({ '/bin/sh': program }), c1, path)).toBe('/bin/sh');
    expect(await posixShell(image({}), c1, path)).toBeNull();
  });
});
