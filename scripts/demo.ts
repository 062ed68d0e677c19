/**
 * `npm run demo`: Stackyard on a Docker Engine of its own, with the bundled sample running on it. Sets up a fresh
 * Debian machine by itself (as root). Ctrl-C, or closing the window, ends it all and leaves nothing running.
 */
import { buildIfStale } from './setup/build.ts';
import { type OpenedApp, openApp } from './setup/demo-app.ts';
import { startSample } from './setup/demo-sample.ts';
import { ensureDisplay, hasDisplay } from './setup/display.ts';
import { electronExecutable } from './setup/electron-runtime.ts';
import { loadStandInImages } from './setup/images.ts';
import { startPrivateEngine } from './setup/private-engine.ts';
import { runScript, say, step } from './setup/say.ts';
import { systemPackages } from './setup/system-packages.ts';

/** What has been started, to be ended in the opposite order. */
const ends: (() => Promise<unknown>)[] = [];

async function openDemo(): Promise<OpenedApp> {
  await systemPackages('engine', 'electronLibraries', ...(hasDisplay() ? [] : (['display'] as const)));
  const electron = await electronExecutable();
  await buildIfStale();
  const engine = await startPrivateEngine({ version: '26' });
  ends.push(() => engine.stop());
  await loadStandInImages(engine);
  const sample = await step('Starting the sample stack', () => startSample(engine));
  ends.push(sample.remove);
  const display = await ensureDisplay();
  ends.push(display.stop);
  const app = await openApp({ electron, display, engine, folder: sample.folder });
  ends.push(app.close);
  return app;
}

/** Resolves at the first Ctrl-C or SIGTERM; later ones change nothing, because the end is under way. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve());
  });
}

await runScript(async () => {
  const interruption = interrupted();
  try {
    const app = await Promise.race([openDemo(), interruption]);
    if (app) {
      say('The sample answers on http://localhost:3000');
      say('Press Ctrl-C to end the demo.');
      await Promise.race([app.closed, interruption]);
    }
  } finally {
    say('Ending the demo …');
    for (const end of ends.reverse()) await end().catch((error: unknown) => console.error(error));
  }
  // An interrupted set-up may still be fetching something: it stops here.
  process.exit(0);
});
