// Runs another app's main module, named in BENCH_MAIN, and prints `painted MS` (since 1970) once its window is shown and
// has painted what preload.cjs looks for. The app does not know of it.
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, ipcMain, session } from 'electron';

const main = process.env.BENCH_MAIN;
const preload = join(import.meta.dirname, 'preload.cjs');

const shown = new Promise((resolve) => {
  app.once('browser-window-created', (_event, window) => {
    if (window.isVisible()) resolve(Date.now());
    else window.once('show', () => resolve(Date.now()));
  });
});
const painted = new Promise((resolve) => {
  ipcMain.once('first-paint', (_event, at) => resolve(at));
});
void Promise.all([shown, painted]).then((times) => {
  process.stdout.write(`painted ${Math.max(...times)}\n`, () => app.quit());
});

// Before the app's own work, which begins when this does.
void app.whenReady().then(() => {
  const { defaultSession } = session;
  if ('registerPreloadScript' in defaultSession) {
    defaultSession.registerPreloadScript({ type: 'frame', filePath: preload });
  } else {
    defaultSession.setPreloads([preload]);
  }
});
app.setAppPath(dirname(main));
await import(pathToFileURL(main).href);
