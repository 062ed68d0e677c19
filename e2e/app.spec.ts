import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, deletedStacks, deleteStack, runAgainButton, runDialog } from './support/views.ts';

const oneService = `services:\n  web:\n${sleeper()}`;

test('an app restart keeps Deleted stacks', async ({ launch, terminal, folder }) => {
  const stack = await writeStack(folder, 'remembered', { 'compose.yaml': oneService });
  await terminal.compose(['up', '--detach'], stack);
  const first = await launch();
  await expect(containerRow(first.page, 'remembered')).toContainText('Running (1/1)');
  await deleteStack(first.page, 'remembered');
  await expect(deletedStacks(first.page)).toContainText('remembered');
  await first.close();

  const second = await launch();
  await expect(deletedStacks(second.page)).toContainText('remembered');
  await runAgainButton(second.page, 'remembered').click();
  await expect(containerRow(second.page, 'remembered')).toContainText('Running (1/1)', { timeout: 60_000 });
  await expect(deletedStacks(second.page)).toHaveCount(0);
});

test('a stack that went while the app was closed is found, and can be forgotten', async ({
  launch,
  terminal,
  folder,
}) => {
  const stack = await writeStack(folder, 'vanished', { 'compose.yaml': oneService });
  await terminal.compose(['up', '--detach'], stack);
  const first = await launch();
  await expect(containerRow(first.page, 'vanished')).toContainText('Running (1/1)');
  await first.close();
  await terminal.compose(['down'], stack);

  const second = await launch();
  await expect(deletedStacks(second.page)).toContainText('vanished');
  await deletedStacks(second.page).getByRole('button', { name: 'Forget vanished' }).click();
  await expect(deletedStacks(second.page)).toHaveCount(0);
});

test('a second launch focuses the first window and shows the file that it was given', async ({
  app,
  engine,
  runtime,
  folder,
}) => {
  const stack = await writeStack(folder, 'second', { 'compose.yaml': oneService });
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const top = join(import.meta.dirname, '..');
  const second = spawn(
    runtime.executable,
    [...runtime.args, top, `--user-data-dir=${join(folder, 'user-data')}`, join(stack, 'compose.yaml')],
    { env: { ...process.env, ...engine.env }, stdio: 'ignore' },
  );
  expect(await once(second, 'exit')).toEqual([0, null]);
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) => {
        const windows = BrowserWindow.getAllWindows();
        return { windows: windows.length, minimized: windows[0]?.isMinimized() };
      }),
    )
    .toEqual({ windows: 1, minimized: false });
  await expect(runDialog(app.page)).toContainText('second');
});

test('the window is kept inside: no Node, no other page, no other window', async ({ app }) => {
  const { page, electron } = app;
  await expect(page.getByRole('navigation')).toBeVisible();
  expect(
    await page.evaluate(() => ({
      require: typeof Reflect.get(globalThis, 'require'),
      process: typeof Reflect.get(globalThis, 'process'),
      origin: location.protocol,
    })),
  ).toEqual({ require: 'undefined', process: 'undefined', origin: 'app:' });
  await page.evaluate(() => {
    window.open('file:///etc/passwd');
    location.href = 'https://example.invalid/';
  });
  expect(await page.evaluate(() => location.protocol)).toBe('app:');
  expect(electron.windows()).toHaveLength(1);
  expect(await app.openedLinks()).toEqual([]);
});
