import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { isLookedAt } from './looked-at.ts';
import type { RunningApp } from './running-app.ts';
import { narrowShape, shapeWindow, usualShape } from './window-shape.ts';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

/** Keeps a picture of the window as it is: `test-results/screens/PROJECT/NAME.png`. */
export async function keepScreen(page: Page, info: TestInfo, name: string): Promise<void> {
  if (isLookedAt)
    await page.screenshot({ path: join(folder, info.project.name, `${name}.png`), animations: 'disabled' });
}

/** Keeps pictures of the window in both themes, and narrow: `NAME-light`, `NAME-dark`, `NAME-narrow`. */
export async function keepScreens(app: RunningApp, info: TestInfo, name: string): Promise<void> {
  if (!isLookedAt) return;
  for (const theme of ['light', 'dark'] as const) {
    // Playwright stands in for the system's own choice.
    await app.page.emulateMedia({ colorScheme: theme });
    await keepScreen(app.page, info, `${name}-${theme}`);
  }
  await app.page.emulateMedia({ colorScheme: 'light' });
  await shapeWindow(app, narrowShape);
  await keepScreen(app.page, info, `${name}-narrow`);
  await shapeWindow(app, usualShape);
}
