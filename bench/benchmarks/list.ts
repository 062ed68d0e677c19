import { invoke } from '../../e2e/support/invoke.ts';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';
import type { Bench, Benchmark, Population } from '../kit/benchmark.ts';
import { timedDocker } from '../kit/cli.ts';
import { engineProcesses, quiet } from '../kit/cpu.ts';
import { inTurns, type Paired } from '../kit/in-turns.ts';
import { whenPainted } from '../kit/painted.ts';
import type { Measured } from '../kit/result.ts';
import { allRows, allStacks, tableOf } from '../kit/rows.ts';

const thousand: Population = { stacks: 250, each: 4 };
const fiveThousand: Population = { stacks: 1_250, each: 4 };

/** Two contexts of the docker CLI: the engine, and one where nothing is. */
async function makeContexts(engine: PrivateEngine): Promise<void> {
  const existing = await timedDocker(engine, ['context', 'inspect', 'full']).then(
    () => true,
    () => false,
  );
  if (existing) return;
  for (const [name, host] of [
    ['full', engine.host],
    ['away', `${engine.host}.away`],
  ] as const) {
    await timedDocker(engine, ['context', 'create', name, '--docker', `host=${host}`]);
  }
}

/**
 * Ours begins when the window tells the running app, which shows another engine that is away and knows nothing of this
 * one, to connect to it; and ends when the table of all stacks and containers, each with a row of its own, is painted.
 * The reference begins when `docker ps -a` is started, and ends when it has ended and all of its lines were read.
 */
async function listed(bench: Bench, population: Population, usual: number): Promise<Paired> {
  const engine = await bench.engineWith(population);
  await makeContexts(engine);
  const app = await bench.openApp(engine, { expanded: allStacks(population) });
  const choose = (name: string) => invoke(app, 'engine.choose', { choice: { kind: 'context', name } });
  const complete = tableOf(allRows(population));

  const ours = async () => {
    await choose('away');
    await app.page.getByRole('status', { name: 'Engine' }).getByText('Engine unreachable').waitFor();
    await app.page.locator(complete).waitFor({ state: 'detached' });
    await quiet(() => [...app.processes(), ...engineProcesses(engine)]);
    const { at, done } = await whenPainted(app.page, complete, async () => {
      const began = Date.now();
      await choose('full');
      return began;
    });
    // What the app looks up once it has the list is not to be met by the other side.
    await quiet(() => engineProcesses(engine));
    return at - done;
  };
  const reference = async () => (await timedDocker(engine, ['ps', '--all'])).milliseconds;
  return inTurns(bench.rounds(usual), ours, reference);
}

const goal = { of: 'ratio', atMost: 2.5 } as const;

export const list1000: Benchmark = {
  name: 'list-1000',
  run: async (bench): Promise<readonly Measured[]> => [
    { name: 'list-1000', unit: 'ms', take: 'median', ...(await listed(bench, thousand, 9)), goal },
  ],
};

/** Also whether the time grows no faster than the list: a container of 5,000 against one of 1,000. */
export const list5000: Benchmark = {
  name: 'list-5000',
  run: async (bench): Promise<readonly Measured[]> => {
    // The engine of 1,000 is left for the benchmarks that follow.
    const many = await listed(bench, fiveThousand, 7);
    await bench.clear();
    const few = await listed(bench, thousand, 7);
    return [
      { name: 'list-5000', unit: 'ms', take: 'median', ...many, goal },
      {
        name: 'list-5000, a container of 5,000 against one of 1,000',
        unit: 'µs',
        take: 'median',
        ours: many.ours.map((ms) => (ms * 1_000) / 5_000),
        reference: few.ours.map((ms) => (ms * 1_000) / 1_000),
        goal: { of: 'ratio', atMost: 1.25 },
      },
    ];
  },
};
