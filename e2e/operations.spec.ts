import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, containersTable, deletedStacks, runStack } from './support/views.ts';

test.use({ keepsApp: true });

test('a run that is cancelled stops cleanly and says what exists', async ({ app, terminal, folder }) => {
  const { page } = app;
  const stack = await writeStack(folder, 'endless', {
    'compose.yaml': `services:\n  quick:\n${sleeper()}  slow:\n    build: .\n    depends_on: [quick]\n`,
    Dockerfile: 'FROM busybox:latest\nRUN sleep 300\n',
  });
  await runStack(app, stack);
  const row = containerRow(page, 'endless');
  await expect(row).toBeVisible();
  await expect(containersTable(page)).toContainText('sleep 300', { timeout: 60_000 });
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByText('No container was left.')).toBeVisible({ timeout: 30_000 });
  await expect(row).toHaveCount(0);
  expect(await terminal.containersOf('endless')).toEqual([]);
});

test('a stack that is being changed says so and refuses a second change, others stay usable', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  // It ignores SIGTERM, so that stopping it takes its whole grace period.
  const stubborn = `services:\n  web:\n    image: busybox:latest\n    command: sh -c "trap '' TERM; sleep 600"\n    stop_grace_period: 6s\n`;
  await terminal.compose(['up', '--detach'], await writeStack(folder, 'slow', { 'compose.yaml': stubborn }));
  await terminal.compose(
    ['up', '--detach'],
    await writeStack(folder, 'fast', { 'compose.yaml': `services:\n  web:\n${sleeper()}` }),
  );
  await expect(containerRow(page, 'slow')).toContainText('Running (1/1)');
  const began = Date.now();
  await page.getByRole('button', { name: 'Stop slow', exact: true }).click();
  await expect(containerRow(page, 'slow')).toContainText('Stopping');
  await expect(page.getByRole('button', { name: 'Delete slow', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Stop fast', exact: true }).click();
  await expect(containerRow(page, 'fast')).toContainText('Exited');
  await expect(containerRow(page, 'slow')).toContainText('Stopping');
  await expect(containerRow(page, 'slow')).toContainText('Exited (137)');
  // The container's own stop timeout was honoured: not the engine's ten seconds, and not none at all.
  expect(Date.now() - began).toBeGreaterThan(5_000);
  await expect(deletedStacks(page)).toHaveCount(0);
});
