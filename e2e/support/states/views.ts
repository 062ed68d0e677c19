import type { Locator, Page } from '@playwright/test';
import { containerRow, deletedStacks, volumeRow } from '../views.ts';
import { button, goTo, type WindowState } from './window-state.ts';
import type { Yard } from './yard.ts';

/** A place with an address of its own, there once what it is about is shown. */
const at = (
  name: string,
  address: string | ((yard: Yard) => string),
  shown: (page: Page) => Locator,
): WindowState => ({
  name,
  open: async ({ page }, yard) => {
    await goTo(page, typeof address === 'string' ? address : address(yard));
    await shown(page).first().waitFor();
  },
});

const table = (name: string) => (page: Page) => page.getByRole('table', { name });
const text = (words: string) => (page: Page) => page.getByText(words, { exact: true });
const ofContainer = (tab: string, shown: (page: Page) => Locator) =>
  at(`container-${tab}`, ({ web }) => `#/containers/${web}/${tab}`, shown);
const ofStack = (tab: string, shown: (page: Page) => Locator) =>
  at(`stack-${tab}`, `#/stacks/shop/${tab}`, shown);

/** Every view, and every tab of a page. */
export const viewStates: readonly WindowState[] = [
  {
    name: 'containers',
    open: async ({ page }) => {
      await button(page, 'Expand shop').click();
      await containerRow(page, 'web-1').waitFor();
      await deletedStacks(page).waitFor();
    },
  },
  {
    name: 'containers-charts',
    open: async ({ page }) => {
      await button(page, 'Show charts').click();
      await page.getByRole('heading', { name: 'Memory' }).waitFor();
    },
  },
  {
    name: 'containers-search',
    open: ({ page }) => page.getByRole('searchbox', { name: 'Search' }).fill('web'),
  },
  {
    name: 'containers-no-match',
    open: async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Search' }).fill('zzz');
      await button(page, 'Show all containers').waitFor();
    },
  },
  {
    name: 'containers-selected',
    open: async ({ page }) => {
      await page.getByRole('checkbox', { name: 'Select shop' }).check();
      await page.getByRole('group', { name: 'Selected containers' }).waitFor();
    },
  },
  at('volumes', '#/volumes', (page) => volumeRow(page, 'shop_data')),
  at('volume-used-by', '#/volumes/shop_data/used-by', table('Containers that use shop_data')),
  at('volume-exports', '#/volumes/gone_data/exports', text('Not exported yet')),
  at('walkthrough', '#/walkthrough', (page) => page.getByRole('heading', { level: 1 })),
  at('settings', '#/settings', (page) => page.getByRole('radio', { name: 'Dark' })),
  at('diagnostics', '#/diagnostics', (page) => page.getByRole('list', { name: 'Connection history' })),
  ofStack('logs', text('Listening on port 80')),
  ofStack('containers', table('Containers of shop')),
  ofStack('compose', text('busybox:latest')),
  ofStack('data', table('Data of shop')),
  ofStack('stats', (page) => page.locator('canvas')),
  ofContainer('logs', text('Listening on port 80')),
  ofContainer('inspect', (page) => page.getByRole('treeitem')),
  ofContainer('mounts', table('Mounts of web-1')),
  ofContainer('exec', (page) => page.getByRole('textbox', { name: 'Terminal of web-1' })),
  ofContainer('files', (page) => page.getByRole('treeitem', { name: /^etc/ })),
  ofContainer('stats', (page) => page.locator('canvas')),
  at('nothing-here', '#/stacks/nowhere/logs', (page) => button(page, 'Back to Containers')),
];
