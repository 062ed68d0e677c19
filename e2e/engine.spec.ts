import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, engineStatus } from './support/views.ts';

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
