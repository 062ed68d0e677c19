import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type ElectronRuntime, electronExecutable } from '../../scripts/setup/electron-runtime.ts';
import type { EngineVersion } from '../../scripts/setup/engine-software.ts';
import { loadStandInImages } from '../../scripts/setup/images.ts';
import { type PrivateEngine, startPrivateEngine } from '../../scripts/setup/private-engine.ts';
import { launchApp, type RunningApp, renewWindow } from './running-app.ts';
import { openTerminal, type Terminal } from './terminal.ts';

export interface EngineOptions {
  engineVersion: EngineVersion;
}

export interface AppOptions {
  /**
   * One app for all tests of a spec, its window as new for each: what they leave in it is read by none of them.
   * Starting one costs more than most tests do.
   */
  keepsApp: boolean;
}

interface WorkerFixtures {
  runtime: ElectronRuntime;
  engine: PrivateEngine;
  keptApp: KeptApp;
}

/** The app that several tests use, while there is one. */
interface KeptApp {
  running(): Promise<RunningApp>;
  close(): Promise<void>;
}

interface TestFixtures {
  terminal: Terminal;
  /** A new folder that goes after the test. */
  folder: string;
  /** Launches the app on the private engine; every launch of a test shares one user data folder. */
  launch: (args?: readonly string[], env?: NodeJS.ProcessEnv) => Promise<RunningApp>;
  app: RunningApp;
}

export const test = base.extend<TestFixtures & AppOptions, EngineOptions & WorkerFixtures>({
  engineVersion: ['26', { option: true, scope: 'worker' }],
  keepsApp: [false, { option: true }],

  runtime: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
    async ({}, use) => use(await electronExecutable()),
    { scope: 'worker' },
  ],

  engine: [
    async ({ engineVersion }, use) => {
      const engine = await startPrivateEngine({ version: engineVersion });
      try {
        await loadStandInImages(engine);
        await use(engine);
      } finally {
        await engine.stop();
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  keptApp: [
    async ({ engine, runtime }, use) => {
      const userDataDir = await mkdtemp(join(tmpdir(), 'stackyard-e2e-'));
      let app: RunningApp | undefined;
      const close = async () => {
        // A test may have ended it itself.
        await app?.close().catch(() => undefined);
        app = undefined;
      };
      await use({
        async running() {
          if (app === undefined)
            app = await launchApp({ runtime, env: { ...process.env, ...engine.env }, userDataDir });
          else await renewWindow(app);
          return app;
        },
        close,
      });
      await close();
      await rm(userDataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  terminal: async ({ engine }, use) => {
    const terminal = openTerminal(engine);
    await terminal.clear();
    await use(terminal);
    await terminal.clear();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'stackyard-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },

  launch: async ({ engine, runtime, folder, keptApp, terminal: _clean }, use) => {
    const running: RunningApp[] = [];
    await use(async (args = [], env = {}) => {
      await keptApp.close();
      const app = await launchApp({
        runtime,
        env: { ...process.env, ...engine.env, ...env },
        userDataDir: join(folder, 'user-data'),
        args,
      });
      running.push(app);
      return app;
    });
    for (const app of running) await app.close().catch(() => undefined);
  },

  app: async ({ keepsApp, keptApp, launch }, use) => use(keepsApp ? await keptApp.running() : await launch()),
});

export { expect } from '@playwright/test';
export { copySample } from '../../scripts/setup/demo-sample.ts';
