import { hasDisplay } from './display.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { run } from './run.ts';
import { SetupError } from './say.ts';
import { missingPackages } from './system-packages.ts';

/**
 * Says with a SetupError why a window can't be opened here: no display, or libraries that Electron is linked against
 * and Linux does not have. Installs nothing.
 */
export async function assertCanOpenWindow({ executable }: ElectronRuntime): Promise<void> {
  if (!hasDisplay()) {
    throw new SetupError('There is no display to open a window on.', 'Without one, try: npm run demo');
  }
  if (process.platform !== 'linux') return;
  const listed = await run('ldd', [executable]);
  const missing = listed.stdout.split('\n').filter((line) => line.includes('not found'));
  if (missing.length === 0) return;
  const libraries = missing.map((line) => line.trim().split(' ')[0]).join(', ');
  const packages = await missingPackages('electronLibraries').catch(() => []);
  throw new SetupError(
    `Electron needs libraries that are not installed: ${libraries}`,
    packages.length > 0 ? `sudo apt-get install ${packages.join(' ')}` : undefined,
  );
}
