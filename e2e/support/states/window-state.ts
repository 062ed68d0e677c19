import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from '../running-app.ts';
import type { Yard } from './yard.ts';

/** A state of the window that a person meets. */
export interface WindowState {
  readonly name: string;
  /** From the view Containers, with no dialog open. */
  readonly open: (app: RunningApp, yard: Yard) => Promise<void>;
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    window.location.hash = address;
  }, hash);
}

/** Opens the menu of a row. */
export async function openMenu(page: Page, row: string): Promise<void> {
  await button(page, `More actions for ${row}`).click();
  await page.getByRole('menu').waitFor();
}

/** Opens the menu of a row and chooses from it. */
export async function choose(page: Page, row: string, entry: string): Promise<void> {
  await openMenu(page, row);
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}
