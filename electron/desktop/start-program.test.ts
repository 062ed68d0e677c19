import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startProgram } from './start-program.ts';
import { thisSystem } from './system.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackyard-start-'));
});
afterEach(() => rm(folder, { recursive: true }));

const node = (script: string) => ({ command: process.execPath, args: ['-e', script], env: {} });

describe('starting a program', () => {
  it('counts as started while it runs, and when it has handed over and ended', async () => {
    expect(await startProgram(node('setTimeout(() => {}, 1000)'), 200)).toBe(true);
    expect(await startProgram(node(''), 10_000)).toBe(true);
  });

  it('counts as failed when it ends with an error at once', async () => {
    expect(await startProgram(node('process.exit(3)'), 10_000)).toBe(false);
  });

  it('counts as failed where there is no such program, or it may not be run', async () => {
    const text = join(folder, 'text');
    await writeFile(text, 'no program');
    await chmod(text, 0o600);
    expect(await startProgram({ command: join(folder, 'none'), args: [], env: {} })).toBe(false);
    expect(await startProgram({ command: text, args: [], env: {} })).toBe(false);
  });
});

it.skipIf(process.platform === 'win32')('writes scripts that only their owner may read', async () => {
  const path = await thisSystem({
    openPath: async () => '',
    showItem: () => undefined,
    chosen: () => ({ terminal: null, editor: null }),
  }).writeScript('x.command', 'text');
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
  await rm(dirname(path), { recursive: true });
});
