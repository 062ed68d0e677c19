import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, previewStack, runDialog } from './support/views.ts';

test.use({ keepsApp: true });

test('a broken Compose file shows file, line and message, and nothing is touched', async ({
  app,
  terminal,
  folder,
}, info) => {
  const broken = await writeStack(folder, 'broken', {
    'compose.yaml': `services:\n  web:\n${sleeper()}    volumes:\n      - missing:/data\n    portz: [80]\n`,
  });
  const dialog = await previewStack(app, broken);
  await expect(dialog).toContainText('compose.yaml');
  await expect(dialog).toContainText(/line 8/i);
  await expect(dialog).toContainText('portz');
  await expect(dialog.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await keepScreens(app, info, 'broken-file');
  expect(await terminal.docker(['ps', '--all', '--quiet'])).toBe('');
  expect(await terminal.docker(['network', 'ls', '--quiet', '--filter', 'type=custom'])).toBe('');
});

test('a folder without a Compose file is said to be one', async ({ app, folder }) => {
  const empty = await writeStack(folder, 'empty', { 'notes.txt': 'nothing here' });
  const dialog = await previewStack(app, empty);
  await expect(dialog).toContainText('No Compose file');
});

test('a taken port names who has it, before the run and after trying', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const publishing = `services:\n  web:\n${sleeper()}    ports: ["38080:80"]\n`;
  const holder = await writeStack(folder, 'holder', { 'compose.yaml': publishing });
  const wanting = await writeStack(folder, 'wanting', { 'compose.yaml': publishing });
  await terminal.compose(['up', '--detach'], holder);
  await expect(containerRow(page, 'holder')).toContainText('Running (1/1)');

  const dialog = await previewStack(app, wanting);
  await expect(dialog).toContainText('38080');
  await expect(dialog).toContainText('holder / web-1');
  await keepScreens(app, info, 'taken-port');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/holder \/ web-1/).first()).toBeVisible({ timeout: 60_000 });
  await expect(containerRow(page, 'holder')).toContainText('Running (1/1)');
});

test('a Compose file or folder that is dropped on the window is shown before it is run', async ({
  app,
  folder,
}) => {
  const { page } = app;
  const stack = await writeStack(folder, 'dropped', { 'compose.yaml': `services:\n  web:\n${sleeper()}` });
  await expect(page.getByRole('button', { name: 'Run a stack' })).toBeEnabled();
  const devtools = await page.context().newCDPSession(page);
  for (const path of [stack, `${stack}/compose.yaml`]) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', {
        type,
        x: 600,
        y: 400,
        data: { items: [], files: [path], dragOperationsMask: 1 },
      });
    }
    await expect(runDialog(page)).toContainText('busybox:latest');
    await runDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(runDialog(page)).toHaveCount(0);
  }
});
