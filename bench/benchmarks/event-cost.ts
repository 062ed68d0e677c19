import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Benchmark, Population } from '../kit/benchmark.ts';
import { engineProcesses, quiet, type Used, usedDuring } from '../kit/cpu.ts';
import { askEngine } from '../kit/engine-requests.ts';
import type { Measured } from '../kit/result.ts';
import { allRows, allStacks, containerSaying, tableOf } from '../kit/rows.ts';

const events = 100;
const everyMs = 100;

const populations = [
  ['100', { stacks: 25, each: 4 }],
  ['1,000', { stacks: 250, each: 4 }],
  ['5,000', { stacks: 1_250, each: 4 }],
] as const;

/**
 * CPU milliseconds an event, of all processes of the app and of dockerd and containerd: 100 times within 10 s a container
 * in sight is paused or unpaused, which is one event each; less what both use in 10 s in which nothing happens.
 */
async function costs(bench: Bench, population: Population): Promise<readonly Used[]> {
  const engine = await bench.engineWith(population);
  const { page, processes } = await bench.openApp(engine, { expanded: allStacks(population) });
  await page.locator(tableOf(allRows(population))).waitFor();
  const container = '/containers/stack-000-web-1';
  await askEngine(engine, 'POST', `${container}/start`);
  await page.locator(containerSaying('stack-000', 'web-1', 'Running')).waitFor();
  await quiet(() => [...processes(), ...engineProcesses(engine)]);
  const measure = (work: () => Promise<unknown>) =>
    usedDuring(processes, () => engineProcesses(engine), work);

  const busy = async () => {
    const began = performance.now();
    for (let n = 0; n < events; n += 1) {
      await askEngine(engine, 'POST', `${container}/${n % 2 === 0 ? 'pause' : 'unpause'}`);
      await sleep(Math.max(0, began + (n + 1) * everyMs - performance.now()));
    }
  };
  const found: Used[] = [];
  for (let round = -1; round < bench.rounds(5); round += 1) {
    const idle = await measure(() => sleep(events * everyMs));
    const used = await measure(busy);
    const anEvent = (whose: keyof Used) => ((used[whose] - idle[whose]) * 1_000) / events;
    if (round >= 0) found.push({ app: anEvent('app'), engine: anEvent('engine') });
  }
  await askEngine(engine, 'POST', `${container}/kill`);
  return found;
}

export const eventCost: Benchmark = {
  name: 'event-cost',
  run: async (bench) => {
    const found: { readonly name: string; readonly used: readonly Used[] }[] = [];
    for (const [name, population] of populations) {
      found.push({ name, used: await costs(bench, population) });
      await bench.clear();
    }
    const [few, ...more] = found;
    if (few === undefined) return [];
    return more.flatMap(({ name, used }) =>
      (['app', 'engine'] as const).map(
        (whose): Measured => ({
          name: `event-cost, CPU of the ${whose} an event at ${name} against ${few.name}`,
          unit: 'ms',
          take: 'median',
          ours: used.map((one) => one[whose]),
          reference: few.used.map((one) => one[whose]),
          goal: { of: 'ratio', atMost: 1.25 },
        }),
      ),
    );
  },
};
