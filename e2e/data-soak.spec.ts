import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { sampleName } from '../scripts/setup/demo-sample.ts';
import { randoms } from './support/randoms.ts';
import type { RunningApp } from './support/running-app.ts';
import { copySample, expect, test } from './support/test.ts';
import {
  containerRow,
  deleteDialog,
  deletedStacks,
  deleteStack,
  runAgainButton,
  runStack,
} from './support/views.ts';

// A database under load, deleted and run again: `npm run soak` does it many times more often, from another seed.
const count = Number(process.env.STACKYARD_SOAK_ROUNDS ?? 3);
const seed = Number(process.env.STACKYARD_SOAK_SEED ?? 1);

const todosUrl = 'http://localhost:3000/api/todos';

const todos = async (): Promise<readonly string[]> => {
  const answer = await fetch(todosUrl);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { text: string }[]).map(({ text }) => text);
};

/** Writes todos one after the other until it is ended, and gives those that the database has taken. */
function writer(round: number) {
  const taken: string[] = [];
  let ended = false;
  const work = (async () => {
    for (let n = 0; !ended; n += 1) {
      const text = `${round}.${n}`;
      const body = JSON.stringify({ text });
      const headers = { 'content-type': 'application/json' };
      // While the stack goes or comes nobody answers: what was not answered counts as not written.
      const answer = await fetch(todosUrl, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(5_000),
      }).catch(() => null);
      if (answer?.status === 201) taken.push(text);
      else await pause(20);
    }
  })();
  return {
    async end(): Promise<readonly string[]> {
      ended = true;
      await work;
      return taken;
    },
  };
}

async function expectAll(written: readonly string[]): Promise<void> {
  await expect(async () => expect((await fetch(todosUrl)).status).toBe(200)).toPass({ timeout: 60_000 });
  const found = new Set(await todos());
  expect(written.filter((text) => !found.has(text))).toEqual([]);
}

const running = (page: Page) =>
  expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });

test(`deleted and run again ${count} times under load, the database keeps all that it took @data`, async ({
  app,
  terminal,
  folder,
}) => {
  test.setTimeout(60_000 + count * 60_000);
  const { page } = app;
  const random = randoms(seed);
  await runStack(app, await copySample(folder, { volume: true }));
  await running(page);
  const volume = await terminal.volumesOf(sampleName);
  const written: string[] = [];
  for (let round = 0; round < count; round += 1) {
    const load = writer(round);
    await pause(300 + random() * 700);
    await deleteStack(page, sampleName);
    await expect(deletedStacks(page)).toContainText(sampleName, { timeout: 60_000 });
    written.push(...(await load.end()));
    await runAgainButton(page, sampleName).click();
    await running(page);
    expect(await terminal.volumesOf(sampleName)).toEqual(volume);
    await expectAll(written);
  }
  expect(written.length).toBeGreaterThan(count);
});

/** Begins something that changes the stack, and returns while it goes on. */
const works: readonly ((app: RunningApp) => Promise<void>)[] = [
  async ({ page }) => {
    await page.getByRole('button', { name: `Delete ${sampleName}`, exact: true }).click();
    await deleteDialog(page, sampleName).getByRole('button', { name: 'Delete stack' }).click();
  },
  async ({ page }) => page.getByRole('button', { name: `Stop ${sampleName}`, exact: true }).click(),
  async ({ page }) => {
    await deleteStack(page, sampleName);
    await expect(deletedStacks(page)).toContainText(sampleName, { timeout: 60_000 });
    await runAgainButton(page, sampleName).click();
  },
];

test(`killed ${count} times in the middle of what it does, the app loses nothing that the database took @data`, async ({
  launch,
  terminal,
  folder,
}) => {
  test.setTimeout(60_000 + count * 90_000);
  const random = randoms(seed);
  const sample = await copySample(folder, { volume: true });
  const written: string[] = [];
  // By hand, as somebody would who finds the app gone: whatever state it left, this leads out of it. Where the engine had
  // a container still to stop it does so after the first try.
  const upByHand = () =>
    expect(async () => {
      await terminal.compose(['up', '--detach'], sample);
      expect((await fetch(todosUrl)).status).toBe(200);
    }).toPass({ timeout: 60_000 });
  for (let round = 0; round < count; round += 1) {
    await upByHand();
    const volume = await terminal.volumesOf(sampleName);
    await expectAll(written);
    const load = writer(round);
    const app = await launch();
    await running(app.page);
    const work = works[Math.floor(random() * works.length)];
    await work?.(app);
    await pause(random() * 2_500);
    app.electron.process().kill('SIGKILL');
    await app.electron.waitForEvent('close').catch(() => undefined);
    written.push(...(await load.end()));
    expect(await terminal.volumesOf(sampleName)).toEqual(volume);
  }
  await upByHand();
  await expectAll(written);

  // The next start is none the worse for it.
  const app = await launch();
  await running(app.page);
  expect(written.length).toBeGreaterThan(count);
});
