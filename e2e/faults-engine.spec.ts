import { setTimeout as pause } from 'node:timers/promises';
import type { PrivateEngine } from '../scripts/setup/private-engine.ts';
import type { Bridge } from '../shared/ipc.ts';
import { createChurn } from './support/faults/churn.ts';
import { spread, tellFigures } from './support/faults/figures.ts';
import { difference, type Listing, listingOf, trueListing } from './support/faults/the-truth.ts';
import { randoms } from './support/randoms.ts';
import type { RunningApp } from './support/running-app.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow, engineStatus } from './support/views.ts';

// `npm run soak` kills many more times, from another seed.
const kills = Number(process.env.STACKYARD_SOAK_KILLS ?? 3);
const seed = Number(process.env.STACKYARD_SOAK_SEED ?? 1);

/** What the app holds of a live engine; `null` while it is not connected. Maps don't come out of the window as they are. */
async function shownBy({ page }: RunningApp): Promise<Listing | null> {
  const held = await page.evaluate(async () => {
    const bridge: Bridge = Reflect.get(window, 'stackyard');
    const state = await bridge.invoke('app.state', null);
    if (!state.ok || state.value.snapshot.connection.kind !== 'ready') return null;
    const { containers, volumes, networks } = state.value.snapshot;
    return {
      containers: [...containers.values()],
      volumes: [...volumes.keys()],
      networks: [...networks.keys()],
    };
  });
  return held === null ? null : listingOf(held);
}

/** Milliseconds from `from` to the moment at which the app held what the docker CLI tells. */
async function untilRight(app: RunningApp, terminal: Terminal, from: number, within: number) {
  for (;;) {
    const truth = trueListing(terminal);
    const shown = await shownBy(app);
    const at = Date.now() - from;
    const wrong = shown === null ? 'not connected' : difference(shown, await truth);
    await truth;
    if (wrong === null) return at;
    if (at > within) throw new Error(wrong);
    await pause(20);
  }
}

const service = sleeper('    restart: always\n');
const talker = `    image: busybox:latest\n    command: sh -c "while true; do date; sleep 0.2; done"\n    stop_signal: SIGKILL\n    restart: always\n`;

async function startBusyStack(terminal: Terminal, folder: string): Promise<string> {
  const compose = `services:\n  web:\n${service}  talk:\n${talker}`;
  await terminal.compose(['up', '--detach'], await writeStack(folder, 'busy', { 'compose.yaml': compose }));
  return terminal.docker(['inspect', '--format', '{{.Id}}', 'busy-talk-1']);
}

const goTo = (app: RunningApp, place: string) =>
  app.page.evaluate((hash) => {
    location.hash = hash;
  }, place);

async function killAndStart(engine: PrivateEngine, random: () => number): Promise<number> {
  await engine.kill();
  await pause(200 + random() * 1_500);
  await engine.startAgain();
  return Date.now();
}

test(`the engine is killed ${kills} times under a busy app, whose list is right again each time @faults`, async ({
  app,
  engine,
  terminal,
  folder,
}, info) => {
  test.setTimeout(120_000 + kills * 45_000);
  const random = randoms(seed);
  const talk = await startBusyStack(terminal, folder);
  await expect(containerRow(app.page, 'busy')).toContainText('Running (2/2)');
  const churn = createChurn(engine.socketPath, random);
  const took: number[] = [];
  for (let round = 0; round < kills; round += 1) {
    await goTo(app, round % 2 === 0 ? `#/containers/${talk}/logs` : '#/containers');
    const [answeredAt] = await Promise.all([
      pause(500 + random() * 1_000).then(() => killAndStart(engine, random)),
      churn.goOn(1_800),
    ]);
    took.push(await untilRight(app, terminal, answeredAt, 30_000));
  }
  tellFigures(info, { seed, kills, ...spread(took) });
  await goTo(app, '#/containers');
  await expect(engineStatus(app.page)).toHaveText('Engine running');
  await expect(containerRow(app.page, 'busy')).toContainText('Running (2/2)');
  // Measured where nothing else runs; in passing the machine is shared, and what counts is that it is right.
  if (process.env.STACKYARD_SOAK_KILLS !== undefined) expect(Math.max(...took)).toBeLessThan(2_000);
});
