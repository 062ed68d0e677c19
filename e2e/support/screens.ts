import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

/** Keeps a picture of the window in both themes: `test-results/screens/PROJECT/NAME-light.png`. */
export async function keepScreens(app: RunningApp, info: TestInfo, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    // Playwright stands in for the system's own choice.
    await app.page.emulateMedia({ colorScheme: theme });
    await app.page.screenshot({
      path: join(folder, info.project.name, `${name}-${theme}.png`),
      animations: 'disabled',
    });
  }
  await app.page.emulateMedia({ colorScheme: 'light' });
}
