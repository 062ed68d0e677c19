import type { Locator, Page } from '@playwright/test';
import { invoke } from './support/invoke.ts';
import type { RunningApp } from './support/running-app.ts';
import { keepScreens } from './support/screens.ts';
import { writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow, engineStatus } from './support/views.ts';

const service = (command: string) =>
  `    image: busybox:latest\n    stop_signal: SIGKILL\n    cpus: 0.3\n    command: ["sh", "-c", ${JSON.stringify(command)}]\n`;
const busy = service('while :; do :; done');
const idle = service('exec sleep infinity');

async function runStacks(terminal: Terminal, folder: string): Promise<void> {
  const stacks: Readonly<Record<string, string>> = {
    busy: `services:\n  worker:\n${busy}  idle:\n${idle}`,
    quiet: `services:\n  web:\n${idle}`,
  };
  for (const [name, text] of Object.entries(stacks)) {
    await terminal.compose(['up', '--detach'], await writeStack(folder, name, { 'compose.yaml': text }));
  }
  await terminal.docker([
    'run',
    '--detach',
    '--stop-signal=SIGKILL',
    '--name',
    'alone',
    'busybox:latest',
    'sleep',
    '600',
  ]);
}

const charts = (page: Page): Locator => page.getByRole('region', { name: 'Charts' });

/** The numbers of a line, from the table that screen readers find: now, lowest, average, highest. */
async function summary(page: Page, chart: string, line: string): Promise<readonly string[]> {
  const table = charts(page).getByRole('table', { name: new RegExp(`^${chart}`) });
  const row = table.getByRole('row', { name: new RegExp(`^${line} `) });
  return row.getByRole('cell').allTextContents();
}

const number = (text: string | undefined): number => Number.parseFloat(text ?? '');

const lines = (page: Page): Locator => charts(page).getByRole('button', { name: /^Line of/ });
const slider = (page: Page, chart: string): Locator => page.getByRole('slider', { name: `${chart} by time` });
const told = (page: Page, chart: string): Promise<string | null> =>
  slider(page, chart).getAttribute('aria-valuetext');

/** Of the last steps of a chart, oldest first, whether the total is known. */
async function knownSteps(page: Page, chart: string, count: number): Promise<readonly boolean[]> {
  await slider(page, chart).focus();
  await page.keyboard.press('End');
  const known: boolean[] = [];
  for (let step = 0; step < count; step += 1) {
    known.unshift(!(await told(page, chart))?.includes('Total not known'));
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('Escape');
  return known;
}

async function hideWindow({ electron }: RunningApp, hidden: boolean): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, hide) => {
    const [window] = BrowserWindow.getAllWindows();
    if (hide) window?.hide();
    else window?.show();
  }, hidden);
}

test('charts show CPU and memory of all containers over time, a line a stack @table', async ({
  launch,
  terminal,
  folder,
}, info) => {
  await runStacks(terminal, folder);
  const app = await launch();
  const { page } = app;
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await expect(containerRow(page, 'quiet')).toContainText('Running (1/1)');
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.getByRole('button', { name: 'Show charts' }).click();
  await expect(lines(page)).toHaveText([/^Total/, /^busy/, /^quiet/, /^alone/]);
  // What draws is loaded with the first chart, not with the window.
  await expect.poll(() => loaded.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(0);

  await expect
    .poll(async () => number((await summary(page, 'CPU', 'busy'))[0]), { timeout: 30_000 })
    .toBeGreaterThan(15);
  await expect.poll(async () => number((await summary(page, 'CPU', 'quiet'))[0])).toBeLessThan(5);
  const [now, lowest, average, highest] = (await summary(page, 'CPU', 'Total')).map(number);
  expect([now, average, highest].every((value) => (value ?? 0) >= (lowest ?? 0))).toBe(true);
  expect(highest).toBeGreaterThan(15);
  // Four containers run, and the totals above are of all four.
  await expect(page.getByText(/^[\d.]+% of \d+% \(\d+ CPUs?\)$/)).toBeVisible();

  await page.waitForTimeout(20_000);
  const canvas = charts(page).locator('canvas').first();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('The chart is not drawn');
  await page.mouse.move(box.x + box.width - 16, box.y + box.height / 2);
  // Both charts tell of the step that is pointed at in one.
  for (const chart of ['CPU', 'Memory']) {
    await expect.poll(() => told(page, chart)).toMatch(/, Total [\d.]+ ?\S+, /);
  }
  await keepScreens(app, info, 'charts');
  await page.mouse.move(5, 5);
  await expect.poll(() => told(page, 'CPU')).toBe('Arrow keys read the values');
  await slider(page, 'Memory').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await told(page, 'Memory')).toMatch(/, Total [\d.]+ [KM]B, /);
  await page.keyboard.press('Escape');

  await charts(page).getByRole('button', { name: 'Line of busy' }).click();
  await slider(page, 'CPU').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await told(page, 'CPU')).not.toContain('busy');
  await terminal.docker(['rm', '--force', 'busy-worker-1']);
  await expect.poll(async () => number((await summary(page, 'CPU', 'Total'))[0])).toBeLessThan(10);
  expect(number((await summary(page, 'CPU', 'Total'))[3])).toBeGreaterThan(15);
  expect(refused).toEqual([]);
  await expect
    .poll(async () => {
      const answer = await invoke(app, 'app.state', null);
      return answer.ok && answer.value.settings.containers.charts;
    })
    .toBe(true);
  await app.close();

  const again = await launch();
  await expect(charts(again.page)).toBeVisible();
  await again.page.getByRole('button', { name: 'Hide charts' }).click();
  await expect(charts(again.page)).toHaveCount(0);
});

test('charts have a gap where the window was hidden or the engine away @table', async ({
  app,
  engine,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const keeps = `services:\n  web:\n${idle}    restart: always\n`;
  await terminal.compose(['up', '--detach'], await writeStack(folder, 'stays', { 'compose.yaml': keeps }));
  await expect(containerRow(page, 'stays')).toContainText('Running (1/1)');
  await page.getByRole('button', { name: 'Show charts' }).click();
  await expect.poll(async () => (await summary(page, 'CPU', 'Total'))[0]).toMatch(/%$/);
  await page.waitForTimeout(6_000);
  await hideWindow(app, true);
  // Longer than a figure holds: the test's browser calls the page visible all the time.
  await page.waitForTimeout(20_000);
  await hideWindow(app, false);
  await page.waitForTimeout(6_000);
  await engine.halt();
  try {
    await expect(engineStatus(page)).toContainText('Engine unreachable');
    await page.waitForTimeout(10_000);
  } finally {
    await engine.startAgain();
  }
  await expect(engineStatus(page)).toContainText('Engine running');
  await expect.poll(async () => (await summary(page, 'CPU', 'Total'))[0], { timeout: 30_000 }).toMatch(/%$/);
  await page.waitForTimeout(6_000);
  const known = (await knownSteps(page, 'CPU', 40)).map((step) => (step ? '#' : ' ')).join('');
  // Known, hidden, known, away, known.
  expect(known).toMatch(/#{2,} {3,}#{2,} {3,}#{2,}$/);
  await keepScreens(app, info, 'charts-gaps');
});
