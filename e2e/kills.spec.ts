import { setTimeout as pause } from 'node:timers/promises';
import type { PrivateEngine } from '../scripts/setup/private-engine.ts';
import { runningProcesses, signal, withDescendants } from '../scripts/setup/processes.ts';
import { expectPutRight, type Work } from './support/kills/scene.ts';
import { stackWorks } from './support/kills/stack-works.ts';
import { storedDataWorks } from './support/kills/stored-data-works.ts';
import { volumeWorks } from './support/kills/volume-works.ts';
import { randoms } from './support/randoms.ts';
import type { RunningApp } from './support/running-app.ts';
import { expect, test } from './support/test.ts';
import { engineStatus } from './support/views.ts';

// Each work on data, cut short at random moments. `npm run soak` does it many times more often, from another seed.
const rounds = Number(process.env.STACKYARD_SOAK_ROUNDS ?? 0);
const seed = Number(process.env.STACKYARD_SOAK_SEED ?? 1);
const works: readonly Work[] = [...volumeWorks, ...storedDataWorks, ...stackWorks];
// A moment late is as good as one in time: what is over must not suffer either.
const lateness = 1.1;

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
  // In passing, one of the two each.
  const kinds: readonly Kind[] = rounds > 0 ? ['app', 'engine'] : [(at + seed) % 2 === 0 ? 'app' : 'engine'];
  for (const kind of kinds) {
    test(`${work.name}, with the ${kind} killed in the middle: nothing is lost @data`, async ({
      launch,
      engine,
      terminal,
      folder,
    }) => {
      const count = Math.max(rounds, 1);
      test.setTimeout(120_000 + count * 60_000);
      const random = randoms(seed * 100 + at);
      let app = await launch();
      let usual = work.usualMs;
      let cutShort = 0;
      for (let round = 0; round < count; round += 1) {
        const scene = { terminal, folder, round, random };
        const { begin, letGo, check } = await work.prepare(scene, app);
        const moment = Math.round(random() * usual * lateness);
        await test.step(`round ${round}: the ${kind} is killed after ${moment} ms`, async () => {
          const over = await begin(app);
          await pause(moment);
          const took = await over();
          if (took === null) cutShort += 1;
          else usual = took;
          if (kind === 'app') {
            await killApp(app);
            app = await launch();
          } else {
            await killEngine(engine, app);
            await letGo?.(app);
          }
          await expectPutRight(app, scene);
          await check(app);
          await expectPutRight(app, scene);
        });
        await terminal.clear();
        // The long run of `npm run soak` shows how far it is.
        if ((round + 1) % 10 === 0 || round + 1 === count) {
          console.info(`${work.name}, ${kind}: ${round + 1} times killed, ${cutShort} of them in the middle`);
        }
      }
    });
  }
}
