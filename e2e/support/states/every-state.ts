import { expect } from '@playwright/test';
import type { RunningApp } from '../running-app.ts';
import { containersTable } from '../views.ts';
import { dialogStates } from './dialogs.ts';
import { menuStates } from './menus.ts';
import { viewStates } from './views.ts';
import { button, goTo, type WindowState } from './window-state.ts';
import type { Yard } from './yard.ts';

/** Every view, tab of a page, menu and dialog. */
const everyState: readonly WindowState[] = [...viewStates, ...menuStates, ...dialogStates];

/** Brings the window into each of its states to be looked at. One that can't be opened does not keep the others from it. */
export async function inEveryState(
  app: RunningApp,
  yard: Yard,
  look: (name: string) => Promise<void>,
): Promise<void> {
  for (const { name, open } of everyState) {
    const failure = await open(app, yard).then(
      () => null,
      (error: unknown) => String(error),
    );
    expect.soft(failure, name).toBeNull();
    await look(name);
    await backToContainers(app);
  }
}

/** Closes what is open, empties the search and the selection, and goes to Containers. */
async function backToContainers({ page }: RunningApp): Promise<void> {
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
