import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    // A busy machine is no failure: what hangs is found all the same.
    testTimeout: 60_000,
    // Nothing else runs meanwhile, so no core is left out.
    maxWorkers: '100%',
    // Files that are tested in the same process share their modules: to load them anew took as long as the tests.
    isolate: false,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{shared,electron,scripts,assets,bench}/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'assets/sample/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'jsdom',
          setupFiles: ['renderer/testing/plain-styles.ts', 'renderer/testing/clean-window.ts'],
          include: ['renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
