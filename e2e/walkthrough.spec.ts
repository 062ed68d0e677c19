import { access, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { withVolume } from '../scripts/setup/demo-sample.ts';
import type { RunningApp } from './support/running-app.ts';
import { keepScreens } from './support/screens.ts';
import { copySample, expect, test } from './support/test.ts';
import { visitTodos } from './support/todo-page.ts';
import { deleteDialog } from './support/views.ts';
import { openWalkthrough, stepCard, stepLine, takeFolder } from './support/walkthrough.ts';

const name = 'multi-container-app';
const todos = ['Buy milk', 'Water the plants', 'Call Ada'];
const url = 'http://localhost:3000';

async function addTodos(app: RunningApp, texts: readonly string[]): Promise<void> {
  const visit = await visitTodos(app, url);
  await visit.add(...texts);
  await visit.close();
}

/** A todo as the page itself sends it. */
async function addByHand(text: string): Promise<void> {
  const answer = await fetch(`${url}/api/todos`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  expect(answer.status).toBe(201);
}

const switchVolume = async (folder: string, to: (text: string) => string): Promise<void> => {
  const file = join(folder, 'compose.yaml');
  await writeFile(file, to(await readFile(file, 'utf8')));
};

const withoutVolume = (text: string): string => text.replace('\n    volumes:\n      - database:/data/db', '');

async function closeToasts(page: Page): Promise<void> {
  for (const close of await page.getByRole('button', { name: /^Close: / }).all()) await close.click();
}

test('all five steps by the buttons', async ({ app, folder, terminal }, info: TestInfo) => {
  test.slow();
  const { page } = app;
  await openWalkthrough(page);
  await keepScreens(app, info, 'walkthrough-1-sample');
  await app.pickInDialog(folder);
  await page.getByRole('button', { name: 'Change where the sample goes' }).click();
  await expect(stepCard(page)).toContainText(join(folder, name));
  await stepCard(page).getByRole('button', { name: 'Use the bundled sample', exact: true }).click();
  await expect(stepLine(page, 'Get the sample application')).toContainText('Done');
  await access(join(folder, name, 'compose.yaml'));

  await expect(stepCard(page)).toContainText('Step 2');
  const diff = page.getByRole('region', { name: 'Changes of compose.yaml' });
  await expect(diff).toContainText('Added:     volumes:');
  await expect(diff).toContainText('Added:       - database:/data/db');
  await keepScreens(app, info, 'walkthrough-2-volume');
  await stepCard(page).getByRole('button', { name: 'Apply to compose.yaml', exact: true }).click();
  await expect(stepLine(page, 'Add a volume')).toContainText('Done');
  expect(await readFile(join(folder, name, 'compose.yaml'), 'utf8')).toContain('\n      - database:/data/db');

  await expect(stepCard(page)).toContainText('Step 3');
  await stepCard(page).getByRole('button', { name: 'Run the application', exact: true }).click();
  await expect(page.getByRole('region', { name: `Progress of ${name}` })).toBeVisible();
  await keepScreens(app, info, 'walkthrough-3-run');
  await expect(stepLine(page, 'Run the application')).toContainText('Done', { timeout: 60_000 });

  await expect(stepCard(page)).toContainText('Step 4');
  await closeToasts(page);
  await keepScreens(app, info, 'walkthrough-4-todos');
  await stepCard(page).getByRole('button', { name: 'Open the frontend', exact: true }).click();
  await expect.poll(app.openedLinks).toEqual([`${url}/`]);
  await expect(stepCard(page)).toContainText('The frontend was opened: done');
  await expect(stepLine(page, 'View the frontend')).not.toContainText('Done');
  await addTodos(app, todos);
  await expect(stepLine(page, 'View the frontend')).toContainText('Done');

  await expect(stepCard(page)).toContainText('Step 5');
  await expect(page.getByRole('row', { name: 'Todos 3' })).toBeVisible();
  const volume = await terminal.volumesOf(name);
  await keepScreens(app, info, 'walkthrough-5-delete');
  await stepCard(page).getByRole('button', { name: 'Delete the stack', exact: true }).click();
  await deleteDialog(page, name).getByRole('button', { name: 'Delete stack' }).click();
  await stepCard(page).getByRole('button', { name: 'Run it again', exact: true }).click();
  await expect(page.getByText('Your todos are still there')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('row', { name: 'Todos 3 3' })).toBeVisible();
  expect(await terminal.volumesOf(name)).toEqual(volume);
  await expect(page.getByRole('progressbar', { name: 'Steps done' })).toHaveAttribute(
    'aria-valuetext',
    '5 of 5',
  );
  await closeToasts(page);
  await keepScreens(app, info, 'walkthrough-5-done');
});

test('all five steps by terminal and editor, ticked by watching alone', async ({ app, folder, terminal }) => {
  test.slow();
  const { page } = app;
  const copy = await copySample(folder, { volume: false });
  await openWalkthrough(page);
  await takeFolder(app, copy);
  await expect(stepLine(page, 'Get the sample application')).toContainText('Done');
  await expect(stepLine(page, 'Add a volume')).not.toContainText('Done');

  await switchVolume(copy, withVolume);
  await expect(stepLine(page, 'Add a volume')).toContainText('Done');
  await terminal.compose(['up', '--detach'], copy);
  await expect(stepLine(page, 'Run the application')).toContainText('Done');
  await expect(async () => addByHand('By hand')).toPass();
  await expect(stepLine(page, 'View the frontend')).toContainText('Done');
  await terminal.compose(['down'], copy);
  await expect(stepCard(page).getByRole('button', { name: 'Run it again', exact: true })).toBeVisible();
  await terminal.compose(['up', '--detach'], copy);
  await expect(page.getByText('Your todos are still there')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Todos 1 1' })).toBeVisible();
});

test('a step that comes undone says so, and what is lost is never called kept', async ({
  app,
  folder,
  terminal,
}, info) => {
  test.slow();
  const { page } = app;
  const copy = await copySample(folder, { volume: true });
  await openWalkthrough(page);
  await takeFolder(app, copy);
  await expect(stepLine(page, 'Add a volume')).toContainText('Done');

  await switchVolume(copy, withoutVolume);
  await expect(stepLine(page, 'Add a volume')).toContainText(
    'The volume is not in the Compose file any more',
  );
  await expect(stepCard(page).getByRole('alert')).toContainText('Add the volume again');
  await switchVolume(copy, () => 'services: [');
  await expect(stepLine(page, 'Add a volume')).toContainText('Compose can’t read the file any more');
  await keepScreens(app, info, 'walkthrough-undone');
  await cp(
    join(await copySample(folder, { volume: false, name: 'fresh' }), 'compose.yaml'),
    join(copy, 'compose.yaml'),
  );

  await terminal.compose(['up', '--detach'], copy);
  await expect(stepLine(page, 'Run the application')).toContainText('Done');
  await terminal.compose(['stop', '--timeout', '1'], copy);
  await expect(stepLine(page, 'Run the application')).toContainText('The stack does not run');
  await terminal.compose(['down'], copy);
  await expect(stepLine(page, 'Run the application')).toContainText('The stack was deleted');

  await terminal.compose(['up', '--detach'], copy);
  await expect(async () => addByHand('Lost')).toPass();
  await expect(stepLine(page, 'View the frontend')).toContainText('Done');
  await terminal.compose(['down'], copy);
  await terminal.compose(['up', '--detach'], copy);
  await expect(stepLine(page, 'Delete the stack')).toContainText('The todos are gone');
  await expect(page.getByText('Your todos are still there')).toHaveCount(0);

  await switchVolume(copy, withVolume);
  await expect(stepLine(page, 'Run the application')).toContainText('The stack runs without its volume');
});
