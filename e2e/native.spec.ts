import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { sleepingContainer } from './support/exec-tab.ts';
import { openFiles } from './support/files-tab.ts';
import type { RunningApp } from './support/running-app.ts';
import { keepScreens } from './support/screens.ts';
import { pair, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { watchTray } from './support/tray.ts';
import { startUpdateServer } from './support/update-server.ts';
import { containerRow } from './support/views.ts';

const tag = '@desktop';

const openSettings = (page: RunningApp['page']) => page.getByRole('link', { name: 'Settings' }).click();

test('the icon in the tray starts and stops stacks, and keeps the app when its window is closed', {
  tag,
}, async ({ launch, terminal, folder }) => {
  const stack = await writeStack(folder, 'alpha', { 'compose.yaml': pair });
  await terminal.compose(['up', '--detach'], stack);
  const app = await launch();
  const { page, electron } = app;
  const tray = await watchTray(app);
  await expect(containerRow(page, 'alpha')).toContainText('Running (2/2)');
  await openSettings(page);
  await page.getByRole('switch', { name: 'Icon in the tray' }).click();
  const ends = ['Open Stackyard', 'Quit Stackyard'];
  await expect.poll(tray.lines).toEqual(['[Engine running]', 'alpha: Running (2/2)', 'Stop', ...ends]);
  expect(await tray.tooltip()).toBe('Stackyard: Engine running');

  // Nothing that it shows has changed.
  const made = await tray.made();
  await terminal.docker([
    'run',
    '--detach',
    '--name',
    'alone',
    '--stop-signal',
    'KILL',
    'busybox:latest',
    'sleep',
    '9999',
  ]);
  await page.getByRole('link', { name: 'Containers' }).click();
  await expect(containerRow(page, 'alone')).toBeVisible();
  expect(await tray.made()).toBe(made);

  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await expect.poll(() => electron.windows().length).toBe(0);
  await tray.choose('alpha', 'Stop');
  await expect.poll(tray.lines).toEqual(['[Engine running]', 'alpha: Exited (137)', 'Start', ...ends]);
  await tray.choose('alpha', 'Start');
  await expect.poll(tray.lines).toContain('alpha: Running (2/2)');

  const opened = electron.waitForEvent('window');
  await tray.choose('Open Stackyard');
  await expect(containerRow(await opened, 'alpha')).toContainText('Running (2/2)');
  const ended = electron.waitForEvent('close');
  await tray.choose('Quit Stackyard');
  await ended;
});

test(
  'an update is offered, and neither downloaded nor put in place without a word',
  { tag },
  async ({ launch, terminal, folder }, info) => {
    const started = join(folder, 'started');
    const server = await startUpdateServer({
      folder,
      version: '9.1.0',
      notes: '<h2>New</h2><ul><li>Faster<img src=x onerror="document.title=\'hacked\'"></li></ul>',
      content: `#!/bin/sh\necho new > '${started}'\n`,
    });
    try {
      const { APPIMAGE = '' } = server.env;
      await writeFile(APPIMAGE, 'old', { mode: 0o755 });
      const app = await launch([], server.env);
      const { page, electron } = app;
      const offer = page.getByRole('region', { name: 'Update', exact: true });
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      const downloads = () => server.asked.filter((path) => path.endsWith('.AppImage')).length;

      await test.step('a server that is broken is told', async () => {
        server.answerWith('error');
        await openSettings(page);
        await button('Check now').click();
        await expect(page.getByRole('status', { name: 'Updates' })).toContainText('can’t be used');
      });

      await test.step('what is offered can be put off and skipped, and its notes are text', async () => {
        server.answerWith('all');
        await button('Check now').click();
        await expect(offer).toContainText('Stackyard 9.1.0 is available');
        await offer.getByText('What is new').click();
        await expect(offer.getByRole('region', { name: 'Release notes' })).toHaveText(/New\s+• Faster$/);
        expect(await offer.locator('img').count()).toBe(0);
        await keepScreens(app, info, 'update-offered');
        await expectAccessible(page, info, 'update-offered');
        await button('Later').click();
        await expect(offer).toBeHidden();
        await button('Check now').click();
        await button('Skip this version').click();
        await expect(offer).toBeHidden();
        const kept = await readFile(join(folder, 'user-data', 'settings.json'), 'utf8');
        expect(JSON.parse(kept)).toMatchObject({ skippedVersion: '9.1.0' });
        expect(downloads()).toBe(0);
      });

      await test.step('what is not as announced is thrown away', async () => {
        server.answerWith('another-file');
        await button('Check now').click();
        await button('Download').click();
        await expect(offer).toContainText('was thrown away', { timeout: 30_000 });
        expect(
          existsSync(join(folder, 'cache', 'stackyard-updater', 'pending', 'Stackyard-9.1.0.AppImage')),
        ).toBe(false);
      });

      await test.step('it waits for what is being changed', async () => {
        server.answerWith('all');
        await offer.getByRole('button', { name: 'Try again' }).click();
        await expect(offer).toContainText('Stackyard 9.1.0 is ready');
        expect(await readFile(APPIMAGE, 'utf8')).toBe('old');
        // Its first process heeds no SIGTERM, so that the engine waits for ten seconds.
        await terminal.docker([
          'run',
          '--detach',
          '--name',
          'stubborn',
          'busybox:latest',
          'sleep',
          'infinity',
        ]);
        await page.getByRole('link', { name: 'Containers' }).click();
        await page.getByRole('button', { name: 'Stop stubborn' }).click();
        await button('Restart to update').click();
        await expect(page.getByText('stubborn is busy')).toBeVisible();
        await terminal.docker(['kill', 'stubborn']);
        await expect(containerRow(page, 'stubborn')).toContainText('Exited (137)');
        expect(existsSync(started)).toBe(false);
      });

      await test.step('a restart puts it in place', async () => {
        const ended = electron.waitForEvent('close');
        await button('Restart to update').click();
        await ended;
        expect(await readFile(APPIMAGE, 'utf8')).toContain('echo new');
        await expect.poll(() => readFile(started, 'utf8').catch(() => '')).toBe('new\n');
      });
    } finally {
      await server.stop();
    }
  },
);

test('a file is dragged out of a container and out of a volume', { tag }, async ({ app, terminal }) => {
  const { page, electron } = app;
  await electron.evaluate(({ BrowserWindow }) => {
    const dragged: string[] = [];
    Reflect.set(globalThis, 'draggedFiles', dragged);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.startDrag = ({ file, icon }) =>
        void dragged.push(typeof icon === 'string' || icon.isEmpty() ? 'no icon' : file);
    }
  });
  const dragged = () => electron.evaluate(() => [...(Reflect.get(globalThis, 'draggedFiles') as string[])]);
  const id = await sleepingContainer(terminal, 'box');
  const write = 'echo of the volume > /books/story';
  await terminal.docker(['run', '--rm', '--volume', 'books:/books', 'busybox:latest', 'sh', '-c', write]);
  const press = async (row: Locator) => {
    const box = await row.boundingBox();
    if (box === null) throw new Error('The row is not in sight');
    await page.mouse.move(box.x + 60, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + box.height / 2 + 20, { steps: 5 });
  };

  const files = await openFiles(app, id, 'box');
  await files.go('/etc/group');
  await press(files.row('group'));
  await expect.poll(async () => (await dragged()).length).toBe(1);
  await page.mouse.up();
  const [group = ''] = await dragged();
  expect((await readFile(group, 'utf8')).trimEnd()).toBe(
    await terminal.docker(['exec', 'box', 'cat', '/etc/group']),
  );

  await page.evaluate(() => {
    window.location.hash = '#/volumes/books/data';
  });
  await press(page.getByRole('tree', { name: 'Files of books' }).getByRole('treeitem', { name: /^story/ }));
  await expect.poll(async () => (await dragged()).length).toBe(2);
  await page.mouse.up();
  const [, story = ''] = await dragged();
  expect(await readFile(story, 'utf8')).toBe('of the volume\n');
  await app.close();
  expect([existsSync(group), existsSync(story)]).toEqual([false, false]);
});
