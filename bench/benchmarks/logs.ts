import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';
import type { BenchApp } from '../kit/app.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import { timedDocker } from '../kit/cli.ts';
import { engineProcesses, quiet } from '../kit/cpu.ts';
import { inTurns } from '../kit/in-turns.ts';
import { endOfLine, makeLogger, print, readLogs } from '../kit/log-containers.ts';
import { takeLongTasks, watchLongTasks } from '../kit/long-tasks.ts';
import { proportionalMB } from '../kit/memory.ts';
import { whenPainted } from '../kit/painted.ts';
import type { Measured } from '../kit/result.ts';

const million = 1_000_000;
const nothingElse = { stacks: 1, each: 1 } as const;
const lastLine = { selector: '[role="log"] [data-entry]', textEnd: endOfLine(million) };

const goTo = ({ page }: BenchApp, hash: string): Promise<void> =>
  page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);

const remove = (engine: PrivateEngine, id: string) => timedDocker(engine, ['rm', '--force', id]);

/**
 * 1,000,000 lines of 100 bytes while a container prints them as fast as it can, every one of which goes through either
 * side. Both begin when the Engine API is told to send it the signal to print. Ours has the container's log open, and ends when
 * the last line is painted in it; the reference is `docker logs --follow` into a pipe, and ends when the last line has
 * been read. Memory is that of all processes of the app, before and after a round; the longest task is the page's.
 * *Opened afterwards* is a container that has printed all that before: ours begins with the way from the list, in a window that is new, to the page of its log,
 * of which the window asks for as much as it holds, the newest 100,000 lines; the reference is `docker logs` into a pipe,
 * which has no such bound.
 */
export const logs1M: Benchmark = {
  name: 'logs-1M',
  run: async (bench) => {
    const engine = await bench.engineWith(nothingElse);
    const app = await bench.openApp(engine);
    await watchLongTasks(app.page);
    const still = () => quiet(() => [...app.processes(), ...engineProcesses(engine)]);
    const grown: number[] = [];
    const longest: number[] = [];

    const ours = async (round: number) => {
      const id = await makeLogger(engine, `ours-${round + 1}`, million);
      await goTo(app, `#/containers/${id}/logs`);
      await app.page.getByRole('log').waitFor();
      await still();
      const before = proportionalMB(app.processes());
      await takeLongTasks(app.page);
      const { at, done } = await whenPainted(app.page, lastLine, async () => {
        const began = Date.now();
        await print(engine, id);
        return began;
      });
      longest.push(Math.max(0, ...(await takeLongTasks(app.page))));
      await still();
      grown.push(proportionalMB(app.processes()) - before);
      await goTo(app, '#/containers');
      await remove(engine, id);
      return at - done;
    };
    const reference = async (round: number) => {
      const id = await makeLogger(engine, `theirs-${round + 1}`, million);
      const { read, stop } = readLogs(engine, ['--follow', id], endOfLine(million));
      await sleep(1_000);
      const began = Date.now();
      await print(engine, id);
      const readAt = await read;
      stop();
      await remove(engine, id);
      return readAt - began;
    };
    const paired = await inTurns(bench.rounds(5), ours, reference);

    const id = await makeLogger(engine, 'afterwards', million);
    await print(engine, id);
    await timedDocker(engine, ['wait', id]);
    const opened = async () => {
      await goTo(app, '#/containers');
      // What the window still holds of the log goes with the page: docker has nothing of it either.
      await app.page.reload();
      await app.page.getByRole('table', { name: 'Containers' }).waitFor();
      await still();
      const { at, done } = await whenPainted(app.page, lastLine, async () => {
        const began = Date.now();
        await goTo(app, `#/containers/${id}/logs`);
        return began;
      });
      return at - done;
    };
    const printed = async () => (await timedDocker(engine, ['logs', id])).milliseconds;
    const afterwards = await inTurns(bench.rounds(5), opened, printed);
    await remove(engine, id);

    const alone = (
      what: string,
      unit: 'MB' | 'ms',
      numbers: readonly number[],
      atMost: number,
    ): Measured => ({
      name: `logs-1M, ${what}`,
      unit,
      take: 'median',
      ours: numbers.slice(1),
      reference: [],
      goal: { of: 'ours', atMost },
    });
    return [
      { name: 'logs-1M', unit: 'ms', take: 'median', ...paired, goal: { of: 'ratio', atMost: 2 } },
      alone('growth of memory', 'MB', grown, 80),
      alone('longest task', 'ms', longest, 100),
      {
        name: 'logs-1M, opened afterwards',
        unit: 'ms',
        take: 'median',
        ...afterwards,
        goal: { of: 'ratio', atMost: 2 },
      },
    ];
  },
};
