import type { Locator, Page } from '@playwright/test';
import { invoke } from './support/invoke.ts';
import type { RunningApp } from './support/running-app.ts';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow, deletedStacks } from './support/views.ts';

const shop = `services:
  db:
${sleeper('    volumes: ["data:/data"]\n')}  web:
${sleeper('    depends_on: [db]\n    deploy: { replicas: 2 }\n')}volumes:
  data:
`;
const blog = `services:\n  post:\n${sleeper()}`;
// It ignores SIGTERM, so that stopping it takes its whole grace period.
const slow = `services:\n  web:\n    image: busybox:latest\n    command: sh -c "trap '' TERM; sleep 600"\n    stop_grace_period: 6s\n`;

async function up(terminal: Terminal, folder: string, name: string, compose: string): Promise<string> {
  const stack = await writeStack(folder, name, { 'compose.yaml': compose });
  await terminal.compose(['up', '--detach'], stack);
  return stack;
}

const solo = (terminal: Terminal, name: string, ...options: readonly string[]) =>
  terminal.docker([
    ...['run', '--detach', '--stop-signal', 'SIGKILL', '--name', name, ...options],
    ...['busybox:latest', 'sleep', 'infinity'],
  ]);

const box = (page: Page, name: string): Locator =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const bar = (page: Page): Locator => page.getByRole('group', { name: 'Selected containers' });
const barButton = (page: Page, name: string): Locator => bar(page).getByRole('button', { name, exact: true });
const results = (page: Page): Locator => page.getByRole('status', { name: 'Results' });
const problems = (page: Page): Locator => page.getByRole('alert', { name: 'Problems' });
const confirmation = (page: Page, verb: string): Locator =>
  page.getByRole('dialog', { name: `${verb} selected containers?` });
const expand = (page: Page, name: string) => page.getByRole('button', { name: `Expand ${name}` }).click();

/** When the container's last run ended, in milliseconds since 1970. */
async function endedAt({ docker }: Terminal, name: string): Promise<number> {
  return Date.parse(await docker(['inspect', '--format', '{{.State.FinishedAt}}', name]));
}

async function keptSelection(app: RunningApp): Promise<number> {
  const answer = await invoke(app, 'app.state', null);
  return answer.ok ? answer.value.settings.containers.selected.length : -1;
}

test('stacks, replicas and standalone containers are stopped, started and deleted at once @table', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  await up(terminal, folder, 'shop', shop);
  await up(terminal, folder, 'blog', blog);
  await solo(terminal, 'solo');
  await solo(terminal, 'other');
  await expect(containerRow(page, 'shop')).toContainText('Running (3/3)');
  const before = await containerRow(page, 'blog').boundingBox();
  await expand(page, 'shop');
  await expand(page, 'blog');

  await box(page, 'db-1').click();
  await expect(box(page, 'shop')).toBeChecked({ indeterminate: true });
  await box(page, 'web-2').click({ modifiers: ['Shift'] });
  await expect(box(page, 'web-1')).toBeChecked();
  await expect(box(page, 'shop')).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeChecked({
    indeterminate: true,
  });
  // The bar came, and the first row is where it was.
  expect((await containerRow(page, 'blog').boundingBox())?.y).toBe(before?.y);
  await box(page, 'blog').press('Space');
  await expect(box(page, 'post-1')).toBeChecked();
  await box(page, 'solo').check();
  await expect(bar(page)).toContainText('5 selected');
  await keepScreens(app, info, 'bulk-bar');

  await barButton(page, 'Stop').click();
  await expect(results(page)).toContainText('5 containers stopped');
  await expect(containerRow(page, 'shop')).toContainText('Exited');
  await expect(containerRow(page, 'other')).toContainText('Running');
  const web = await Promise.all(['shop-web-1', 'shop-web-2'].map((name) => endedAt(terminal, name)));
  expect(Math.max(...web)).toBeLessThan(await endedAt(terminal, 'shop-db-1'));
  await expect(barButton(page, 'Stop')).toBeDisabled();
  await barButton(page, 'Stop').hover();
  await expect(page.getByRole('tooltip')).toHaveText('Nothing that is selected is running');

  await barButton(page, 'Start').click();
  await expect(containerRow(page, 'shop')).toContainText('Running (3/3)');
  await expect(results(page)).toContainText('5 containers started');
  await barButton(page, 'Pause').click();
  await expect(containerRow(page, 'blog')).toContainText('Paused');
  await barButton(page, 'Unpause').click();
  await expect(containerRow(page, 'blog')).toContainText('Running (1/1)');
  await barButton(page, 'Restart').click();
  await expect(results(page)).toContainText('5 containers restarted');

  await barButton(page, 'Delete').click();
  const dialog = confirmation(page, 'Delete');
  await expect(dialog.getByRole('region', { name: 'Will be deleted' })).toContainText('shop_default');
  await expect(dialog.getByRole('region', { name: 'Will be kept' })).toContainText('data');
  await keepScreens(app, info, 'bulk-delete');
  await dialog.getByRole('button', { name: 'Delete 5 containers' }).click();
  await expect(results(page)).toContainText('5 containers deleted');
  await expect(results(page)).toContainText('Volume shop / data is kept.');
  await expect(bar(page)).toHaveCount(0);
  await expect(deletedStacks(page)).toContainText('shop');
  expect(await terminal.networksOf('shop')).toEqual([]);
  expect(await terminal.volumesOf('shop')).toHaveLength(1);
  await expect(containerRow(page, 'other')).toContainText('Running');
});

test('what fails is told row by row, and tried again by itself @table', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const needy = `services:\n  api:\n${sleeper('    ports: ["18090:80"]\n')}  web:\n${sleeper('    depends_on: [api]\n')}`;
  const stack = await up(terminal, folder, 'needy', needy);
  await terminal.compose(['stop'], stack);
  await terminal.compose(['stop'], await up(terminal, folder, 'blog', blog));
  await solo(terminal, 'holder', '--publish', '18090:80');
  await expect(containerRow(page, 'blog')).toContainText('Exited');
  await expand(page, 'blog');
  await expand(page, 'needy');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await expect(bar(page)).toContainText('4 selected');
  await barButton(page, 'Start').click();

  await expect(problems(page)).toContainText('1 of 3 containers started');
  await expect(problems(page)).toContainText('needy / api-1: The container holder is using port 18090.');
  await expect(problems(page)).toContainText('needy / web-1: It needs api-1, which failed.');
  await expect(containerRow(page, 'blog')).toContainText('Running (1/1)');
  await problems(page).getByRole('button', { name: 'Details' }).click();
  const result = page.getByRole('dialog', { name: 'Start 4 containers: result' });
  await expect(result.getByRole('region', { name: 'Left as they were' })).toContainText('holder');
  await keepScreens(app, info, 'bulk-result');
  await result.getByRole('button', { name: 'Close' }).click();

  await terminal.docker(['rm', '--force', 'holder']);
  await problems(page).getByRole('button', { name: 'Try again' }).click();
  await expect(containerRow(page, 'needy')).toContainText('Running (2/2)');
  await expect(results(page)).toContainText('2 containers started');
  await expect(problems(page)).toBeEmpty();
});

test('nothing that is out of sight is deleted without being named @table', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  await up(terminal, folder, 'shop', shop);
  await solo(terminal, 'solo');
  await expect(containerRow(page, 'shop')).toContainText('Running (3/3)');
  await expand(page, 'shop');
  await box(page, 'db-1').check();
  await box(page, 'web-2').check();
  await page.getByRole('button', { name: 'Collapse shop' }).click();
  await expect(box(page, 'shop')).toBeChecked({ indeterminate: true });
  await box(page, 'solo').check();
  await expect(bar(page)).toContainText('3 selected');
  await expect(bar(page)).toContainText('2 out of sight');

  await barButton(page, 'Stop').click();
  const stop = confirmation(page, 'Stop');
  await expect(stop.getByRole('list', { name: 'Out of sight' })).toContainText('shop / db-1');
  await keepScreens(app, info, 'bulk-out-of-sight');
  await stop.getByRole('radio', { name: 'Only what is in sight (1)' }).check({ force: true });
  await stop.getByRole('button', { name: 'Stop 1 container' }).click();
  await expect(containerRow(page, 'solo')).toContainText('Exited');
  await expect(containerRow(page, 'shop')).toContainText('Running (3/3)');

  // Only running hides another one, which takes it out of what is in sight.
  await page.getByRole('switch', { name: 'Only running' }).check({ force: true });
  await expect(bar(page)).toContainText('3 out of sight');
  await page.getByRole('switch', { name: 'Only running' }).uncheck({ force: true });
  await expect(bar(page)).toContainText('2 out of sight');

  await box(page, 'solo').focus();
  await page.keyboard.press('Delete');
  const dialog = confirmation(page, 'Delete');
  const list = dialog.getByRole('list', { name: 'Out of sight' });
  await expect(list).toContainText('shop / db-1');
  await expect(list).toContainText('shop / web-2');
  const goes = dialog.getByRole('region', { name: 'Will be deleted' });
  await expect(goes).toContainText('solo');
  await expect(goes).not.toContainText('db-1');
  await keepScreens(app, info, 'bulk-delete-out-of-sight');
  await dialog.getByRole('button', { name: 'Delete 1 container' }).click();
  await expect(containerRow(page, 'solo')).toHaveCount(0);
  expect(await terminal.containersOf('shop')).toHaveLength(3);
  await expect(box(page, 'shop')).toBeChecked({ indeterminate: true });

  await page.getByRole('searchbox', { name: 'Search' }).fill('web-1');
  await expect(bar(page)).toContainText('2 out of sight');
  await barButton(page, 'Delete').click();
  await expect(list).toContainText('the search leaves it out');
  await expect(goes).toContainText('db-1');
  await dialog.getByRole('button', { name: 'Delete 2 containers' }).click();
  // Of a part nothing else goes: not the network, and not the container that was not ticked.
  await expect.poll(() => terminal.containersOf('shop')).toEqual(['shop-web-1']);
  expect(await terminal.networksOf('shop')).toEqual(['shop_default']);
});

test('the selection and an open dialog outlive changes of the list, and a restart @table', async ({
  launch,
  terminal,
  folder,
}) => {
  await up(terminal, folder, 'shop', shop);
  await solo(terminal, 'solo');
  await solo(terminal, 'other');
  const first = await launch();
  const { page } = first;
  await expect(containerRow(page, 'shop')).toContainText('Running (3/3)');
  await box(page, 'shop').check();
  await box(page, 'other').check();
  await box(page, 'solo').check();
  await barButton(page, 'Delete').click();
  const dialog = confirmation(page, 'Delete');
  const goes = dialog.getByRole('region', { name: 'Will be deleted' });
  await dialog.getByRole('radio', { name: 'Everything selected (5)' }).check({ force: true });
  await expect(goes).toContainText('whole stack');

  // A container that comes to a ticked stack is not ticked, and the stack no longer goes as a whole.
  await terminal.docker(['rm', '--force', 'solo']);
  await terminal.compose(['up', '--detach', '--scale', 'web=3'], `${folder}/shop`);
  await expect(goes).not.toContainText('solo');
  await expect(goes).toContainText('3 of 4 containers');
  await expect(goes).not.toContainText('web-3');
  await expect(dialog.getByRole('region', { name: 'Will be kept' })).toContainText('web-3');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(box(page, 'shop')).toBeChecked({ indeterminate: true });
  await expect(bar(page)).toContainText('4 selected');
  // What is ticked is written a moment later.
  await expect.poll(() => keptSelection(first)).toBe(4);
  await first.close();

  await terminal.docker(['rm', '--force', 'other']);
  const second = await launch();
  await expect(bar(second.page)).toContainText('3 selected');
  await expect(box(second.page, 'shop')).toBeChecked({ indeterminate: true });
  await box(second.page, 'shop').focus();
  await second.page.keyboard.press('Escape');
  await expect(bar(second.page)).toHaveCount(0);
});

test('what is being stopped is refused with a clear word, and others go @table', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  await up(terminal, folder, 'slow', slow);
  await solo(terminal, 'solo');
  await expect(containerRow(page, 'slow')).toContainText('Running (1/1)');
  await expand(page, 'slow');
  await page.getByRole('button', { name: 'Stop slow', exact: true }).click();
  await expect(containerRow(page, 'slow')).toContainText('Stopping');
  await containerRow(page, 'solo').click({ position: { x: 500, y: 20 } });
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText('2 selected');
  await barButton(page, 'Delete').click();
  const dialog = confirmation(page, 'Delete');
  await expect(dialog).toContainText('slow is busy');
  await dialog.getByRole('button', { name: 'Delete 2 containers' }).click();
  await expect(problems(page)).toContainText('1 of 2 containers deleted');
  await expect(problems(page)).toContainText('slow is busy. Stopping slow is still going on.');
  await expect(containerRow(page, 'solo')).toHaveCount(0);

  await expect(containerRow(page, 'slow')).toContainText('Exited (137)');
  await problems(page).getByRole('button', { name: 'Try again' }).click();
  await expect(results(page)).toContainText('1 container deleted');
  expect(await terminal.containersOf('slow')).toEqual([]);
  expect(await terminal.networksOf('slow')).toEqual([]);
});

test('what is being stopped in a terminal is deleted all the same @table', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const stack = await up(terminal, folder, 'slow', slow);
  await expect(containerRow(page, 'slow')).toContainText('Running (1/1)');
  await expand(page, 'slow');
  await box(page, 'slow').check();
  const stopping = terminal.compose(['stop'], stack).catch(() => '');
  await barButton(page, 'Delete').click();
  const dialog = confirmation(page, 'Delete');
  await dialog.getByRole('button', { name: 'Delete 1 container' }).click();
  await expect(page.getByRole('region', { name: 'In progress' })).toContainText('Deleting 0 of 1 container');
  await expect(results(page)).toContainText('1 container deleted');
  expect(await terminal.containersOf('slow')).toEqual([]);
  await stopping;
});
