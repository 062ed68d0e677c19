import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

/** Keeps pictures of the window in both themes, and narrow: `test-results/screens/PROJECT/NAME-light.png`. */
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
  await resize(app, 900, 600);
  await app.page.screenshot({
    path: join(folder, info.project.name, `${name}-narrow.png`),
    animations: 'disabled',
  });
  await resize(app, 1280, 800);
}

async function resize(app: RunningApp, width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().startsWith('app:'))
        ?.setContentSize(size.width, size.height),
    { width, height },
  );
  await app.page.waitForFunction((wanted) => window.innerWidth === wanted, width);
}
