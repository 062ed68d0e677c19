import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, deletedStacks, deleteStack, engineStatus } from './support/views.ts';

test('an engine that stops is said at once, and the list comes back by itself without a stale row', async ({
  app,
  engine,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const stack = await writeStack(folder, 'busy', {
    'compose.yaml': `services:\n  web:\n${sleeper('    restart: unless-stopped\n')}  other:\n${sleeper()}`,
  });
  await terminal.compose(['up', '--detach'], stack);
  await expect(containerRow(page, 'busy')).toContainText('Running (2/2)');

  await engine.halt();
  try {
    await expect(engineStatus(page)).toContainText('Engine unreachable');
    await expect(containerRow(page, 'busy')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await keepScreens(app, info, 'engine-unreachable');
  } finally {
    await engine.startAgain();
  }
  await expect(engineStatus(page)).toContainText('Engine running');
  // The one with a restart policy runs again, the other does not.
  await expect(containerRow(page, 'busy')).toContainText('Partly running (1/2)');
  await page.getByRole('button', { name: 'Expand busy' }).click();
  await terminal.docker(['start', 'busy-other-1']);
  await expect(containerRow(page, 'busy')).toContainText('Running (2/2)');
  await terminal.compose(['down'], stack);
  await expect(containerRow(page, 'busy')).toHaveCount(0);
});

test('an app that is started before its engine shows the stacks as soon as the engine is there', async ({
  launch,
  engine,
  terminal,
  folder,
}) => {
  const stack = await writeStack(folder, 'early', {
    'compose.yaml': `services:\n  web:\n${sleeper('    restart: always\n')}`,
  });
  await terminal.compose(['up', '--detach'], stack);
  await engine.halt();
  try {
    const { page } = await launch();
    await expect(engineStatus(page)).toContainText('Engine unreachable');
    await engine.startAgain();
    await expect(containerRow(page, 'early')).toContainText('Running (1/1)');
    await expect(engineStatus(page)).toContainText('Engine running');
  } finally {
    await engine.startAgain();
  }
});

test('a deletion that loses its engine half-way says so, and goes on from there when tried again', async ({
  app,
  engine,
  terminal,
  folder,
}) => {
  const { page } = app;
  // It ignores SIGTERM, so that there is time to lose the engine while it is being stopped.
  const stubborn = `services:\n  web:\n    image: busybox:latest\n    command: sh -c "trap '' TERM; sleep 600"\n    stop_grace_period: 8s\n    volumes: [data:/data]\nvolumes:\n  data:\n`;
  await terminal.compose(['up', '--detach'], await writeStack(folder, 'torn', { 'compose.yaml': stubborn }));
  await expect(containerRow(page, 'torn')).toContainText('Running (1/1)');
  await deleteStack(page, 'torn');
  await expect(containerRow(page, 'torn')).toContainText('Deleting');
  await engine.kill();
  try {
    await expect(page.getByRole('alert', { name: 'Problems' })).toContainText('torn');
    await expect(engineStatus(page)).toContainText('Engine unreachable');
  } finally {
    await engine.startAgain();
  }
  await expect(engineStatus(page)).toContainText('Engine running');
  expect(await terminal.volumesOf('torn')).toHaveLength(1);
  await page.getByRole('alert', { name: 'Problems' }).getByRole('button', { name: 'Try again' }).click();
  await expect(deletedStacks(page)).toContainText('data kept');
  expect(await terminal.containersOf('torn')).toEqual([]);
  expect(await terminal.networksOf('torn')).toEqual([]);
  expect(await terminal.volumesOf('torn')).toHaveLength(1);
});
