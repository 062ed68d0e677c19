import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const fromTop = (path: string) => resolve(import.meta.dirname, path);

// Optional native parts of ssh2, which dockerode brings along: absent, it falls back to JavaScript.
const nativeParts = [/\.node$/, 'cpu-features'];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: { main: fromTop('electron/main.ts') },
        external: nativeParts,
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: fromTop('electron/preload.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: fromTop('renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: fromTop('out/renderer'),
      emptyOutDir: true,
      // The content policy knows no data: fonts; every asset is a file.
      assetsInlineLimit: 0,
      minify: true,
      // One file from the disk is faster than several; it is kept small by hand.
      chunkSizeWarningLimit: 700,
      rollupOptions: { input: fromTop('renderer/index.html') },
    },
  },
});
