import type { Page } from '@playwright/test';
import type { RunningApp } from '../running-app.ts';
import { previewStack, problems, results } from '../views.ts';
import { button, choose, goTo, type WindowState } from './window-state.ts';

const dialog = (page: Page, name?: RegExp | string) =>
  page.getByRole('dialog', name === undefined ? {} : { name });

const fromMenu =
  (row: string, entry: string, name: RegExp | string): WindowState['open'] =>
  async ({ page }) => {
    await choose(page, row, entry);
    await dialog(page, name).waitFor();
  };

async function selectShop(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select shop' }).check();
}

const bulk = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Selected containers' }).getByRole('button', { name, exact: true });

/** Every dialog, and what is told in the corner. Those that do something come last. */
export const dialogStates: readonly WindowState[] = [
  {
    name: 'dialog-bulk-delete',
    open: async ({ page }) => {
      await selectShop(page);
      await bulk(page, 'Delete').click();
      await dialog(page).getByRole('region', { name: 'Unsaved data' }).waitFor();
    },
  },
  {
    name: 'dialog-delete-stack',
    open: async ({ page }) => {
      await button(page, 'Delete shop').click();
      await dialog(page, 'Delete shop?').getByRole('region', { name: 'Unsaved data' }).waitFor();
    },
  },
  { name: 'dialog-kill', open: fromMenu('shop', 'Kill', /Kill/) },
  { name: 'dialog-rename', open: fromMenu('job', 'Rename…', /Rename/) },
  {
    name: 'dialog-run',
    open: async ({ page }) => {
      await button(page, 'Run a stack').click();
      await dialog(page, 'Run a stack').waitFor();
    },
  },
  {
    name: 'dialog-run-preview',
    open: async (app, { other }) => {
      const preview = await previewStack(app, other);
      await preview.getByRole('region', { name: 'Services' }).waitFor();
    },
  },
  {
    name: 'dialog-add-volume',
    open: async ({ page }) => {
      await goTo(page, '#/stacks/shop/data');
      await button(page, 'Add a volume to web').first().click();
      const adding = dialog(page, 'Add a volume to web');
      await adding.getByRole('textbox', { name: 'Path in the container' }).fill('/kept');
      await adding.getByRole('region', { name: 'Lines of compose.yaml that change' }).waitFor();
    },
  },
  {
    name: 'dialog-delete-volume',
    open: async ({ page }) => {
      await goTo(page, '#/volumes');
      await button(page, 'Delete gone_data').click();
      await dialog(page).waitFor();
    },
  },
  ...['Export…', 'Import…', 'Clone…', 'Empty…'].map((entry) => ({
    name: `dialog-volume-${entry.slice(0, -1).toLowerCase()}`,
    open: async ({ page }: RunningApp) => {
      await goTo(page, '#/volumes');
      await choose(page, 'gone_data', entry);
      await dialog(page).waitFor();
    },
  })),
  {
    name: 'dialog-volume-create',
    open: async ({ page }) => {
      await goTo(page, '#/volumes');
      await button(page, 'Create').click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'notices',
    open: async ({ page }) => {
      await choose(page, 'job', 'Copy name');
      await page.getByText('Name copied').waitFor();
    },
  },
  {
    name: 'dialog-bulk-result',
    open: async ({ page }) => {
      await page.getByRole('checkbox', { name: 'Select all' }).click();
      await bulk(page, 'Restart').click();
      await results(page).getByRole('button', { name: 'Details' }).click();
      await dialog(page).waitFor();
    },
  },
  {
    // The images come from a registry that can't be reached, so that there is a failure with a log.
    name: 'problem',
    open: async ({ page }) => {
      await choose(page, 'shop', 'Update images');
      await problems(page).getByRole('button', { name: 'Show log' }).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'dialog-log',
    open: async ({ page }) => {
      await problems(page).getByRole('button', { name: 'Show log' }).click();
      await dialog(page).waitFor();
    },
  },
];
