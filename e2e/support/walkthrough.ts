import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

/** The words and buttons of the step that is shown. */
export const stepCard = (page: Page): Locator => page.getByRole('region', { name: /^(Step \d|Optional) · / });

/** A step in the list, with what is said of it. */
export const stepLine = (page: Page, title: string): Locator =>
  page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: title });

export async function openWalkthrough(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Walkthrough' }).click();
  await expect(page.getByRole('heading', { name: 'Persist container data' })).toBeVisible();
}

/** Picks a copy of the sample that is there in the system's dialog. */
export async function takeFolder(app: RunningApp, folder: string): Promise<void> {
  await app.pickInDialog(folder);
  await stepLine(app.page, 'Get the sample application').click();
  await app.page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(stepLine(app.page, 'Get the sample application')).toContainText('Done');
  await expect(stepCard(app.page)).toContainText(folder);
}
