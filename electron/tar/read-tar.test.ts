import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { array, assert, asyncProperty, constantFrom, integer, record, uint8Array } from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { textOfBytes } from '../engine/path-bytes.ts';
import { tarEnd, tarPadding } from './header-bytes.ts';
import type { NamedEntry } from './named-entry.ts';
import { readTar } from './read-tar.ts';
import { tarHeader } from './write-tar.ts';

const run = promisify(execFile);
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function contentOf(chunks: AsyncIterable<Uint8Array>) {
  const found: [NamedEntry, string][] = [];
  for await (const { entry, body } of readTar(chunks)) {
    const parts: Buffer[] = [];
    for await (const part of body()) parts.push(part);
    found.push([entry, Buffer.concat(parts).toString('latin1')]);
  }
  return found;
}

const aFile: NamedEntry = {
  name: 'a/file',
  kind: 'file',
  bytes: 5,
  modifiedAt: 1_700_000_000_000,
  mode: 0o640,
  uid: 1000,
  gid: 50,
  target: '',
};

const packed = (entry: NamedEntry, body = '') =>
  Buffer.concat([tarHeader(entry), Buffer.from(body), tarPadding(body.length)]);

const inChunks = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    ),
  );

describe('tar archives', () => {
  it.each(['ustar', 'gnu', 'pax', 'v7'])('are read as GNU tar writes them (%s)', async (format) => {
    const folder = await mkdtemp(join(tmpdir(), 'tar-'));
    folders.push(folder);
    const long = format === 'v7' ? 'short' : `${'deep-'.repeat(15)}/${'long-'.repeat(15)}`;
    const deep = join(folder, 'top', long);
    await mkdir(deep, { recursive: true });
    await writeFile(join(deep, 'grüße\n'), 'hello', { mode: 0o600 });
    await symlink('../else', join(deep, 'link'));
    const { stdout } = await run(
      'tar',
      [`--format=${format}`, '--owner=7', '--group=8', '--sort=name', '-C', folder, '-cf', '-', 'top'],
      { encoding: 'buffer' },
    );
    const found = await contentOf(inChunks(stdout, 700));
    const at = (name: string) => found.find(([entry]) => entry.name === `top/${long}/${name}`);
    expect(at('')?.[0]).toMatchObject({ kind: 'folder' });
    expect(at('grüße\n')).toMatchObject([{ kind: 'file', bytes: 5, mode: 0o600, uid: 7, gid: 8 }, 'hello']);
    expect(at('link')?.[0]).toMatchObject({ kind: 'link', target: '../else' });
  });

  it('come back as they were written, whatever is in them', async () => {
    const entries = array(
      record({
        name: uint8Array({ minLength: 1, maxLength: 150 }).map(
          (bytes) => `a${textOfBytes(bytes.filter((byte) => byte !== 0))}z`,
        ),
        kind: constantFrom<NamedEntry['kind']>('file', 'link', 'hard-link'),
        mode: integer({ min: 0, max: 0o7777 }),
        uid: integer({ min: 0, max: 2 ** 32 - 2 }),
        gid: integer({ min: 0, max: 2 ** 32 - 2 }),
        seconds: integer({ min: 0, max: 2 ** 33 - 1 }),
        body: uint8Array({ maxLength: 1100 }),
      }),
      { maxLength: 4 },
    );
    await assert(
      asyncProperty(entries, integer({ min: 1, max: 2000 }), async (list, size) => {
        const wanted = list.map(({ name, kind, seconds, body, ...rest }): [NamedEntry, string] => {
          const text = kind === 'file' ? Buffer.from(body).toString('latin1') : '';
          const target = kind === 'file' ? '' : `${name}!`;
          return [{ ...rest, name, kind, target, bytes: text.length, modifiedAt: seconds * 1000 }, text];
        });
        const bytes = Buffer.concat([
          ...wanted.map(([entry, text]) =>
            Buffer.concat([tarHeader(entry), Buffer.from(text, 'latin1'), tarPadding(text.length)]),
          ),
          tarEnd,
        ]);
        expect(await contentOf(inChunks(bytes, size))).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('skip what is not read', async () => {
    const bytes = Buffer.concat([packed(aFile, 'hello'), packed({ ...aFile, name: 'b' }, 'world'), tarEnd]);
    const names: string[] = [];
    for await (const { entry } of readTar(inChunks(bytes, 100))) names.push(entry.name);
    expect(names).toEqual(['a/file', 'b']);
  });

  it.each([
    ['cut off within a file', packed(aFile, 'hello').subarray(0, 514)],
    ['no archive at all', Buffer.alloc(600, 'x')],
    ['of a length that is no number', withSize(packed(aFile, 'hello'), 'zzzzzzzzzzz')],
  ])('are refused when they are %s', async (_what, bytes) => {
    await expect(contentOf(inChunks(bytes, 100))).rejects.toThrow(/^The archive /);
  });
});

function withSize(bytes: Buffer, size: string): Buffer {
  const copy = Buffer.from(bytes);
  copy.write(size, 124, 'latin1');
  copy.write(' '.repeat(8), 148, 'latin1');
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}
