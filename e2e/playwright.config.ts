import { defineConfig } from '@playwright/test';
import { isLookedAt } from './support/looked-at.ts';
import type { EngineOptions } from './support/test.ts';

// What depends on the version of the engine: its listings and statuses, its figures, what it tells of a container, and its
// volumes. All else comes about in the app, and runs on the newest engine alone, unless all is asked for
// (`STACKYARD_E2E=all`).
const ofTheEngine = [
  'app',
  'engine',
  'recreate',
  'shapes',
  'stats',
  'story',
  'unsaved',
  'volumes',
  'where-data',
];
const testMatch =
  process.env.STACKYARD_E2E === 'all' ? undefined : ofTheEngine.map((spec) => `${spec}.spec.ts`);

export default defineConfig<object, EngineOptions>({
  testDir: '.',
  outputDir: '../test-results/e2e',
  // The tests of an engine publish port 3000, so they take turns.
  workers: 1,
  fullyParallel: false,
  // Long enough for a machine that is busy with much else: nothing here is about time.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  reporter: 'list',
  use: { trace: isLookedAt ? 'retain-on-failure' : 'off' },
  projects: [
    { name: 'engine-20', use: { engineVersion: '20' }, ...(testMatch === undefined ? {} : { testMatch }) },
    { name: 'engine-26', use: { engineVersion: '26' } },
  ],
});
