import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openKeptFile } from './kept-file.ts';
import { createKeptFileProblems } from './kept-file-problems.ts';

let folder: string;
let path: string;
let problems = createKeptFileProblems();
beforeEach(async () => {
  problems = createKeptFileProblems();
  folder = await mkdtemp(join(tmpdir(), 'stackyard-kept-'));
  path = join(folder, 'kept.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const schema = z.object({ version: z.literal(1), items: z.array(z.string()) });
const empty: z.infer<typeof schema> = { version: 1, items: [] };
const now = () => Date.UTC(2026, 0, 2, 3, 4, 5, 6);
const open = (at = path) => openKeptFile({ path: at, kind: 'settings', problems, schema, empty, now });
const items = (...names: readonly string[]) => ({ ...empty, items: [...names] });

test('a file that is not there is empty, and is not made until something is saved', async () => {
  const kept = await open();
  expect([kept.value, kept.damaged]).toEqual([empty, null]);
  await kept.flush();
  expect(await readdir(folder)).toEqual([]);
});

test('what was saved is there when it is opened again', async () => {
  const kept = await open();
  kept.save(items('a'));
  await kept.flush();
  expect((await open()).value).toEqual(items('a'));
});

test('of values saved quickly after each other the last one stays', async () => {
  const kept = await open();
  for (let at = 0; at < 50; at++) kept.save(items(String(at)));
  await kept.flush();
  expect((await open()).value).toEqual(items('49'));
  expect(await readdir(folder)).toEqual(['kept.json']);
});

test('a value saved while another is written is waited for too', async () => {
  const kept = await open();
  kept.save(items('a'));
  const first = kept.flush();
  kept.save(items('b'));
  await Promise.all([first, kept.flush()]);
  expect((await open()).value).toEqual(items('b'));
});

test('a value saved in the moment when another has been written is written by itself', async () => {
  const kept = await open();
  kept.save(items('a'));
  await kept.flush().then(() => kept.save(items('b')));
  await expect.poll(async () => JSON.parse(await readFile(path, 'utf8'))).toEqual(items('b'));
});

test('the folder is made when it is needed', async () => {
  const deep = join(folder, 'not', 'yet', 'kept.json');
  const kept = await open(deep);
  kept.save(items('a'));
  await kept.flush();
  expect((await open(deep)).value).toEqual(items('a'));
});

describe('a file that can’t be read is set aside', () => {
  const aside = () => `${path}.damaged-2026-01-02T03-04-05.006Z`;

  test.each([
    ['is empty', ''],
    ['is cut off', '{"version":1,"items":["a"'],
    ['holds another type', '[]'],
    ['holds a wrong field', '{"version":1,"items":[3]}'],
    ['is of a newer version', '{"version":2,"items":{"a":1}}'],
    ['holds no text', '\u0000\ufffd'],
  ])('because it %s', async (_, text) => {
    await writeFile(path, text);
    const kept = await open();
    expect([kept.value, kept.damaged]).toEqual([empty, aside()]);
    const problem = { kind: 'set-aside', aside: aside() };
    expect(problems.list()).toEqual([{ file: 'settings', path, problem }]);
    kept.save(items('new'));
    await kept.flush();
    expect(await readFile(aside(), 'utf8')).toBe(text);
    expect((await open()).value).toEqual(items('new'));
  });

  test('because it is a folder', async () => {
    await mkdir(path);
    const kept = await open();
    expect([kept.value, kept.damaged]).toEqual([empty, aside()]);
  });
});

test('temporary files that a crash has left are taken away, others are not', async () => {
  await writeFile(join(folder, '.kept.json.0123456789ab.tmp'), '{"versi');
  await writeFile(join(folder, '.other.json.0123456789ab.tmp'), '');
  await writeFile(path, JSON.stringify(items('a')));
  expect((await open()).value).toEqual(items('a'));
  expect((await readdir(folder)).sort()).toEqual(['.other.json.0123456789ab.tmp', 'kept.json']);
});

describe('a place that can’t be written to', () => {
  test('fails when it is flushed, and not before', async () => {
    await writeFile(join(folder, 'file'), 'in the way');
    const inside = join(folder, 'file', 'kept.json');
    const kept = await open(inside);
    expect(kept.value).toEqual(empty);
    kept.save(items('a'));
    await expect(kept.flush()).rejects.toMatchObject({ error: { kind: 'file-failed', path: inside } });
  });

  test('is tried again', async () => {
    const way = join(folder, 'file');
    await writeFile(way, 'in the way');
    const kept = await open(join(way, 'kept.json'));
    kept.save(items('a'));
    await expect(kept.flush()).rejects.toThrow();
    expect(problems.list()).toMatchObject([
      { path: join(way, 'kept.json'), problem: { kind: 'not-written' } },
    ]);
    await rm(way);
    await kept.flush();
    expect(problems.list()).toEqual([]);
    expect((await open(join(way, 'kept.json'))).value).toEqual(items('a'));
  });
});
