/**
 * `npm run package -- [dir] [electron-builder's options]`: builds the app and packs it into dist/; `dir` only into a
 * folder, which needs no download.
 */
import { buildIfStale } from './setup/build.ts';
import { electronExecutable } from './setup/electron-runtime.ts';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';
import { withStockElectron } from './setup/stock-electron.ts';

await runScript(async () => {
  const args = process.argv.slice(2).map((arg) => (arg === 'dir' ? '--dir' : arg));
  const electron = await electronExecutable();
  await buildIfStale();
  const build = (more: readonly string[]) =>
    runVisibly(tool('electron-builder'), ['--publish', 'never', ...args, ...more], { cwd: projectFolder });
  // Packages for people are made from the pinned Electron, which electron-builder fetches; the fallback is for trying.
  if (electron.source === 'electron package') return build([]);
  return withStockElectron(electron, (folder) =>
    build([`-c.electronDist=${folder}`, `-c.electronVersion=${electron.version}`]),
  );
});
