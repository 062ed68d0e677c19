/**
 * `npm run bench -- [NAME …] [--check]`: sets the machine up, builds the app, and measures it against the docker CLI, the
 * Engine API and a bare Electron window. See bench/main.ts for the options.
 */
import { join } from 'node:path';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';
import { setStage } from './setup/stage.ts';

await runScript(async () => {
  const { network } = await setStage({ engines: ['26'] });
  const [program = '', ...args] = [...network, tool('tsx'), join('bench', 'main.ts')];
  return runVisibly(program, [...args, ...process.argv.slice(2)], { cwd: projectFolder });
});
