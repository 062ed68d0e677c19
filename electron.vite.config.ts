import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const fromTop = (path: string) => resolve(import.meta.dirname, path);

/**
 * What dockerode loads with it and nothing here calls: gRPC for BuildKit sessions, and an ssh client, in whose place
 * electron/engine/ssh-agent.ts runs the system's. To load them took most of the time before the window could be opened.
 */
const unused = new Set(['@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs', 'ssh2']);

const leaveOutUnused: Plugin = {
  name: 'leave-out-unused',
  enforce: 'pre',
  resolveId: (id) => (unused.has(id) ? `\0unused:${id}` : null),
  load: (id) => (id.startsWith('\0unused:') ? 'export default {};' : null),
};

/**
 * Every start compiles all of main anew, which takes the longer the more there is to read. Names stay: they stand in what
 * is told of an error.
 */
const leaner = {
  minify: { compress: true, mangle: false, codegen: true },
  comments: { jsdoc: false, annotation: false },
} as const;

export default defineConfig({
  main: {
    plugins: [leaveOutUnused],
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: { main: fromTop('electron/main.ts') },
        output: leaner,
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
