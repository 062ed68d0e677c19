import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { array, assert, asyncProperty, constantFrom, record } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NamedEntry } from '../tar/named-entry.ts';
import { type TarPart, tarOf } from './testing.ts';
import { unpack } from './unpack.ts';

let outside = '';
let folder = '';
beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'unpack-')));
  folder = join(outside, 'in', 'top');
  await mkdir(folder, { recursive: true });
  await writeFile(join(outside, 'precious'), 'untouched');
});
afterEach(() => rm(outside, { recursive: true, force: true }));

const unpacked = (parts: readonly TarPart[]) =>
  unpack(Readable.from([tarOf(parts)]), { folder, top: 'top', platform: 'linux', onBytes: () => undefined });

/** Every path beneath, with what a link says. */
async function contentOf(at: string): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (path: Buffer, shown: string): Promise<void> => {
    for (const name of await readdir(path, { encoding: 'buffer' })) {
      const inner = Buffer.concat([path, Buffer.from('/'), name]);
      const told = `${shown}${name.toString('latin1')}`;
      const stat = await lstat(inner);
      found.push(stat.isSymbolicLink() ? `${told} -> ${await readlink(inner, 'latin1')}` : told);
      if (stat.isDirectory()) await walk(inner, `${told}/`);
    }
  };
  await walk(Buffer.from(at), '');
  return found.sort();
}

const aFolder = (name: string): TarPart => ({ name, kind: 'folder', mode: 0o755 });
const aLink = (name: string, target: string): TarPart => ({ name, kind: 'link', target });

describe('a folder of a container', () => {
  it('is made again, with modes and links within it', async () => {
    const told = await unpacked([
      aFolder('top/'),
      aFolder('top/deep/'),
      { name: 'top/deep/run', content: 'echo', mode: 0o4755 },
      { name: 'top/deep/same', kind: 'hard-link', target: 'top/deep/run' },
      { name: 'top/bad\udcff', content: 'x' },
      aLink('top/deep/up', '../deep/run'),
    ]);
    expect(told).toEqual({ files: 4, leftOut: [], more: 0 });
    expect(await contentOf(folder)).toEqual([
      'bad\xff',
      'deep',
      'deep/run',
      'deep/same',
      'deep/up -> ../deep/run',
    ]);
    expect((await lstat(join(folder, 'deep/run'))).mode & 0o7777).toBe(0o755);
    expect(await readFile(join(folder, 'deep/up'), 'utf8')).toBe('echo');
  });

  it.each<[string, readonly TarPart[], string]>([
    ['..', [{ name: 'top/../../precious', content: 'x' }], 'path'],
    ['.. at once', [{ name: '../precious', content: 'x' }], 'path'],
    ['an absolute path', [{ name: '/etc/passwd', content: 'x' }], 'path'],
    ['another top', [{ name: 'topper/x', content: 'x' }], 'path'],
    ['an empty part', [{ name: 'top//x', content: 'x' }], 'path'],
    ['a folder that was not told', [{ name: 'top/none/x', content: 'x' }], 'path'],
    ['a file for its folder', [{ name: 'top/a' }, { name: 'top/a/x', content: 'x' }], 'path'],
    ['a link for its folder', [aLink('top/a', '.'), { name: 'top/a/x', content: 'x' }], 'path'],
    ['a link of the same name', [aLink('top/a', 'b'), { name: 'top/a', content: 'x' }], 'twice'],
    ['a file twice', [{ name: 'top/a' }, { name: 'top/a', content: 'x' }], 'twice'],
    ['a link that leads out', [aLink('top/a', '../../precious')], 'link'],
    ['an absolute link', [aLink('top/a', '/etc/passwd')], 'link'],
    ['a link through another', [aFolder('top/d'), aLink('top/d/a', 'l/../..')], 'link'],
    ['a hard link out', [{ name: 'top/a', kind: 'hard-link', target: '../precious' }], 'link'],
    ['a hard link to nothing', [{ name: 'top/a', kind: 'hard-link', target: 'top/b' }], 'link'],
    [
      'a hard link to a link',
      [aLink('top/l', 'x'), { name: 'top/a', kind: 'hard-link', target: 'top/l' }],
      'link',
    ],
    ['a device', [{ name: 'top/a', kind: 'other' }], 'special'],
    ['a name that is too long', [{ name: `top/${'x'.repeat(300)}`, content: 'x' }], 'name'],
  ])('leaves out %s, and says so', async (_what, parts, why) => {
    const { leftOut } = await unpacked(parts);
    expect(leftOut).toEqual([{ name: parts.at(-1)?.name, why }]);
    expect(await readFile(join(outside, 'precious'), 'utf8')).toBe('untouched');
  });

  it('writes nothing but beneath its place, whatever the archive says', async () => {
    const words = ['top', 'a', 'b', '..', '.', '', '/etc', 'precious'];
    const name = array(constantFrom(...words), { minLength: 1, maxLength: 5 }).map((parts) =>
      parts.join('/'),
    );
    const entries = array(
      record({
        name: name.chain((path) => constantFrom(path, `top/${path}`, `top/a/${path}`)),
        kind: constantFrom<NamedEntry['kind']>('file', 'folder', 'link', 'hard-link', 'other'),
        target: name.chain((path) => constantFrom(path, `top/${path}`, `../${path}`)),
      }),
      { maxLength: 12 },
    );
    await assert(
      asyncProperty(entries, async (parts) => {
        await rm(folder, { recursive: true });
        await mkdir(folder);
        await unpacked(
          parts.map(
            (part): TarPart => (part.kind === 'file' ? { ...part, target: '', content: 'evil' } : part),
          ),
        );
        expect(await readFile(join(outside, 'precious'), 'utf8')).toBe('untouched');
        const around = [await readdir(outside), await readdir(join(outside, 'in'))];
        expect(around).toEqual([['in', 'precious'], ['top']]);
        for (const found of await contentOf(folder)) {
          const real = await realpath(join(folder, found.replace(/ -> .*/s, ''))).catch(() => folder);
          expect(`${real}/`.startsWith(`${folder}/`)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('fails where its archive is broken off', async () => {
    const broken = tarOf([{ name: 'top/a', content: 'hello' }]).subarray(0, 514);
    const unpacking = unpack(Readable.from([broken]), {
      folder,
      top: 'top',
      platform: 'linux',
      onBytes: () => undefined,
    });
    await expect(unpacking).rejects.toThrow('The archive breaks off.');
  });

  it('has no names that Windows gives another meaning', async () => {
    const { leftOut } = await unpack(
      Readable.from([
        tarOf(['a:b', 'CON', 'nul.txt', 'dot.', '..\\up', 'fine'].map((name) => ({ name: `top/${name}` }))),
      ]),
      { folder, top: 'top', platform: 'win32', onBytes: () => undefined },
    );
    expect(leftOut.map(({ why }) => why)).toEqual(['name', 'name', 'name', 'name', 'name']);
  });
});
