import type { Locator } from '@playwright/test';
import { containersTable } from '../../e2e/support/views.ts';
import type { Benchmark, Population } from '../kit/benchmark.ts';
import { engineProcesses, quiet } from '../kit/cpu.ts';
import { takeLongTasks, watchLongTasks } from '../kit/long-tasks.ts';
import { allRows, allStacks, tableOf } from '../kit/rows.ts';

const population: Population = { stacks: 250, each: 4 };

interface Scrolled {
  /** How many different rows were there on the way. */
  readonly seen: number;
  /** How many were in the document at most at a time. */
  readonly most: number;
}

/** Scrolls from the first row to the last, half a page every other frame. */
const scrollThrough = (table: Locator): Promise<Scrolled> =>
  table.evaluate(async (element) => {
    const scroller = element.parentElement?.parentElement?.parentElement;
    if (scroller == null) throw new Error('Nothing scrolls the table');
    const frame = () => new Promise(requestAnimationFrame);
    const seen = new Set<string | null>();
    let most = 0;
    scroller.scrollTop = 0;
    await frame();
    for (let last = -1; scroller.scrollTop !== last; ) {
      const rows = element.querySelectorAll('[role="row"][aria-rowindex]');
      most = Math.max(most, rows.length);
      for (const row of rows) seen.add(row.getAttribute('aria-rowindex'));
      last = scroller.scrollTop;
      scroller.scrollTop += scroller.clientHeight / 2;
      await frame();
      await frame();
    }
    return { seen: seen.size, most };
  });

/**
 * Scrolls through all 1,250 rows, from the first to the last; every one of them has to have been there. Counts the
 * tasks of the page that took more than 50 ms on the way, and the rows that were in the document at most at a time.
 */
export const scroll1000: Benchmark = {
  name: 'scroll-1000',
  run: async (bench) => {
    const engine = await bench.engineWith(population);
    const app = await bench.openApp(engine, { expanded: allStacks(population) });
    const rows = allRows(population);
    await app.page.locator(tableOf(rows)).waitFor();
    await quiet(() => [...app.processes(), ...engineProcesses(engine)]);
    await watchLongTasks(app.page);
    const tasks: number[] = [];
    const most: number[] = [];
    for (let round = -1; round < bench.rounds(5); round += 1) {
      const scrolled = await scrollThrough(containersTable(app.page));
      const long = await takeLongTasks(app.page);
      if (scrolled.seen !== rows) throw new Error(`${scrolled.seen} of ${rows} rows were seen`);
      if (round < 0) continue;
      tasks.push(long.length);
      most.push(scrolled.most);
    }
    return [
      {
        name: 'scroll-1000, tasks over 50 ms',
        unit: 'tasks',
        take: 'median',
        ours: tasks,
        reference: [],
        goal: { of: 'ours', atMost: 0 },
      },
      {
        name: 'scroll-1000, rows in the document',
        unit: 'rows',
        take: 'largest',
        ours: most,
        reference: [],
        goal: { of: 'ours', atMost: 80 },
      },
    ];
  },
};
