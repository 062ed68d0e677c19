import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../failure.ts';
import { isLeftover, replaceFile, writeFileAtomically } from './atomic-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackyard-atomic-'));
  path = join(folder, 'stacks.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a new file is written, for the user alone, and nothing else is left', async () => {
  await writeFileAtomically(path, 'text');
  expect(await readFile(path, 'utf8')).toBe('text');
  expect(await readdir(folder)).toEqual(['stacks.json']);
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('an old file is replaced by another one, so that whoever reads the old one reads it whole', async () => {
  await writeFile(path, 'old');
  const before = await stat(path);
  await writeFileAtomically(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect((await stat(path)).ino).not.toBe(before.ino);
});

test('writes of one file follow each other in the order of the calls', async () => {
  const texts = Array.from({ length: 20 }, (_, at) => String(at).repeat(20 - at));
  await Promise.all(texts.map((text) => writeFileAtomically(path, text)));
  expect(await readFile(path, 'utf8')).toBe(texts.at(-1));
  expect(await readdir(folder)).toEqual(['stacks.json']);
});

test('where it can’t be put in place the old one stays, and nothing is left beside it', async () => {
  await mkdir(path);
  await writeFile(join(path, 'inside'), 'old');
  await expect(writeFileAtomically(path, 'new')).rejects.toMatchObject({
    error: { kind: 'file-failed', path },
  });
  expect(await readdir(folder)).toEqual(['stacks.json']);
  expect(await readFile(join(path, 'inside'), 'utf8')).toBe('old');
});

test('a folder that is not there is a failure', async () => {
  const inside = join(folder, 'gone', 'stacks.json');
  await expect(writeFileAtomically(inside, 'new')).rejects.toMatchObject({
    error: { kind: 'file-failed', path: inside, detail: expect.stringContaining('ENOENT') },
  });
});

test('a write that failed does not hold up the next one', async () => {
  await mkdir(path);
  const failed = writeFileAtomically(path, 'first').catch(() => rm(path, { recursive: true }));
  await failed;
  await writeFileAtomically(path, 'second');
  expect(await readFile(path, 'utf8')).toBe('second');
});

test('only its own temporary files count as leftovers', () => {
  const names = [
    '.stacks.json.0123456789ab.tmp',
    '.stacks.json.tmp',
    'stacks.json',
    '.settings.json.0123456789ab.tmp',
  ];
  expect(names.map((name) => isLeftover(path, name))).toEqual([true, false, false, false]);
});

test('a file that is written in parts is there when it is whole', async () => {
  await writeFile(path, 'old');
  await replaceFile(path, 0o640, async (file) => {
    await file.write('one ');
    expect(await readFile(path, 'utf8')).toBe('old');
    await file.write('two');
  });
  expect(await readFile(path, 'utf8')).toBe('one two');
  expect(await readdir(folder)).toEqual(['stacks.json']);
});

test.each([
  [
    'the disk is full',
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
  ],
  ['its source fails', new Failure({ kind: 'conflict', detail: 'no' })],
])('where %s, the old file stays, and nothing is left beside it', async (_why, thrown) => {
  await writeFile(path, 'old');
  const writing = replaceFile(path, 0o600, async (file) => {
    await file.write('half');
    throw thrown;
  });
  const facts =
    thrown instanceof Failure ? thrown.error : { kind: 'file-failed', path, detail: thrown.message };
  await expect(writing).rejects.toMatchObject({ error: facts });
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['stacks.json']);
});
