/** `npm run dev`: the app with hot reload, on this machine's own engine. */
import { dirname } from 'node:path';
import { electronExecutable } from './setup/electron-runtime.ts';
import { assertCanOpenWindow } from './setup/launch.ts';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';

await runScript(async () => {
  const electron = await electronExecutable();
  await assertCanOpenWindow(electron);
  const env = {
    ...process.env,
    ELECTRON_EXEC_PATH: electron.executable,
    ELECTRON_OVERRIDE_DIST_PATH: dirname(electron.executable),
  };
  const sandbox = electron.args.includes('--no-sandbox') ? ['--noSandbox'] : [];
  return runVisibly(tool('electron-vite'), ['dev', ...sandbox, ...process.argv.slice(2)], {
    cwd: projectFolder,
    env,
  });
});
