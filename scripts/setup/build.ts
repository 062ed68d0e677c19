import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { projectFolder, tool } from './project.ts';
import { run } from './run.ts';
import { SetupError, step } from './say.ts';

const sources = [
  'electron',
  'renderer',
  'shared',
  'assets',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const outFolder = join(projectFolder, 'out');
const stampFile = join(outFolder, '.sources');
const bundles = ['main', 'preload', 'renderer'].map((name) => join(outFolder, name));

/** Builds the app into `out/` unless it was built from these very sources. Rejects with a SetupError when it fails. */
export async function buildIfStale(): Promise<void> {
  const digest = await sourcesDigest();
  if (bundles.every((folder) => existsSync(folder)) && readStamp() === digest) return;
  await step('Building the app', async () => {
    const built = await run(tool('electron-vite'), ['build', '--logLevel', 'warn'], {
      cwd: projectFolder,
      env: { ...process.env, NO_COLOR: '1' },
    });
    if (built.code !== 0) {
      throw new SetupError(`The app does not build:\n${built.stdout}${built.stderr}`, 'npm run build');
    }
  });
  writeFileSync(stampFile, digest);
}

/** A digest of every source's path and content: times would lie after a checkout or a copy. */
async function sourcesDigest(): Promise<string> {
  const files = (await Promise.all(sources.map((name) => filesBelow(join(projectFolder, name))))).flat();
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(`${relative(projectFolder, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function readStamp(): string | undefined {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}
