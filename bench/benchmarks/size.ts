import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectFolder, tool } from '../../scripts/setup/project.ts';
import { must } from '../../scripts/setup/run.ts';
import type { Benchmark } from '../kit/benchmark.ts';

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

/** Gzipped bytes of every script that the built page names: its own and those that that one can't begin without. */
async function firstLoadBytes(): Promise<number> {
  const renderer = join(projectFolder, 'out', 'renderer');
  const page = await readFile(join(renderer, 'index.html'), 'utf8');
  const scripts = new Set([...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path ?? ''));
  if (scripts.size === 0) throw new Error('The built page names no script');
  const sizes = [...scripts].map(
    async (path) => gzipSync(await readFile(join(renderer, path)), { level: 9 }).length,
  );
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * The packaged app's own files, without the runtime; and the JavaScript that its page can't begin without, each
 * file gzipped by itself; what it fetches later, when its list is drawn or something is opened, holds up nobody. Nothing here varies: one round says all.
 */
export const size: Benchmark = {
  name: 'size',
  run: async () => [
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
      ours: [(await firstLoadBytes()) / 1e3],
      reference: [],
      goal: { of: 'ours', atMost: 220 },
    },
  ],
};
