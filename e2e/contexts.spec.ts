import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { loadStandInImages } from '../scripts/setup/images.ts';
import { startPrivateEngine } from '../scripts/setup/private-engine.ts';
import { launchApp } from './support/running-app.ts';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { openTerminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow, engineStatus, runStack } from './support/views.ts';

test('the footer switches between contexts live, and follows the docker command @faults', async ({
  engine,
  engineVersion,
  runtime,
  terminal,
  folder,
}, info) => {
  const other = await startPrivateEngine({ version: engineVersion });
  const app = await (async () => {
    await loadStandInImages(other);
    const config = join(folder, 'docker');
    await mkdir(config);
    await symlink(join(engine.env.DOCKER_CONFIG, 'cli-plugins'), join(config, 'cli-plugins'));
    const env = { ...process.env, ...engine.env, DOCKER_HOST: undefined, DOCKER_CONFIG: config };
    const docker = (...args: readonly string[]) => terminal.docker(['--config', config, ...args]);
    await docker('context', 'create', 'one', '--docker', `host=${engine.host}`, '--description', 'The first');
    await docker('context', 'create', 'two', '--docker', `host=${other.host}`);
    await docker('context', 'use', 'one');
    return launchApp({
      runtime,
      env: { ...env, DOCKER_CONTEXT: undefined },
      userDataDir: join(folder, 'user-data'),
    });
  })();
  try {
    const { page } = app;
    const dir = await writeStack(folder, 'shop', { 'compose.yaml': `services:\n  web:\n${sleeper()}` });
    await terminal.compose(['up', '--detach'], dir);
    await openTerminal(other).docker([
      'run',
      '--detach',
      '--name',
      'lonely',
      'busybox:latest',
      'sleep',
      '600',
    ]);

    await expect(containerRow(page, 'shop')).toBeVisible();
    await page.getByRole('button', { name: 'Switch context: one' }).click();
    const menu = page.getByRole('menu', { name: 'Engines' });
    await expect(menu.getByRole('menuitemradio', { name: /^Automatic/ })).toHaveAttribute(
      'aria-checked',
      'true',
    );
    await expect(menu.getByRole('menuitemradio', { name: /^one/ })).toContainText('The first');
    await keepScreens(app, info, 'contexts');
    await menu.getByRole('menuitemradio', { name: /^two/ }).click();
    await expect(containerRow(page, 'lonely')).toBeVisible();
    await expect(containerRow(page, 'shop')).toBeHidden();
    await expect(engineStatus(page)).toHaveText('Engine running');

    // Whatever is run from here runs there.
    await runStack(
      app,
      await writeStack(folder, 'other', { 'compose.yaml': `services:\n  db:\n${sleeper()}` }),
    );
    await expect(containerRow(page, 'other')).toContainText('Running (1/1)');
    expect(await openTerminal(other).containersOf('other')).toEqual(['other-db-1']);
    expect(await terminal.containersOf('other')).toEqual([]);

    // Automatic again: what the docker command uses, also when that changes in a terminal.
    await page.getByRole('button', { name: 'Switch context: two' }).click();
    await page.getByRole('menuitemradio', { name: /^Automatic/ }).click();
    await expect(containerRow(page, 'shop')).toBeVisible();
    await terminal.docker(['--config', join(folder, 'docker'), 'context', 'use', 'two']);
    await expect(containerRow(page, 'lonely')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Switch context: two' })).toBeVisible();
  } finally {
    await app.close();
    await openTerminal(other).clear();
    await other.stop();
  }
});
