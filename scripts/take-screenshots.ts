/** What `npm run screenshots` starts once the machine is ready: the pictures, each as docs/screenshots/NAME.png. */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../e2e/support/running-app.ts';
import { openTerminal } from '../e2e/support/terminal.ts';
import { shapeWindow, usualShape } from '../e2e/support/window-shape.ts';
import { pictures } from './pictures/pictures.ts';
import { furnishStage } from './pictures/stacks.ts';
import { ensureDisplay } from './setup/display.ts';
import { electronExecutable } from './setup/electron-runtime.ts';
import { loadStandInImages } from './setup/images.ts';
import { startPrivateEngine } from './setup/private-engine.ts';
import { projectFolder } from './setup/project.ts';
import { runScript, say, step } from './setup/say.ts';

const folder = join(projectFolder, 'docs', 'screenshots');

/** What has been started, to be ended in the opposite order. */
const ends: (() => Promise<unknown>)[] = [];

async function takePictures(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'stackyard-screenshots-'));
  ends.push(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  const display = await ensureDisplay();
  ends.push(display.stop);
  const engine = await startPrivateEngine({ version: '26' });
  ends.push(engine.stop);
  await loadStandInImages(engine);
  const app = await launchApp({
    runtime: await electronExecutable(),
    // A home of its own: no path of this machine is in a picture.
    env: { ...process.env, ...engine.env, ...display.env, HOME: home, LANGUAGE: 'en' },
    userDataDir: join(home, '.config', 'Stackyard'),
  });
  ends.push(app.close);
  await shapeWindow(app, usualShape);
  const stage = await step('Starting the stacks', () => furnishStage(app, openTerminal(engine), home));

  await mkdir(folder, { recursive: true });
  for (const { name, theme, show } of pictures) {
    await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await show(stage);
    await app.page.mouse.move(1, 1);
    const path = join(folder, `${name}.png`);
    await app.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    say(`  docs/screenshots/${name}.png, ${Math.round((await stat(path)).size / 1000)} KB`);
  }
}

await runScript(async () => {
  try {
    await takePictures();
    return 0;
  } finally {
    for (const end of ends.reverse()) await end().catch((error: unknown) => console.error(error));
  }
});
