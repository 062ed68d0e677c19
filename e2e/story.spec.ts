import { sampleName } from '../scripts/setup/demo-sample.ts';
import { keepScreens } from './support/screens.ts';
import { copySample, expect, test } from './support/test.ts';
import { visitTodos } from './support/todo-page.ts';
import {
  containerRow,
  containersTable,
  deleteDialog,
  deletedStacks,
  deleteStack,
  engineStatus,
  previewStack,
  runAgainButton,
  runStack,
  volumeRow,
} from './support/views.ts';

const todos = ['Buy milk', 'Water the plants', 'Call <b>Ada</b> & Zoë'];

test('the story: run, add todos, delete, run again, and the todos are still there', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const sample = await copySample(folder, { volume: true });
  await expect(engineStatus(page)).toContainText('Engine running');
  await keepScreens(app, info, 'nothing-yet');

  const preview = await previewStack(app, sample);
  await expect(preview).toContainText('todo-app');
  await expect(preview).toContainText('todo-database');
  await expect(preview).toContainText('database');
  await keepScreens(app, info, 'run-a-stack');
  await preview.getByRole('button', { name: 'Run', exact: true }).click();

  const row = containerRow(page, sampleName);
  await expect(row).toContainText('Running (2/2)', { timeout: 60_000 });
  await page.getByRole('button', { name: `Expand ${sampleName}` }).click();
  await expect(containerRow(page, 'todo-database-1')).toContainText('redis:7');
  await page.getByRole('button', { name: `Close: ${sampleName} is running` }).click();
  await expect(containerRow(page, 'todo-app-1')).toContainText('%');
  await expect(containerRow(page, 'todo-database-1')).toContainText('%');
  await keepScreens(app, info, 'containers');

  await containerRow(page, 'todo-app-1').getByRole('link', { name: 'Open port 3000' }).click();
  await expect.poll(app.openedLinks).toEqual(['http://localhost:3000/']);
  const before = await visitTodos(app, 'http://localhost:3000');
  await before.add(...todos);
  await before.close();

  const volume = await terminal.volumesOf(sampleName);
  expect(volume).toEqual([expect.stringMatching(/^multi-container-app_database /)]);
  await page.getByRole('button', { name: `Delete ${sampleName}`, exact: true }).click();
  const dialog = deleteDialog(page, sampleName);
  await expect(dialog).toContainText('todo-app-1');
  await expect(dialog).toContainText('todo-database-1');
  await expect(dialog).toContainText('multi-container-app_default');
  await expect(dialog).toContainText(/volume · .*B · attached again on the next run/);
  await expect(dialog.getByRole('checkbox', { name: 'Also delete volumes' })).not.toBeChecked();
  await keepScreens(app, info, 'delete');
  await dialog.getByRole('button', { name: 'Delete stack' }).click();

  await expect(deletedStacks(page)).toContainText(sampleName, { timeout: 30_000 });
  await expect(containerRow(page, sampleName)).toHaveCount(0);
  expect(await terminal.containersOf(sampleName)).toEqual([]);
  expect(await terminal.networksOf(sampleName)).toEqual([]);
  expect(await terminal.volumesOf(sampleName)).toEqual(volume);
  await keepScreens(app, info, 'after-delete');

  await runAgainButton(page, sampleName).click();
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  await expect(page.getByText(/database attached again/)).toBeVisible();
  await keepScreens(app, info, 'run-again');
  await containerRow(page, 'todo-app-1').getByRole('link', { name: 'Open port 3000' }).click();
  const after = await visitTodos(app, 'http://localhost:3000');
  await after.expectTodos(todos);
  expect(await terminal.volumesOf(sampleName)).toEqual(volume);

  await page.getByRole('link', { name: /^Volumes/ }).click();
  await expect(volumeRow(page, 'multi-container-app_database')).toContainText('In use');
  await keepScreens(app, info, 'volumes');
  await page.getByRole('link', { name: /^Walkthrough/ }).click();
  await keepScreens(app, info, 'walkthrough');
  await page.getByRole('link', { name: /^Settings/ }).click();
  await keepScreens(app, info, 'settings');
});

test('a stack from a terminal shows up alike, and once taken down there it can be run again here', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const sample = await copySample(folder, { volume: true });
  await expect(engineStatus(page)).toContainText('Engine running');
  await terminal.compose(['up', '--detach', '--build'], sample);
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)');
  await page.getByRole('button', { name: `Expand ${sampleName}` }).click();
  await expect(containerRow(page, 'todo-app-1').getByRole('link', { name: 'Open port 3000' })).toBeVisible();
  const todoPage = await visitTodos(app, 'http://localhost:3000');
  await todoPage.add(...todos);
  await todoPage.close();
  const volume = await terminal.volumesOf(sampleName);

  await terminal.compose(['down'], sample);
  await expect(containerRow(page, sampleName)).toHaveCount(0);
  await runAgainButton(page, sampleName).click();
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  const after = await visitTodos(app, 'http://localhost:3000');
  await after.expectTodos(todos);
  expect(await terminal.volumesOf(sampleName)).toEqual(volume);
});

test('without the volume the todos are gone after run again', async ({ app, terminal, folder }) => {
  const { page } = app;
  await runStack(app, await copySample(folder, { volume: false }));
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  const before = await visitTodos(app, 'http://localhost:3000');
  await before.add(...todos);
  await before.close();
  expect(await terminal.volumesOf(sampleName)).toEqual([]);

  await deleteStack(page, sampleName);
  await runAgainButton(page, sampleName).click();
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  const after = await visitTodos(app, 'http://localhost:3000');
  await after.expectTodos([]);
});

test('the volume goes only when it is ticked by name', async ({ app, terminal, folder }) => {
  const { page } = app;
  await runStack(app, await copySample(folder, { volume: true }));
  await expect(containerRow(page, sampleName)).toContainText('Running (2/2)', { timeout: 60_000 });
  await page.getByRole('button', { name: `Delete ${sampleName}`, exact: true }).click();
  const dialog = deleteDialog(page, sampleName);
  await dialog.getByRole('checkbox', { name: 'Also delete volumes' }).check();
  await expect(dialog).toContainText('database');
  await dialog.getByRole('button', { name: 'Delete stack' }).click();
  await expect(containersTable(page).or(page.getByText('Nothing')).first()).toBeVisible();
  await expect(async () => expect(await terminal.volumesOf(sampleName)).toEqual([])).toPass({
    timeout: 30_000,
  });
  expect(await terminal.containersOf(sampleName)).toEqual([]);
});
