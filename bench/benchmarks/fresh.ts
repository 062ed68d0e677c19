import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Benchmark, Population } from '../kit/benchmark.ts';
import { engineProcesses, quiet } from '../kit/cpu.ts';
import { listenToEngine } from '../kit/engine-events.ts';
import { askEngine, idOf } from '../kit/engine-requests.ts';
import { whenPainted } from '../kit/painted.ts';
import type { Measured } from '../kit/result.ts';
import { allRows, allStacks, containerSaying, tableOf } from '../kit/rows.ts';

/** In sight from the beginning. */
const containers = [
  ['stack-000', 'web-1'],
  ['stack-000', 'db-1'],
  ['stack-001', 'web-1'],
  ['stack-001', 'db-1'],
] as const;

interface Fresh {
  readonly painted: number[];
  readonly arrived: number[];
}

/**
 * Begins at the time stamp that the engine gave an event, ends when the row of its container is painted with what it
 * changed. Half of the events are starts, half are ends (after a kill), of containers with a row of its own in sight, one
 * by one at irregular times, made by the Engine API. The reference is when a client of the Engine API that does nothing
 * else has the same event.
 */
async function freshness(bench: Bench, population: Population): Promise<Fresh> {
  const engine = await bench.engineWith(population);
  const app = await bench.openApp(engine, { expanded: allStacks(population) });
  await app.page.locator(tableOf(allRows(population))).waitFor();
  await quiet(() => [...app.processes(), ...engineProcesses(engine)]);
  const events = await listenToEngine(engine.socketPath);
  const found: Fresh = { painted: [], arrived: [] };
  for (let round = -1; round < bench.rounds(10); round += 1) {
    for (const [stack, container] of containers) {
      const id = await idOf(engine, `${stack}-${container}`);
      for (const [verb, event, words] of [
        ['start', 'start', 'Running'],
        ['kill', 'die', 'Exited (137)'],
      ] as const) {
        const { at } = await whenPainted(app.page, containerSaying(stack, container, words), () =>
          askEngine(engine, 'POST', `/containers/${id}/${verb}`),
        );
        const told = await events.next(event, id);
        if (round >= 0) {
          found.painted.push(at - told.at);
          found.arrived.push(told.arrivedAt - told.at);
        }
        // Irregular, so that it falls in step with nothing; the same in every run.
        await sleep(150 + ((found.painted.length * 37) % 250));
      }
    }
  }
  events.close();
  return found;
}

const results = (
  name: string,
  { painted, arrived }: Fresh,
  goals: { readonly median: number; readonly p95: number },
): readonly Measured[] => {
  const figures = { unit: 'ms', ours: painted, reference: arrived } as const;
  return [
    { name, take: 'median', goal: { of: 'ours', atMost: goals.median }, ...figures },
    { name: `${name}, 95%`, take: 'p95', goal: { of: 'ours', atMost: goals.p95 }, ...figures },
  ];
};

export const fresh: Benchmark = {
  name: 'fresh',
  run: async (bench) =>
    results('fresh', await freshness(bench, { stacks: 10, each: 2 }), { median: 40, p95: 100 }),
};

export const fresh1000: Benchmark = {
  name: 'fresh-1000',
  run: async (bench) =>
    results('fresh-1000', await freshness(bench, { stacks: 250, each: 4 }), { median: 60, p95: 150 }),
};
