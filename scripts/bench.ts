/**
 * `npm run bench -- [NAME …] [--check]`: sets the machine up, builds the app, and measures it against the docker CLI, the
 * Engine API and a bare Electron window. See bench/main.ts for the options.
 */
import { join } from 'node:path';
import { buildIfStale } from './setup/build.ts';
import { electronExecutable } from './setup/electron-runtime.ts';
import { composeSoftware, engineSoftware } from './setup/engine-software.ts';
import { standInImages } from './setup/images.ts';
import { ownNetwork } from './setup/own-network.ts';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';
import { systemPackages } from './setup/system-packages.ts';

await runScript(async () => {
  await systemPackages('electronLibraries', 'display', 'engine');
  await electronExecutable();
  await engineSoftware('26');
  await composeSoftware();
  await standInImages();
  await buildIfStale();
  const [program, ...args] = [...((await ownNetwork()) ?? []), tool('tsx'), join('bench', 'main.ts')];
  return runVisibly(program ?? '', [...args, ...process.argv.slice(2)], { cwd: projectFolder });
});
