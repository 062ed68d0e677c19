// Runs another app's main module, named in BENCH_MAIN, and hides its window when it gets the signal SIGUSR2. The app does
// not know of it.
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow } from 'electron';

const main = process.env.BENCH_MAIN;
process.on('SIGUSR2', () => {
  for (const window of BrowserWindow.getAllWindows()) window.hide();
});
app.setAppPath(dirname(main));
await import(pathToFileURL(main).href);
