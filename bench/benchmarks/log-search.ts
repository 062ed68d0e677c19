import type { Benchmark } from '../kit/benchmark.ts';
import { timedDocker } from '../kit/cli.ts';
import { engineProcesses, quiet } from '../kit/cpu.ts';
import { keyToPainted, watchKeys } from '../kit/keys.ts';
import { endOfLine, makeLogger, print } from '../kit/log-containers.ts';

const held = 100_000;
const digits = ['7', '3', '1'] as const;

/** How many of the lines 1 to 100,000 have this in their number; nothing else in a line holds these digits. */
function matching(text: string): number {
  let count = 0;
  for (let number = 1; number <= held; number += 1) if (String(number).includes(text)) count += 1;
  return count;
}

/**
 * Begins with the press of a key in the search box of a log that holds 100,000 lines of 100 bytes, by the event's own
 * time stamp; ends when the final number of matching lines, over all that is held, is painted. A round types `731`,
 * and empties the box: three keys, which match 40,951, 3,970 and 300 lines or about so many.
 */
export const logSearch: Benchmark = {
  name: 'log-search',
  run: async (bench) => {
    const engine = await bench.engineWith({ stacks: 1, each: 1 });
    const id = await makeLogger(engine, 'held', held);
    await print(engine, id);
    await timedDocker(engine, ['wait', id]);
    const { page, processes } = await bench.openApp(engine);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/containers/${id}/logs`);
    await page.locator('[role="log"] [data-entry]').getByText(endOfLine(held)).last().waitFor();
    await quiet(() => [...processes(), ...engineProcesses(engine)]);
    await page.getByRole('searchbox', { name: 'Search logs' }).focus();
    await watchKeys(page);
    const ours: number[] = [];
    for (let round = -1; round < bench.rounds(10); round += 1) {
      let text = '';
      for (const digit of digits) {
        text += digit;
        const textEnd = `/${matching(text).toLocaleString('en-US')}`;
        const taken = await keyToPainted(page, digit, { selector: '[title="Matching lines"]', textEnd });
        if (round >= 0) ours.push(taken);
      }
      await page.keyboard.press('Escape');
      await page.locator('[title="Matching lines"]').waitFor({ state: 'detached' });
    }
    await timedDocker(engine, ['rm', '--force', id]);
    return [
      {
        name: 'log-search',
        unit: 'ms',
        take: 'median',
        ours,
        reference: [],
        goal: { of: 'ours', atMost: 150 },
      },
    ];
  },
};
