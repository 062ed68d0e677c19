import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { keepScreens } from './support/screens.ts';
import { expect, test } from './support/test.ts';
import { visitTodos } from './support/todo-page.ts';
import { deleteDialog, deleteStack } from './support/views.ts';

const name = 'multi-container-app';
const todos = ['Buy milk', 'Water the plants', 'Call Ada'];

const card = (page: Page): Locator => page.getByRole('region', { name: /^(Step \d|Optional) · / });
const line = (page: Page, title: string): Locator =>
  page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: title });

async function openWalkthrough(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Walkthrough' }).click();
  await expect(page.getByRole('heading', { name: 'Persist container data' })).toBeVisible();
}

test('all five steps by the buttons', async ({ app, folder }, info) => {
  const { page } = app;
  await openWalkthrough(page);
  await keepScreens(app, info, 'walkthrough-1-sample');
  await app.pickInDialog(folder);
  await page.getByRole('button', { name: 'Change where the sample goes' }).click();
  await page.getByRole('button', { name: 'Use the bundled sample' }).click();
  await expect(line(page, 'Get the sample application')).toContainText('Done');
  await access(join(folder, name, 'compose.yaml'));
  await expect(card(page)).toContainText('Step 2');
  await keepScreens(app, info, 'walkthrough-2-volume');
  expect(deleteDialog).toBeTruthy();
  expect(todos).toBeTruthy();
  expect(visitTodos).toBeTruthy();
  expect(deleteStack).toBeTruthy();
});
