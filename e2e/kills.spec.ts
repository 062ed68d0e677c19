import { setTimeout as pause } from 'node:timers/promises';
import type { PrivateEngine } from '../scripts/setup/private-engine.ts';
import { runningProcesses, signal, withDescendants } from '../scripts/setup/processes.ts';
import { often } from './support/kills/begin.ts';
import { deletionWorks } from './support/kills/deletion-works.ts';
import { expectPutRight, type Work } from './support/kills/scene.ts';
import { stackWorks } from './support/kills/stack-works.ts';
import { storedDataWorks } from './support/kills/stored-data-works.ts';
import { volumeWorks } from './support/kills/volume-works.ts';
import { randoms } from './support/randoms.ts';
import type { RunningApp } from './support/running-app.ts';
import { expect, test } from './support/test.ts';
import { engineStatus } from './support/views.ts';

// Each work on data, cut short at random moments. `npm run soak` does it many times more often, from another seed, with
// every work; without it one in three has its turn.
const rounds = Number(process.env.STACKYARD_SOAK_ROUNDS ?? 0);
const seed = Number(process.env.STACKYARD_SOAK_SEED ?? 1);
const works: readonly Work[] = [...volumeWorks, ...storedDataWorks, ...stackWorks, ...deletionWorks];

type Kind = 'app' | 'engine';

/** Ends the app and all that it started, as a crash of the machine would. */
async function killApp(app: RunningApp): Promise<void> {
  const { pid } = app.electron.process();
  const closed = app.electron.waitForEvent('close').catch(() => undefined);
  for (const each of withDescendants(runningProcesses(), (one) => one.pid === pid))
    signal(each.pid, 'SIGKILL');
  await closed;
}

async function killEngine(engine: PrivateEngine, app: RunningApp): Promise<void> {
  await engine.kill();
  await expect(engineStatus(app.page)).toContainText('Engine unreachable');
  await engine.startAgain();
  await expect(engineStatus(app.page)).toContainText('Engine running', { timeout: 60_000 });
}

for (const [at, work] of works.entries()) {
  if (rounds === 0 && at % 3 !== seed % 3) continue;
  test(`${work.name}, with the app or the engine killed in the middle: nothing is lost @data`, async ({
    launch,
    engine,
    terminal,
    folder,
  }) => {
    const count = Math.max(rounds, 1);
    test.setTimeout(120_000 + count * 60_000);
    const random = randoms(seed * 100 + at);
    let app = await launch();
    const crash = async () => {
      await killApp(app);
      app = await launch();
      return app;
    };
    // How long it takes when nothing befalls it is measured first, where that is worth the time.
    let usual = count > 1 ? null : work.usualMs;
    let tries = 0;
    let killed = 0;
    let inside = 0;
    const began = Date.now();
    while (killed < count) {
      const kind: Kind = (at + seed + killed) % 2 === 0 ? 'app' : 'engine';
      const scene = { terminal, folder, round: tries, random, crash };
      tries += 1;
      expect(tries, 'it is over again and again before it can be killed').toBeLessThan(4 * count + 6);
      const { begin, letGo, check } = await work.prepare(scene, app);
      const moment = usual === null ? null : Math.round(random() * usual);
      await test.step(`try ${tries}: the ${kind} is killed after ${moment} ms`, async () => {
        const over = await begin(app);
        if (moment === null) await expect.poll(over, often).not.toBeNull();
        else await pause(moment);
        const took = await over();
        if (took !== null && took > 0) usual = usual === null ? took : (usual + took) / 2;
        const isLate = took !== null && (moment === null || work.brief !== true);
        if (took === null) inside += 1;
        if (!isLate) {
          killed += 1;
          if (kind === 'app') await crash();
          else await killEngine(engine, app);
        }
        if (isLate || kind === 'engine') await letGo?.(app);
        await expectPutRight(app, scene);
        await check(app);
        await expectPutRight(app, scene);
      });
      await terminal.clear();
      // The long run of `npm run soak` shows how far it is.
      if (killed > 0 && (killed % 10 === 0 || killed === count)) {
        const seconds = ((Date.now() - began) / tries / 1000).toFixed(1);
        console.info(
          `${work.name}: ${killed} times killed, ${inside} of them in the middle of ${Math.round(usual ?? 0)} ms, ${seconds} s each`,
        );
      }
    }
  });
}
