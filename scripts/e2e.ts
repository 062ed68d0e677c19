/** `npm run e2e -- [playwright arguments]`: sets the machine up, builds the app, and runs the end-to-end tests. */
import { join } from 'node:path';
import { buildIfStale } from './setup/build.ts';
import { ensureDisplay } from './setup/display.ts';
import { electronExecutable } from './setup/electron-runtime.ts';
import { composeSoftware, engineSoftware } from './setup/engine-software.ts';
import { standInImages } from './setup/images.ts';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';
import { systemPackages } from './setup/system-packages.ts';

await runScript(async () => {
  await systemPackages('electronLibraries', 'display', 'engine', 'ssh');
  const electron = await electronExecutable();
  await engineSoftware('20');
  await engineSoftware('26');
  await composeSoftware();
  await standInImages();
  await buildIfStale();
  const display = await ensureDisplay();
  try {
    const config = join(projectFolder, 'e2e', 'playwright.config.ts');
    const env = { ...process.env, ...display.env, STACKYARD_ELECTRON: JSON.stringify(electron) };
    const args = ['test', '-c', config, ...process.argv.slice(2)];
    return await runVisibly(tool('playwright'), args, { cwd: projectFolder, env });
  } finally {
    await display.stop();
  }
});
