import { deletedStacks } from '../views.ts';
import { button, goTo, openMenu, type WindowState } from './window-state.ts';

/** Every menu of the window. */
export const menuStates: readonly WindowState[] = [
  {
    name: 'columns',
    open: async ({ page }) => {
      await button(page, 'Columns').click();
      await page.getByRole('dialog', { name: 'Columns' }).waitFor();
    },
  },
  { name: 'menu-stack', open: ({ page }) => openMenu(page, 'shop') },
  { name: 'menu-container', open: ({ page }) => openMenu(page, 'job') },
  {
    name: 'menu-deleted',
    open: async ({ page }) => {
      await deletedStacks(page).getByRole('button', { name: 'Run gone again' }).focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'menu-engines',
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^Switch context/ }).click();
      await page.getByRole('menu', { name: 'Engines' }).waitFor();
    },
  },
  {
    name: 'menu-volume',
    open: async ({ page }) => {
      await goTo(page, '#/volumes');
      await openMenu(page, 'gone_data');
    },
  },
  {
    name: 'menu-save-log',
    open: async ({ page }) => {
      await goTo(page, '#/stacks/shop/logs');
      await button(page, 'Save…').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'menu-upload',
    open: async ({ page }, { web }) => {
      await goTo(page, `#/containers/${web}/files`);
      await page.getByRole('treeitem', { name: /^etc/ }).waitFor();
      await button(page, 'Upload to /').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'menu-terminal',
    open: async ({ page }, { web }) => {
      await goTo(page, `#/containers/${web}/exec`);
      await page.getByRole('textbox', { name: 'Terminal of web-1' }).waitFor();
      await page.locator('.xterm-screen').click({ button: 'right' });
      await page.getByRole('menu', { name: 'Terminal' }).waitFor();
    },
  },
  {
    name: 'palette',
    open: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('shop');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    open: async ({ page }) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
];
