import { defineConfig } from '@playwright/test';
import type { EngineOptions } from './support/test.ts';

// What these show comes about in the app, whatever the engine's version: they run on the newest engine alone, unless all
// is asked for (`STACKYARD_E2E=all`).
const ofTheApp = [
  'charts',
  'contexts',
  'desktop',
  'exec',
  'faults',
  'faults-engine',
  'faults-window',
  'kills',
  'language',
  'logs-view',
  'packaged',
  'run-dialog',
  'run-pull',
  'security',
  'table',
  'table-thousand',
  'walkthrough',
];
const testIgnore = process.env.STACKYARD_E2E === 'all' ? [] : ofTheApp.map((spec) => `${spec}.spec.ts`);

export default defineConfig<object, EngineOptions>({
  testDir: '.',
  outputDir: '../test-results/e2e',
  // The tests of an engine publish port 3000, so they take turns.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  reporter: 'list',
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'engine-20', use: { engineVersion: '20' }, testIgnore },
    { name: 'engine-26', use: { engineVersion: '26' } },
  ],
});
