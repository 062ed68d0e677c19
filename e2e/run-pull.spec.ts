import { startRegistry } from './support/registry.ts';
import { keepScreens } from './support/screens.ts';
import { writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow, runStack } from './support/views.ts';

const pulling = (...images: readonly string[]) =>
  `services:\n${images
    .map(
      (image, n) =>
        `  web${n}:\n    image: ${image}\n    command: sleep infinity\n    stop_signal: SIGKILL\n`,
    )
    .join('')}`;

const bytes = /Downloading [\d.]+[kM]?B\/[\d.]+MB/;
const noContainers = (terminal: Terminal) => terminal.docker(['ps', '--all', '--quiet']);
const hasImage = (terminal: Terminal, image: string) => terminal.docker(['images', '--quiet', image]);

test('a run that pulls shows the bytes of its service, then what it makes @table', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const registry = await startRegistry(terminal, folder);
  const image = registry.image('one');
  try {
    await runStack(app, await writeStack(folder, 'pulled', { 'compose.yaml': pulling(image) }));
    const progress = page.getByRole('region', { name: 'Progress of pulled' });
    const step = progress.getByRole('listitem').filter({ hasText: 'web0' });
    await expect(step).toContainText(bytes);
    // The layers are summed up, not listed.
    await expect(progress.getByRole('listitem')).toHaveCount(1);
    expect(await noContainers(terminal)).toBe('');
    await keepScreens(app, info, 'pulling');
    registry.release();
    await expect(containerRow(page, 'pulled')).toContainText('Running (1/1)');
  } finally {
    await registry.close();
    await terminal.clear();
    await terminal.docker(['image', 'rm', '--force', image]).catch(() => '');
  }
});

test('several services that pull at a time show their bytes together @table', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const registry = await startRegistry(terminal, folder);
  const images = [registry.image('one'), registry.image('two')];
  try {
    await runStack(app, await writeStack(folder, 'both', { 'compose.yaml': pulling(...images) }));
    const steps = page.getByRole('region', { name: 'Progress of both' }).getByRole('listitem');
    await expect(steps.filter({ hasText: 'all images' })).toContainText(bytes);
    await expect(steps).toHaveCount(3);
    registry.release();
    await expect(containerRow(page, 'both')).toContainText('Running (2/2)');
  } finally {
    await registry.close();
    await terminal.clear();
    await terminal.docker(['image', 'rm', '--force', ...images]).catch(() => '');
  }
});

test('a run that is cancelled while it pulls says what exists, and can be run after @table', async ({
  app,
  terminal,
  folder,
}) => {
  const { page } = app;
  const registry = await startRegistry(terminal, folder);
  const image = registry.image('one');
  try {
    const stack = await writeStack(folder, 'stopped', { 'compose.yaml': pulling(image) });
    await runStack(app, stack);
    const progress = page.getByRole('region', { name: 'Progress of stopped' });
    await expect(progress).toContainText(bytes);
    await progress.getByRole('button', { name: 'Cancel stopped' }).click();
    await expect(page.getByText('Cancelled: run stopped')).toBeVisible();
    await expect(page.getByText('No container was left.')).toBeVisible();
    expect(await noContainers(terminal)).toBe('');
    expect(await hasImage(terminal, image)).toBe('');

    registry.release();
    await runStack(app, stack);
    await expect(containerRow(page, 'stopped')).toContainText('Running (1/1)');
  } finally {
    await registry.close();
    await terminal.clear();
    await terminal.docker(['image', 'rm', '--force', image]).catch(() => '');
  }
});
