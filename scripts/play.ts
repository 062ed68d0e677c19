/** What `npm run e2e` starts once the machine is ready: Playwright, on a display that it shares with nothing else. */
import { join } from 'node:path';
import { ensureDisplay } from './setup/display.ts';
import { projectFolder, tool } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { runScript } from './setup/say.ts';

await runScript(async () => {
  const display = await ensureDisplay();
  try {
    const config = join(projectFolder, 'e2e', 'playwright.config.ts');
    const args = ['test', '-c', config, ...process.argv.slice(2)];
    return await runVisibly(tool('playwright'), args, {
      cwd: projectFolder,
      env: { ...process.env, ...display.env },
    });
  } finally {
    await display.stop();
  }
});
