import type { Locator, Page } from '@playwright/test';
import { keepScreens } from './support/screens.ts';
import { writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow } from './support/views.ts';

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

test('charts show CPU and memory of all containers over time, a line a stack @table', async ({
  launch,
  terminal,
  folder,
}, info) => {
  await runStacks(terminal, folder);
  const app = await launch();
  const { page } = app;
  await expect(containerRow(page, 'quiet')).toContainText('Running (1/1)');
  await page.getByRole('button', { name: 'Show charts' }).click();
  await expect(charts(page).getByRole('button', { name: /^Line of/ })).toHaveText([
    /^Total/,
    /^busy/,
    /^quiet/,
    /^alone/,
  ]);

  await expect
    .poll(async () => number((await summary(page, 'CPU', 'busy'))[0]), { timeout: 30_000 })
    .toBeGreaterThan(15);
  await expect.poll(async () => number((await summary(page, 'CPU', 'quiet'))[0])).toBeLessThan(5);
  const total = number((await summary(page, 'CPU', 'Total'))[3]);
  expect(total).toBeGreaterThan(15);
  await page.waitForTimeout(25_000);
  await keepScreens(app, info, 'charts');
});
