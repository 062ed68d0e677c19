import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectFolder, tool } from '../../scripts/setup/project.ts';
import { must } from '../../scripts/setup/run.ts';
import type { Bench, Benchmark } from '../kit/benchmark.ts';
import { engineProcesses, quiet } from '../kit/cpu.ts';
import { allRows, tableOf } from '../kit/rows.ts';

const population = { stacks: 10, each: 2 };

/** Packs the app into a folder, as `npm run package -- dir` does, and adds up all that is not Electron's own. */
async function packagedBytes(): Promise<number> {
  await must(tool('tsx'), [join('scripts', 'package.ts'), 'dir'], { cwd: projectFolder });
  const packed = await readdir(join(projectFolder, 'dist'), { withFileTypes: true });
  const folder = packed.find((entry) => entry.isDirectory() && entry.name.endsWith('unpacked'));
  if (folder === undefined) throw new Error('Nothing was packed into dist/');
  // Electron's own file in there, default_app.asar, is left out by the packing.
  const resources = join(projectFolder, 'dist', folder.name, 'resources');
  const files = await readdir(resources, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

/** Gzipped bytes of every script that the window fetches until its list is there and nothing more goes on. */
async function firstLoadBytes(bench: Bench): Promise<number> {
  const engine = await bench.engineWith(population);
  const { page, processes } = await bench.openApp(engine);
  const scripts = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  // Its very first load has begun before anybody could listen.
  await page.reload();
  await page.locator(tableOf(allRows({ ...population, each: 0 }))).waitFor();
  await quiet(() => [...processes(), ...engineProcesses(engine)]);
  if (scripts.size === 0) throw new Error('No script was fetched');
  const sizes = [...scripts].map(
    async (path) =>
      gzipSync(await readFile(join(projectFolder, 'out', 'renderer', path)), { level: 9 }).length,
  );
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * The packaged app's own files, without the runtime; and the JavaScript that its window fetches until the first view
 * is complete, each file gzipped by itself. Nothing here varies: one round says all.
 */
export const size: Benchmark = {
  name: 'size',
  run: async (bench) => [
    {
      name: 'size, packaged without the runtime',
      unit: 'MB',
      take: 'median',
      ours: [(await packagedBytes()) / 1e6],
      reference: [],
      goal: { of: 'ours', atMost: 6 },
    },
    {
      name: 'size, JavaScript of the first load',
      unit: 'KB',
      take: 'median',
      ours: [(await firstLoadBytes(bench)) / 1e3],
      reference: [],
      goal: { of: 'ours', atMost: 220 },
    },
  ],
};
