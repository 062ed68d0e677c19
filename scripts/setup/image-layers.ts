import { chmod, chown, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { must } from './run.ts';

/** Fills a folder with a small Linux: busybox for every command, and the users of the images that we stand in for. */
export async function fillBase(folder: string, busybox: string): Promise<void> {
  for (const name of [
    'bin',
    'dev',
    'etc',
    'lib',
    'lib64',
    'proc',
    'root',
    'run',
    'sbin',
    'sys',
    'usr/bin',
    'var',
  ]) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await mkdir(join(folder, 'tmp'));
  await chmod(join(folder, 'tmp'), 0o1777);
  await copyFile(busybox, join(folder, 'bin', 'busybox'));
  await chmod(join(folder, 'bin', 'busybox'), 0o755);
  const applets = (await must(busybox, ['--list']))
    .split('\n')
    .filter((name) => name !== '' && name !== 'busybox');
  for (const applet of applets) await symlink('busybox', join(folder, 'bin', applet));
  await symlink('/bin/env', join(folder, 'usr', 'bin', 'env'));
  const users = [
    ['root', 0, '/root'],
    ['redis', 999, '/data'],
    ['node', 1000, '/home/node'],
    ['nobody', 65534, '/nonexistent'],
  ] as const;
  const lines = (line: (user: (typeof users)[number]) => string) => users.map(line).join('');
  await writeFile(
    join(folder, 'etc', 'passwd'),
    lines(([name, id, home]) => `${name}:x:${id}:${id}::${home}:/bin/sh\n`),
  );
  await writeFile(
    join(folder, 'etc', 'group'),
    lines(([name, id]) => `${name}:x:${id}:\n`),
  );
  await writeFile(join(folder, 'etc', 'nsswitch.conf'), 'hosts: files dns\n');
  await writeFile(
    join(folder, 'etc', 'os-release'),
    'ID=stackyard\nPRETTY_NAME="Stackyard stand-in image"\n',
  );
}

/** Puts a program into `folder/usr/local/bin`, and the libraries it is linked against where its loader looks. */
export async function addProgram(folder: string, program: string, libraryFolder?: string): Promise<void> {
  await copyInto(folder, program, `usr/local/bin/${basename(program)}`, 0o755);
  const env = { ...process.env, LD_LIBRARY_PATH: libraryFolder ?? '' };
  const listed = await must('ldd', [program], { env });
  for (const line of listed.split('\n')) {
    if (line.includes('not found')) throw new Error(`${program}: ${line.trim()}`);
    const library = /=> (\/\S+)/.exec(line)?.[1];
    // The loader itself stands alone in its line, and must be at that very path.
    const loader = /^\s*(\/\S+) \(/.exec(line)?.[1];
    if (library !== undefined) await copyInto(folder, library, `lib/${basename(library)}`, 0o644);
    if (loader !== undefined) await copyInto(folder, loader, loader, 0o755);
  }
}

/** Makes a folder with an owner, as images do for their users' homes and data. */
export async function addFolder(folder: string, path: string, owner: number): Promise<void> {
  await mkdir(join(folder, path), { recursive: true });
  await chown(join(folder, path), owner, owner);
}

async function copyInto(folder: string, file: string, path: string, mode: number): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(file, target);
  await chmod(target, mode);
}
