// Runs inside the fallback runtime of electron-fallback.ts, in place of the app that Electron itself brings for this:
// `electron [switches] FOLDER [arguments]` opens the app in FOLDER. process.argv stays as it was typed, like there.
// An ES module, because Electron is not `ready` before it, and with it the app's own main module, has been loaded.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  console.error('usage: electron [switches] FOLDER [arguments]');
  app.exit(2);
} else {
  const path = resolve(folder);
  const { name, productName, version, main } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(path);
  if (!process.argv.some((argument) => argument.startsWith('--user-data-dir='))) {
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  }
  const entry = createRequire(join(path, 'package.json')).resolve(resolve(path, main ?? 'index.js'));
  await import(pathToFileURL(entry).href);
}
