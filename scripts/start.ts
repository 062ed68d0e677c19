/** `npm start -- [arguments]`: builds the app if its sources changed, and opens it on this machine's own engine. */
import { buildIfStale } from './setup/build.ts';
import { electronExecutable } from './setup/electron-runtime.ts';
import { assertCanOpenWindow } from './setup/launch.ts';
import { projectFolder } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';

await runScript(async () => {
  const electron = await electronExecutable();
  await assertCanOpenWindow(electron);
  await buildIfStale();
  return runVisibly(electron.executable, [...electron.args, projectFolder, ...process.argv.slice(2)]);
});
