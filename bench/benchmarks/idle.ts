import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateEngine } from '../../scripts/setup/private-engine.ts';
import { type BenchApp, writeSettings } from '../kit/app.ts';
import type { Bench, Benchmark, Population } from '../kit/benchmark.ts';
import { countStatsRequests } from '../kit/counted-engine.ts';
import { engineProcesses, familyOf, quiet, type Used, usedDuring } from '../kit/cpu.ts';
import { builtMain } from '../kit/first-paint.ts';
import type { Goal, Measured, Unit } from '../kit/result.ts';
import { allRows, allStacks, tableOf } from '../kit/rows.ts';
import { unattended } from '../kit/unattended.ts';

const population: Population = { stacks: 25, each: 4, running: true };
const minuteMs = 60_000;
/** Of a window that is seen, where everything comes again every few seconds: told of a minute all the same. */
const seenMs = 20_000;
/** Until both a started `docker stats` and a window that was shown have their first figures behind them. */
const settleMs = 5_000;
/** Until a program that is started has its list, and what it does once after that behind it. */
const startMs = 15_000;
const hiddenWindow = join(import.meta.dirname, '..', 'kit', 'hidden-window');

const setShown = ({ electron }: BenchApp, shown: boolean): Promise<void> =>
  electron.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    if (wanted) window?.show();
    else window?.hide();
  }, shown);

/** CPU seconds of `docker stats` with all running containers, its output into a pipe, and of the engine meanwhile. */
async function statsOfDocker(engine: PrivateEngine, ms: number): Promise<Used> {
  const child = spawn('docker', ['stats'], {
    env: { ...process.env, ...engine.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.stdout.resume();
  const { pid } = child;
  if (pid === undefined) throw new Error('docker could not be started');
  try {
    await sleep(settleMs);
    return await usedDuring(
      () => familyOf(pid),
      () => engineProcesses(engine),
      () => sleep(ms),
    );
  } finally {
    child.kill('SIGKILL');
  }
}

async function openApp(bench: Bench, engine: PrivateEngine, charts: boolean): Promise<BenchApp> {
  const app = await bench.openApp(engine, { expanded: allStacks(population), charts });
  await app.page.locator(tableOf(allRows(population))).waitFor();
  await quiet(() => engineProcesses(engine));
  return app;
}

/** In turns; the app's window is hidden while `docker stats` runs. A round of a few seconds before all warms up. */
async function visible(bench: Bench, charts: boolean): Promise<{ ours: Used[]; reference: Used[] }> {
  const engine = await bench.engineWith(population);
  const app = await openApp(bench, engine, charts);
  const [ours, reference]: [Used[], Used[]] = [[], []];
  for (let round = -1; round < bench.rounds(5); round += 1) {
    const ms = round < 0 ? settleMs : seenMs;
    await setShown(app, true);
    await sleep(settleMs);
    ours.push(
      await usedDuring(
        app.processes,
        () => engineProcesses(engine),
        () => sleep(ms),
      ),
    );
    await setShown(app, false);
    await sleep(settleMs);
    reference.push(await statsOfDocker(engine, ms));
  }
  return { ours: ours.slice(1), reference: reference.slice(1) };
}

function results(name: string, { ours, reference }: { ours: Used[]; reference: Used[] }): Measured[] {
  const of = (whose: keyof Used, atMost: number): Measured => ({
    name: `${name}, CPU of the ${whose} in a minute`,
    unit: 's',
    take: 'median',
    ours: ours.map((used) => (used[whose] * minuteMs) / seenMs),
    reference: reference.map((used) => (used[whose] * minuteMs) / seenMs),
    goal: { of: 'ratio', atMost },
  });
  return [of('app', 1.5), of('engine', 0.5)];
}

/**
 * CPU time of all processes of the app, and of dockerd and containerd meanwhile, a minute (measured over 20 s) in which the window shows
 * a list of 100 running containers, expanded, with its CPU and memory columns; nobody touches it. The reference is `docker
 * stats` over the same containers into a pipe, its own time and the engine's, while the window is hidden. The second pair
 * has the charts open, for which the app takes figures of all 100 as `docker stats` does, and not of those in sight alone.
 */
export const idleVisible: Benchmark = {
  name: 'idle-visible',
  run: async (bench) => {
    const list = results('idle-visible', await visible(bench, false));
    await bench.clear();
    return [...list, ...results('idle-visible, charts open', await visible(bench, true))];
  },
};

/**
 * The same list in a window that is hidden, with no debugger attached: CPU time of all processes of the app over a minute,
 * and how many requests for figures reach the engine, counted by a socket between the two. The counting has to have seen
 * requests before.
 */
export const idleHidden: Benchmark = {
  name: 'idle-hidden',
  run: async (bench) => {
    const engine = await bench.engineWith(population);
    const folder = await bench.folder();
    const counted = await countStatsRequests(engine.socketPath, join(folder, 'counted.sock'));
    const userDataDir = join(folder, 'user-data');
    await writeSettings(userDataDir, { expanded: allStacks(population) });
    const env = { ...engine.env, DOCKER_HOST: counted.host, BENCH_MAIN: builtMain };
    const seconds: number[] = [];
    const requests: number[] = [];
    await unattended(bench.runtime, { folder: hiddenWindow, userDataDir, env }, async (processes, signal) => {
      await sleep(startMs);
      if (counted.statsRequests() === 0)
        throw new Error('No requests were counted while the window was shown');
      signal('SIGUSR2');
      await sleep(settleMs);
      for (let round = 0; round < bench.rounds(5); round += 1) {
        const before = counted.statsRequests();
        const used = await usedDuring(
          processes,
          () => [],
          () => sleep(minuteMs),
        );
        seconds.push(used.app);
        requests.push(counted.statsRequests() - before);
      }
    }).finally(counted.close);
    const result = (what: string, unit: Unit, ours: readonly number[], goal: Goal): Measured => ({
      name: `idle-hidden, ${what} in a minute`,
      unit,
      take: unit === 'requests' ? 'largest' : 'median',
      ours,
      reference: [],
      goal,
    });
    return [
      result('CPU of the app', 's', seconds, { of: 'ours', atMost: 0.2 }),
      result('figures asked for', 'requests', requests, { of: 'ours', atMost: 0 }),
    ];
  },
};
