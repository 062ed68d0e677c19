import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

// What a person sees and clicks, by the accessible names that the product promises.

export const containersTable = (page: Page): Locator => page.getByRole('table', { name: 'Containers' });

/** A row of the Containers table: its accessible name starts with the stack's or container's name. */
export const containerRow = (page: Page, name: string): Locator =>
  containersTable(page).getByRole('row', { name: new RegExp(`^${escaped(name)}(?![\\w-])`) });

export const volumeRow = (page: Page, name: string): Locator =>
  page
    .getByRole('table', { name: 'Volumes' })
    .getByRole('row', { name: new RegExp(`^${escaped(name)}(?![\\w-])`) });

export const deletedStacks = (page: Page): Locator => page.getByRole('region', { name: 'Deleted stacks' });

export const runAgainButton = (page: Page, name: string): Locator =>
  deletedStacks(page).getByRole('button', { name: `Run ${name} again` });

export const engineStatus = (page: Page): Locator => page.getByRole('status', { name: 'Engine' });

export const deleteDialog = (page: Page, name: string): Locator =>
  page.getByRole('dialog', { name: `Delete ${name}?` });

export const runDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Run a stack' });

/** Opens *Run a stack*, picks the folder in the system's dialog, and waits for what it will make. */
export async function previewStack(app: RunningApp, folder: string): Promise<Locator> {
  await app.pickInDialog(folder);
  await app.page.getByRole('button', { name: 'Run a stack' }).first().click();
  const dialog = runDialog(app.page);
  await dialog.getByRole('button', { name: 'Choose folder' }).click();
  return dialog;
}

export async function runStack(app: RunningApp, folder: string): Promise<void> {
  const dialog = await previewStack(app, folder);
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function deleteStack(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Delete ${name}`, exact: true }).click();
  await deleteDialog(page, name).getByRole('button', { name: 'Delete stack' }).click();
  await deleteDialog(page, name).waitFor({ state: 'hidden' });
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const results = (page: Page): Locator => page.getByRole('status', { name: 'Results' });

export const problems = (page: Page): Locator => page.getByRole('alert', { name: 'Problems' });
