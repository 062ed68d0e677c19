/**
 * `npm run soak -- [--count N] [--seed N]`: the tests that draw their cases at random, with many more of them (100,000
 * unless told) from another seed, which is printed so that a failure can be repeated.
 */
import { parseArgs } from 'node:util';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript, say } from './setup/say.ts';

/** Each reads the count and the seed from its environment. */
const soaks = ['electron/ipc/hostile-window.test.ts'];

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    },
  });
  say(`npm run soak -- --count ${values.count} --seed ${values.seed}`);
  const env = { ...process.env, STACKYARD_SOAK_COUNT: values.count, STACKYARD_SOAK_SEED: values.seed };
  return runVisibly(tool('vitest'), ['run', ...soaks], { cwd: projectFolder, env });
});
