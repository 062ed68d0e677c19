import type { Benchmark, Population } from '../kit/benchmark.ts';
import { keyToPainted, watchKeys } from '../kit/keys.ts';
import { allRows, allStacks, tableOf } from '../kit/rows.ts';

const population: Population = { stacks: 250, each: 4 };

/** How many of the stacks `stack-000` to `stack-249` each digit more leaves. */
const narrower = [
  ['1', 100],
  ['2', 10],
  ['7', 1],
] as const;

/**
 * Begins with the press of a key in the search box over 1,250 rows, by the event's own time stamp; ends when the table
 * that is left by the longer or shorter query is painted. Each round types `127` behind `stack-` and takes it back: six
 * keys, which leave 500, 50, 5, 50, 500 and 1,250 rows.
 */
export const search1000: Benchmark = {
  name: 'search-1000',
  run: async (bench) => {
    const engine = await bench.engineWith(population);
    const { page } = await bench.openApp(engine, { expanded: allStacks(population) });
    await page.locator(tableOf(allRows(population))).waitFor();
    const box = page.getByRole('searchbox', { name: 'Search' });
    await box.pressSequentially('stack-');
    await watchKeys(page);

    const press = (key: string, stacks: number) =>
      keyToPainted(page, key, tableOf(allRows({ ...population, stacks })));
    const ours: number[] = [];
    for (let round = -1; round < bench.rounds(10); round += 1) {
      const times: number[] = [];
      for (const [key, stacks] of narrower) times.push(await press(key, stacks));
      for (const stacks of [10, 100, 250]) times.push(await press('Backspace', stacks));
      if (round >= 0) ours.push(...times);
    }
    const figures = { unit: 'ms', ours, reference: [] } as const;
    return [
      { name: 'search-1000', take: 'median', goal: { of: 'ours', atMost: 50 }, ...figures },
      { name: 'search-1000, 95%', take: 'p95', goal: null, ...figures },
    ];
  },
};
