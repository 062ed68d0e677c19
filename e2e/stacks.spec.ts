import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import {
  containerRow,
  deleteDialog,
  deletedStacks,
  deleteStack,
  runAgainButton,
  volumeRow,
} from './support/views.ts';

test.use({ keepsApp: true });

test('deleting one stack leaves another with the same services untouched', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const compose = `services:\n  web:\n${sleeper()}    volumes: [data:/data]\nvolumes:\n  data:\n`;
  for (const name of ['alpha', 'beta']) {
    await terminal.compose(['up', '--detach'], await writeStack(folder, name, { 'compose.yaml': compose }));
  }
  await expect(containerRow(page, 'alpha')).toContainText('Running (1/1)');
  await expect(containerRow(page, 'beta')).toContainText('Running (1/1)');
  const beta = await terminal.docker(['inspect', '--format', '{{.Id}} {{.State.StartedAt}}', 'beta-web-1']);

  await deleteStack(page, 'alpha');
  await expect(deletedStacks(page)).toContainText('alpha');
  await expect(containerRow(page, 'beta')).toContainText('Running (1/1)');
  await expect(deletedStacks(page)).not.toContainText('beta');
  expect(await terminal.containersOf('alpha')).toEqual([]);
  expect(await terminal.docker(['inspect', '--format', '{{.Id}} {{.State.StartedAt}}', 'beta-web-1'])).toBe(
    beta,
  );
  expect(await terminal.networksOf('beta')).toEqual(['beta_default']);
  expect(await terminal.volumesOf('beta')).toHaveLength(1);
});

test('a stack from two Compose files runs again from both, in their order', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const stack = await writeStack(folder, 'layered', {
    'base.yaml': `services:\n  web:\n${sleeper()}    environment: { COLOUR: red }\n`,
    'extra/more.yaml': `services:\n  web:\n    environment: { COLOUR: blue }\n  worker:\n${sleeper()}`,
  });
  await terminal.compose(['-f', 'base.yaml', '-f', 'extra/more.yaml', 'up', '--detach'], stack);
  await expect(containerRow(page, 'layered')).toContainText('Running (2/2)');
  await deleteStack(page, 'layered');
  await runAgainButton(page, 'layered').click();
  await expect(containerRow(page, 'layered')).toContainText('Running (2/2)', { timeout: 60_000 });
  const env = await terminal.docker(['inspect', '--format', '{{.Config.Env}}', 'layered-web-1']);
  expect(env).toContain('COLOUR=blue');
});

test('a stack whose Compose file is gone can be deleted, and run again once the file is located', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const stack = await writeStack(folder, 'orphan', {
    'compose.yaml': `services:\n  web:\n${sleeper()}    volumes: [data:/data]\nvolumes:\n  data:\n`,
  });
  await terminal.compose(['up', '--detach'], stack);
  await terminal.docker(['exec', 'orphan-web-1', 'sh', '-c', 'echo kept > /data/file']);
  await expect(containerRow(page, 'orphan')).toContainText('Running (1/1)');
  const moved = join(folder, 'moved-away');
  await rename(stack, moved);

  await page.getByRole('button', { name: 'Delete orphan', exact: true }).click();
  await expect(deleteDialog(page, 'orphan')).toContainText('not found');
  await deleteDialog(page, 'orphan').getByRole('button', { name: 'Delete stack' }).click();
  await expect(deletedStacks(page)).toContainText('orphan');
  expect(await terminal.containersOf('orphan')).toEqual([]);
  expect(await terminal.networksOf('orphan')).toEqual([]);

  await app.pickInDialog(join(moved, 'compose.yaml'));
  await deletedStacks(page).getByRole('button', { name: 'Locate the Compose file of orphan' }).click();
  await runAgainButton(page, 'orphan').click();
  await expect(containerRow(page, 'orphan')).toContainText('Running (1/1)', { timeout: 60_000 });
  expect(await terminal.docker(['exec', 'orphan-web-1', 'cat', '/data/file'])).toBe('kept');
  await rm(moved, { recursive: true });
});

test('a network that another stack uses stays, and is named before and after', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const owner = await writeStack(folder, 'owner', {
    'compose.yaml': `services:\n  web:\n${sleeper()}    networks: [shared, own]\nnetworks:\n  shared:\n  own:\n`,
  });
  const guest = await writeStack(folder, 'guest', {
    'compose.yaml': `services:\n  web:\n${sleeper()}    networks: [shared]\nnetworks:\n  shared:\n    name: owner_shared\n    external: true\n`,
  });
  await terminal.compose(['up', '--detach'], owner);
  await terminal.compose(['up', '--detach'], guest);
  await expect(containerRow(page, 'guest')).toContainText('Running (1/1)');

  await page.getByRole('button', { name: 'Delete owner', exact: true }).click();
  const dialog = deleteDialog(page, 'owner');
  await expect(dialog).toContainText('owner_own');
  await expect(dialog).toContainText(/owner_shared.*guest \/ web-1/s);
  await dialog.getByRole('button', { name: 'Delete stack' }).click();
  await expect(deletedStacks(page)).toContainText('owner');
  await expect(page.getByText(/owner_shared/).first()).toBeVisible();
  expect(await terminal.networksOf('owner')).toEqual(['owner_shared']);
  await expect(containerRow(page, 'guest')).toContainText('Running (1/1)');
});

test('a stack of which only labelled volumes are left is found and its file can be located', async ({
  launch,
  terminal,
  folder,
}) => {
  const stack = await writeStack(folder, 'remains', {
    'compose.yaml': `services:\n  web:\n${sleeper()}    volumes: [data:/data]\nvolumes:\n  data:\n`,
  });
  await terminal.compose(['up', '--detach'], stack);
  await terminal.compose(['down'], stack);
  const volume = await terminal.volumesOf('remains');

  const app = await launch();
  const { page } = app;
  await expect(deletedStacks(page)).toContainText('remains');
  await page.getByRole('link', { name: /^Volumes/ }).click();
  await expect(volumeRow(page, 'remains_data')).toContainText('Kept');
  await page.getByRole('link', { name: /^Containers/ }).click();
  await app.pickInDialog(join(stack, 'compose.yaml'));
  await deletedStacks(page)
    .getByRole('button', { name: /Locate/ })
    .click();
  await runAgainButton(page, 'remains').click();
  await expect(containerRow(page, 'remains')).toContainText('Running (1/1)', { timeout: 60_000 });
  expect(await terminal.volumesOf('remains')).toEqual(volume);
});

test('stop, start and a single container of a stack', async ({ app, terminal, folder }) => {
  const { page } = app;
  const stack = await writeStack(folder, 'pair', {
    'compose.yaml': `services:\n  db:\n${sleeper()}  web:\n${sleeper('    depends_on: [db]\n')}`,
  });
  await terminal.compose(['up', '--detach'], stack);
  await expect(containerRow(page, 'pair')).toContainText('Running (2/2)');
  await page.getByRole('button', { name: 'Expand pair' }).click();
  await page.getByRole('button', { name: 'Stop web-1', exact: true }).click();
  await expect(containerRow(page, 'pair')).toContainText('Partly running (1/2)');
  await page.getByRole('button', { name: 'Start pair', exact: true }).click();
  await expect(containerRow(page, 'pair')).toContainText('Running (2/2)');
  await page.getByRole('button', { name: 'Stop pair', exact: true }).click();
  await expect(containerRow(page, 'pair')).toContainText('Exited');
  await page.getByRole('button', { name: 'Delete web-1', exact: true }).click();
  await deleteDialog(page, 'web-1').getByRole('button', { name: 'Delete container' }).click();
  await expect(containerRow(page, 'web-1')).toHaveCount(0);
  expect(await terminal.containersOf('pair')).toEqual(['pair-db-1']);
});

test('a volume that was replaced while the stack was deleted is warned of loudly', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const stack = await writeStack(folder, 'swapped', {
    'compose.yaml': `services:\n  web:\n${sleeper()}    volumes: [data:/data]\nvolumes:\n  data:\n`,
  });
  await terminal.compose(['up', '--detach'], stack);
  await expect(containerRow(page, 'swapped')).toContainText('Running (1/1)');
  await deleteStack(page, 'swapped');
  await expect(deletedStacks(page)).toContainText('data kept');
  await terminal.docker(['volume', 'rm', 'swapped_data']);
  await expect(deletedStacks(page)).not.toContainText('data kept');
  await runAgainButton(page, 'swapped').click();
  const warning = page.getByRole('alert').filter({ hasText: 'data' });
  await expect(warning).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/attached again/)).toHaveCount(0);
});
