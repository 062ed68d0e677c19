import { defineConfig } from '@playwright/test';
import type { EngineOptions } from './support/test.ts';

export default defineConfig<object, EngineOptions>({
  testDir: '.',
  outputDir: '../test-results/e2e',
  // Both engines publish port 3000 of this machine, so they take turns.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  reporter: 'list',
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'engine-20', use: { engineVersion: '20' } },
    { name: 'engine-26', use: { engineVersion: '26' } },
  ],
});
