/**
 * `npm run soak -- [--count N] [--rounds N] [--seed N]`: the tests that draw their cases at random, with many more of
 * them: `count` generated messages (100,000), `rounds` deletions and kills on a real engine (50), from another seed, which
 * is printed so that a failure can be repeated.
 */
import { join } from 'node:path';
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
      rounds: { type: 'string', default: '50' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    },
  });
  const { count, rounds, seed } = values;
  say(`npm run soak -- --count ${count} --rounds ${rounds} --seed ${seed}`);
  const env = {
    ...process.env,
    STACKYARD_SOAK_COUNT: count,
    STACKYARD_SOAK_ROUNDS: rounds,
    STACKYARD_SOAK_SEED: seed,
  };
  const messages = await runVisibly(tool('vitest'), ['run', ...soaks], { cwd: projectFolder, env });
  const data = [join('scripts', 'e2e.ts'), '--project=engine-26', 'data-soak.spec', 'kills.spec'];
  return Math.max(messages, await runVisibly(tool('tsx'), data, { cwd: projectFolder, env }));
});
