import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, deleteDialog, deletedStacks, deleteStack, runAgainButton } from './support/views.ts';

test.use({ keepsApp: true });

// What people complain of in Docker Desktop's Containers tab.

test('files in a folder with a comma in its name are still two files, whatever folder one was in @table', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop, old,er', {
    'a.yaml': `services:\n  web:\n${sleeper()}`,
    'b,c.yaml': 'services:\n  web:\n    labels: {second: file}\n',
  });
  const elsewhere = join(folder, 'elsewhere');
  await mkdir(elsewhere);
  const files = ['--file', join(dir, 'a.yaml'), '--file', join(dir, 'b,c.yaml')];
  await terminal.compose([...files, '--project-name', 'shop', 'up', '--detach'], elsewhere);
  const row = containerRow(page, 'shop');
  await expect(row).toContainText('Running (1/1)');

  await page.getByRole('button', { name: 'Stop shop' }).click();
  await expect(row).toContainText('Exited');
  await page.getByRole('button', { name: 'Start shop' }).click();
  await expect(row).toContainText('Running (1/1)');
  await deleteStack(page, 'shop');
  await runAgainButton(page, 'shop').click();
  await expect(row).toContainText('Running (1/1)');
  const labels = await terminal.docker(['inspect', '--format', '{{json .Config.Labels}}', 'shop-web-1']);
  expect(JSON.parse(labels)).toMatchObject({ second: 'file', 'com.docker.compose.project.working_dir': dir });
});

test('a container is given the time to stop that it asks for @table', async ({ app, terminal, folder }) => {
  const { page } = app;
  // Twelve seconds of saving: two more than the engine waits where nobody says anything.
  const saving =
    'sh -c "trap \'sleep 12; echo saved > /data/saved; exit 0\' TERM; while true; do sleep 0.2; done"';
  const stack = `services:\n  web:\n    image: busybox:latest\n    command: ${saving}\n    stop_grace_period: 40s\n    volumes: [data:/data]\nvolumes:\n  data:\n`;
  const dir = await writeStack(folder, 'slow', { 'compose.yaml': stack });
  await terminal.compose(['up', '--detach'], dir);
  await page.getByRole('button', { name: 'Stop slow' }).click();
  await expect(containerRow(page, 'slow')).toContainText('Exited (0)', { timeout: 40_000 });
  expect(await terminal.docker(['inspect', '--format', '{{.State.ExitCode}}', 'slow-web-1'])).toBe('0');
  const read = ['run', '--rm', '--volume', 'slow_data:/data', 'busybox:latest', 'cat', '/data/saved'];
  expect(await terminal.docker(read)).toBe('saved');
});

test('a stack is deleted while somebody else is stopping it @table', async ({ app, terminal, folder }) => {
  const { page } = app;
  const stubborn = `services:\n  web:\n    image: busybox:latest\n    command: sh -c "trap '' TERM; sleep 600"\n    stop_grace_period: 6s\n`;
  const dir = await writeStack(folder, 'stubborn', { 'compose.yaml': stubborn });
  await terminal.compose(['up', '--detach'], dir);
  await expect(containerRow(page, 'stubborn')).toContainText('Running (1/1)');
  const stopping = terminal.docker(['stop', 'stubborn-web-1']);
  await deleteStack(page, 'stubborn');
  await expect(deletedStacks(page).getByText('stubborn', { exact: true })).toBeVisible();
  await stopping.catch(() => undefined);
  expect(await terminal.containersOf('stubborn')).toEqual([]);
  await expect(page.getByText('Not everything could be deleted')).toBeHidden();
});

test('a link to port 443 is https, and an open dialog stays while the list changes @table', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const web = sleeper('    ports: ["18443:443", "18080:80"]\n');
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': `services:\n  web:\n${web}` });
  await terminal.compose(['up', '--detach'], dir);
  await page.getByRole('button', { name: 'Expand shop' }).click();
  await expect(page.getByRole('link', { name: 'Open port 18443' })).toHaveAttribute(
    'href',
    'https://localhost:18443',
  );
  await expect(page.getByRole('link', { name: 'Open port 18080' })).toHaveAttribute(
    'href',
    'http://localhost:18080',
  );

  await page.getByRole('button', { name: 'Delete shop' }).click();
  const dialog = deleteDialog(page, 'shop');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
  for (const name of ['one', 'two', 'three']) {
    await terminal.docker(['run', '--detach', '--name', name, 'busybox:latest', 'sleep', 'infinity']);
  }
  await expect(page.getByText('1 stack and 3 containers')).toBeVisible();
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('the buttons of a row are large, apart, and Delete stands away from Stop @table', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': `services:\n  web:\n${sleeper()}` });
  await terminal.compose(['up', '--detach'], dir);
  const buttons = ['Stop shop', 'More actions for shop', 'Delete shop'];
  await page.getByRole('button', { name: 'Stop shop' }).waitFor();
  const boxes = await Promise.all(buttons.map((name) => boxOf(page.getByRole('button', { name }))));
  for (const { width, height } of boxes) {
    // WCAG 2.2, target size: 24 by 24 at least.
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  const [stop, more, remove] = boxes;
  if (stop === undefined || more === undefined || remove === undefined) throw new Error('Not in sight');
  expect([more.x >= stop.x + stop.width, remove.x >= more.x + more.width]).toEqual([true, true]);
});

async function boxOf(button: Locator) {
  const box = await button.boundingBox();
  if (box === null) throw new Error('Not in sight');
  return box;
}
