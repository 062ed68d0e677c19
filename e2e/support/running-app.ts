import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { ElectronRuntime } from '../../scripts/setup/electron-runtime.ts';
import { shapeWindow, usualShape } from './window-shape.ts';

const top = join(import.meta.dirname, '..', '..');

/** The built app in a real window. Addresses that it hands to the operating system are caught in `openedLinks`. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  openedLinks(): Promise<readonly string[]>;
  /** Answers the next open dialogs with this path, as if the user had picked it. */
  pickInDialog(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly runtime: ElectronRuntime;
  readonly env: NodeJS.ProcessEnv;
  readonly userDataDir: string;
  readonly args?: readonly string[];
}

export async function launchApp({
  runtime,
  env,
  userDataDir,
  args = [],
}: LaunchOptions): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, top, `--user-data-dir=${userDataDir}`, ...args],
    env: definedOnly(env),
  });
  await catchLinks(electron).catch((thrown: unknown) => {
    // The inspector lets go of an answer that comes while a busy start collects its garbage: it is asked again.
    if (!String(thrown).includes('garbage collected')) throw thrown;
    return catchLinks(electron);
  });
  const page = await electron.firstWindow();
  page.on('pageerror', (error) => console.error('In the window:', error));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error('In the window:', message.text());
  });
  // Main answers once all of it is there; what a test asks of it before then can get lost with a start's garbage.
  await page.waitForFunction(() => 'stackyard' in window);
  await page.evaluate(() => Reflect.get(window, 'stackyard').invoke('app.state', null));
  return {
    electron,
    page,
    openedLinks: () => electron.evaluate(() => [...(Reflect.get(globalThis, 'openedLinks') as string[])]),
    pickInDialog: (path) =>
      electron.evaluate(({ dialog }, picked) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [picked] });
      }, path),
    close: () => electron.close(),
  };
}

/** Loads the window anew, in its usual shape, and forgets what was caught. */
export async function renewWindow(app: RunningApp): Promise<void> {
  const { page, electron } = app;
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await shapeWindow(app, usualShape);
  await page.evaluate(() => {
    window.location.hash = '#/containers';
  });
  await page.reload();
  await electron.evaluate(({ clipboard }) => {
    Reflect.get(globalThis, 'openedLinks').length = 0;
    clipboard.clear();
  });
}

const catchLinks = (electron: ElectronApplication) =>
  electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedLinks', opened);
    shell.openExternal = async (url) => void opened.push(url);
  });

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
