/**
 * `npm run screenshots`: sets the machine up, builds the app, and takes the pictures of the README anew into
 * docs/screenshots: of the real app, on a private engine with stacks that are the same each time.
 */
import { join } from 'node:path';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';
import { setStage } from './setup/stage.ts';

await runScript(async () => {
  const { network } = await setStage({ engines: ['26'] });
  const [program = '', ...args] = [...network, tool('tsx'), join('scripts', 'take-screenshots.ts')];
  return runVisibly(program, args, { cwd: projectFolder });
});
