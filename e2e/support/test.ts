import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { sampleName, withVolume } from '../../scripts/setup/demo-sample.ts';
import { type ElectronRuntime, electronExecutable } from '../../scripts/setup/electron-runtime.ts';
import type { EngineVersion } from '../../scripts/setup/engine-software.ts';
import { loadStandInImages } from '../../scripts/setup/images.ts';
import { type PrivateEngine, startPrivateEngine } from '../../scripts/setup/private-engine.ts';
import { launchApp, type RunningApp } from './running-app.ts';
import { openTerminal, type Terminal } from './terminal.ts';

export interface EngineOptions {
  engineVersion: EngineVersion;
}

interface WorkerFixtures {
  runtime: ElectronRuntime;
  engine: PrivateEngine;
}

interface TestFixtures {
  terminal: Terminal;
  /** A new folder that goes after the test. */
  folder: string;
  /** Launches the app on the private engine; every launch of a test shares one user data folder. */
  launch: (args?: readonly string[], env?: NodeJS.ProcessEnv) => Promise<RunningApp>;
  app: RunningApp;
}

const sample = join(import.meta.dirname, '..', '..', 'assets', 'sample');

export const test = base.extend<TestFixtures, EngineOptions & WorkerFixtures>({
  engineVersion: ['26', { option: true, scope: 'worker' }],

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

  launch: async ({ engine, runtime, folder, terminal: _clean }, use) => {
    const running: RunningApp[] = [];
    await use(async (args = [], env = {}) => {
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

  app: async ({ launch }, use) => use(await launch()),
});

export { expect } from '@playwright/test';

/** A copy of the bundled sample in `folder`, with or without its volume lines uncommented. */
export async function copySample(
  folder: string,
  { volume, name = sampleName }: { volume: boolean; name?: string },
): Promise<string> {
  const copy = join(folder, name);
  await cp(sample, copy, { recursive: true });
  const file = join(copy, 'compose.yaml');
  if (volume) await writeFile(file, withVolume(await readFile(file, 'utf8')));
  return copy;
}
