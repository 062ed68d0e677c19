import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cachedFolder } from './cache.ts';

let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'stackyard-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(home, { recursive: true });
});

it('what was made is kept, and made once', async () => {
  const make = vi.fn((folder: string) => writeFile(join(folder, 'file'), 'text'));
  const [one, two] = await Promise.all([
    cachedFolder('thing-1', 'Making', make),
    cachedFolder('thing-1', 'Making', make),
  ]);
  expect(one).toBe(join(home, 'stackyard', 'thing-1'));
  expect(two).toBe(one);
  expect(existsSync(join(one, 'file'))).toBe(true);
  expect(make).toHaveBeenCalledTimes(1);
});

it('what was interrupted is not taken for finished', async () => {
  const interrupted = async (folder: string) => {
    await writeFile(join(folder, 'half'), 'te');
    throw new Error('no network');
  };
  await expect(cachedFolder('thing-1', 'Making', interrupted)).rejects.toThrow('no network');
  const folder = await cachedFolder('thing-1', 'Making', (empty) => writeFile(join(empty, 'whole'), 'text'));
  expect([existsSync(join(folder, 'half')), existsSync(join(folder, 'whole'))]).toEqual([false, true]);
});
