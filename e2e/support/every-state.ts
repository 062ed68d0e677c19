import type { Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';
import { sleeper, writeStack } from './stack-files.ts';
import type { Terminal } from './terminal.ts';
import { containerRow, containersTable, deletedStacks, previewStack, volumeRow } from './views.ts';

/** A state of the window that a person meets. */
export interface WindowState {
  readonly name: string;
  /** From the view Containers, with no dialog open. */
  readonly open: (app: RunningApp, yard: Yard) => Promise<void>;
}

/** What is on the engine while every state is visited. */
export interface Yard {
  /** The id of `shop-web-1`. */
  readonly web: string;
  /** The folder of a stack that is not run. */
  readonly other: string;
}

/** A stack that runs, with data at risk; a container that exited; a deleted stack that left its volume. */
export async function furnishYard(terminal: Terminal, folder: string): Promise<Yard> {
  const web = sleeper('    ports: ["8080:80"]\n    volumes: ["/cache", "./conf:/conf:ro"]\n');
  const compose = `services:\n  db:\n${sleeper('    volumes: [data:/data/db]\n')}  web:\n${web}volumes:\n  data:\n`;
  const shop = await writeStack(folder, 'shop', { 'compose.yaml': compose, 'conf/a': 'a' });
  await terminal.compose(['up', '--detach'], shop);
  await terminal.docker([
    'exec',
    'shop-web-1',
    'sh',
    '-c',
    'echo kept > /cache/file; echo written > /written',
  ]);
  await terminal.docker(['run', '--name', 'job', 'busybox:latest', 'sh', '-c', 'seq 30']);
  const kept = `services:\n  db:\n${sleeper('    volumes: [data:/data]\n')}volumes:\n  data:\n`;
  const gone = await writeStack(folder, 'gone', { 'compose.yaml': kept });
  await terminal.compose(['up', '--detach'], gone);
  const other = await writeStack(folder, 'other', {
    'compose.yaml': kept.replace('volumes: [data:/data]', ''),
  });
  return { web: await terminal.docker(['inspect', '--format', '{{.Id}}', 'shop-web-1']), other };
}

const at =
  (hash: string, shown: (page: Page) => Promise<unknown>): WindowState['open'] =>
  async ({ page }) => {
    await goTo(page, hash);
    await shown(page);
  };

const tabOf =
  (page: (yard: Yard) => string, title: string): WindowState['open'] =>
  async (app, yard) => {
    await goTo(app.page, page(yard));
    await app.page.getByRole('tab', { name: title, selected: true }).waitFor();
    await app.page.waitForTimeout(700);
  };

const ofContainer = (tab: string, title: string) => tabOf(({ web }) => `#/containers/${web}/${tab}`, title);
const ofStack = (tab: string, title: string) => tabOf(() => `#/stacks/shop/${tab}`, title);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Opens the menu of a row and chooses from it. */
const fromMenu =
  (row: string, entry: string, dialog: RegExp | string): WindowState['open'] =>
  async ({ page }) => {
    await button(page, `More actions for ${row}`).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
  };

/** Every view, tab of a page, dialog and menu. */
export const everyState: readonly WindowState[] = [
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
    open: async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Search' }).fill('web');
    },
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
  {
    name: 'dialog-bulk-delete',
    open: async ({ page }) => {
      await page.getByRole('checkbox', { name: 'Select shop' }).check();
      await page
        .getByRole('group', { name: 'Selected containers' })
        .getByRole('button', { name: 'Delete' })
        .click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(700);
    },
  },
  {
    name: 'columns',
    open: async ({ page }) => {
      await button(page, 'Columns').click();
      await page.getByRole('dialog', { name: 'Columns' }).waitFor();
    },
  },
  {
    name: 'menu-stack',
    open: async ({ page }) => {
      await button(page, 'More actions for shop').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'menu-container',
    open: async ({ page }) => {
      await button(page, 'More actions for job').click();
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
    name: 'dialog-delete-stack',
    open: async ({ page }) => {
      await button(page, 'Delete shop').click();
      await page.getByRole('dialog', { name: 'Delete shop?' }).waitFor();
      await page.waitForTimeout(1_000);
    },
  },
  { name: 'dialog-kill', open: fromMenu('shop', 'Kill', /Kill/) },
  { name: 'dialog-rename', open: fromMenu('job', 'Rename…', /Rename/) },
  {
    name: 'dialog-run',
    open: async ({ page }) => {
      await button(page, 'Run a stack').click();
      await page.getByRole('dialog', { name: 'Run a stack' }).waitFor();
    },
  },
  {
    name: 'dialog-run-preview',
    open: async (app, { other }) => {
      const dialog = await previewStack(app, other);
      await dialog.waitFor();
      await app.page.waitForTimeout(1_500);
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
  {
    name: 'notices',
    open: async ({ page }) => {
      await button(page, 'More actions for job').click();
      await page.getByRole('menuitem', { name: 'Copy name' }).click();
      await page.getByText('Name copied').waitFor();
    },
  },
  { name: 'volumes', open: at('#/volumes', (page) => volumeRow(page, 'shop_data').waitFor()) },
  {
    name: 'dialog-delete-volume',
    open: async ({ page }) => {
      await goTo(page, '#/volumes');
      await button(page, 'Delete gone_data').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'menu-volume',
    open: async ({ page }) => {
      await goTo(page, '#/volumes');
      await button(page, 'More actions for gone_data').click();
      await page.getByRole('menu').waitFor();
    },
  },
  ...['Export…', 'Import…', 'Clone…', 'Empty…'].map((entry) => ({
    name: `dialog-volume-${entry.slice(0, -1).toLowerCase()}`,
    open: async ({ page }: RunningApp) => {
      await goTo(page, '#/volumes');
      await button(page, 'More actions for gone_data').click();
      await page.getByRole('menuitem', { name: entry }).click();
      await page.getByRole('dialog').waitFor();
    },
  })),
  {
    name: 'dialog-volume-create',
    open: async ({ page }) => {
      await goTo(page, '#/volumes');
      await button(page, 'Create').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'volume-used-by', open: tabOf(() => '#/volumes/shop_data/used-by', 'Used by') },
  { name: 'volume-exports', open: tabOf(() => '#/volumes/gone_data/exports', 'Exports') },
  {
    name: 'walkthrough',
    open: at('#/walkthrough', (page) => page.getByRole('heading', { level: 1 }).waitFor()),
  },
  { name: 'settings', open: at('#/settings', (page) => page.getByRole('radio', { name: 'Dark' }).waitFor()) },
  {
    name: 'diagnostics',
    open: at('#/diagnostics', (page) => page.getByRole('list', { name: 'Connection history' }).waitFor()),
  },
  { name: 'stack-logs', open: ofStack('logs', 'Logs') },
  { name: 'stack-containers', open: ofStack('containers', 'Containers') },
  { name: 'stack-compose', open: ofStack('compose', 'Compose file') },
  { name: 'stack-data', open: ofStack('data', 'Data') },
  { name: 'stack-stats', open: ofStack('stats', 'Stats') },
  { name: 'container-logs', open: ofContainer('logs', 'Logs') },
  { name: 'container-inspect', open: ofContainer('inspect', 'Inspect') },
  { name: 'container-mounts', open: ofContainer('mounts', 'Mounts') },
  { name: 'container-exec', open: ofContainer('exec', 'Exec') },
  { name: 'container-files', open: ofContainer('files', 'Files') },
  { name: 'container-stats', open: ofContainer('stats', 'Stats') },
  {
    name: 'nothing-here',
    open: at('#/stacks/nowhere/logs', (page) => button(page, 'Back to Containers').waitFor()),
  },
];

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    window.location.hash = address;
  }, hash);
}

/** Closes what is open, empties the search and the selection, and goes to Containers. */
export async function backToContainers({ page }: RunningApp): Promise<void> {
  for (let open = true; open; ) {
    await page.keyboard.press('Escape');
    open = (await page.getByRole('dialog').or(page.getByRole('menu')).count()) > 0;
  }
  await goTo(page, '#/containers');
  await containersTable(page).waitFor();
  for (const name of ['Clear search', 'Clear selection', 'Hide charts']) {
    if ((await button(page, name).count()) > 0) await button(page, name).click();
  }
}
