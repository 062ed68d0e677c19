/**
 * `npm run soak -- [--count N] [--rounds N] [--schedules N] [--kills N] [--lines N] [--seed N] [--only NAME]`: the tests
 * of much at once or drawn at random, with more of it: `count` generated messages (100,000), `rounds` deletions and kills
 * of the app (50), `schedules` of faults between app and engine (500), `kills` of the engine (30), `lines` of a log
 * (1,000,000). The seed is another one each time, and printed so that a failure can be repeated. `--only`: one of
 * `messages`, `data`, `faults`, `logs`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript, say } from './setup/say.ts';

const e2e = (...specs: readonly string[]) =>
  [tool('tsx'), join('scripts', 'e2e.ts'), '--project=engine-26', ...specs] as const;

/** Each reads its counts and the seed from its environment. */
const soaks: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  messages: [tool('vitest'), 'run', 'electron/ipc/hostile-window.test.ts'],
  data: e2e('data-soak.spec', 'kills.spec'),
  faults: e2e('e2e/faults'),
  logs: e2e('logs-stream.spec', 'logs-view.spec', '-g', '(lines are told|number of lines)'),
};

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '50' },
      schedules: { type: 'string', default: '500' },
      kills: { type: 'string', default: '30' },
      lines: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      only: { type: 'string' },
    },
  });
  const { count, rounds, schedules, kills, lines, seed, only } = values;
  say(
    `npm run soak -- --count ${count} --rounds ${rounds} --schedules ${schedules} --kills ${kills} --lines ${lines} --seed ${seed}`,
  );
  const env = {
    ...process.env,
    STACKYARD_SOAK_COUNT: count,
    STACKYARD_SOAK_ROUNDS: rounds,
    STACKYARD_SOAK_SCHEDULES: schedules,
    STACKYARD_SOAK_KILLS: kills,
    STACKYARD_SOAK_LINES: lines,
    STACKYARD_SOAK_SEED: seed,
  };
  const codes: number[] = [];
  for (const [name, [program, ...args]] of Object.entries(soaks))
    if (only === undefined || only === name)
      codes.push(await runVisibly(program, args, { cwd: projectFolder, env }));
  return Math.max(...codes);
});
