import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { copySample, expect, test } from './support/test.ts';
import { containerRow, previewStack, runDialog, runStack } from './support/views.ts';

/** Drops files on the window, as the desktop does. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: 600,
      y: 400,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  }
}

test('data that no volume keeps is named before the run, and not once a volume is there @table', async ({
  app,
  folder,
}, info) => {
  const dialog = await previewStack(app, await copySample(folder, { volume: false, name: 'bare' }));
  await expect(dialog).toContainText(
    'todo-database keeps data in /data/db, and no volume is there: it will be lost when the stack is deleted',
  );
  await keepScreens(app, info, 'run-data-without-volume');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const kept = await previewStack(app, await copySample(folder, { volume: true, name: 'kept' }));
  await expect(kept.getByRole('region', { name: 'Volumes' })).toContainText('database');
  await expect(kept).not.toContainText('keeps data in');
});

test('a volume above one that the image declares does not hold its data, as the engine shows @table', async ({
  app,
  terminal,
  folder,
}) => {
  const image = await writeStack(folder, 'image', { Dockerfile: 'FROM busybox:latest\nVOLUME /srv/data\n' });
  await terminal.docker(['build', '--quiet', '--tag', 'declares:1', '.'], image);
  const service = sleeper('    volumes: [all:/srv]\n').replace('busybox:latest', 'declares:1');
  const text = `services:\n  web:\n${service}volumes:\n  all:\n`;
  const stack = await writeStack(folder, 'above', { 'compose.yaml': text });
  const dialog = await previewStack(app, stack);
  await expect(dialog).toContainText('web keeps data in /srv/data, and the volume at /srv does not hold it');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(containerRow(app.page, 'above')).toContainText('Running (1/1)');
  const mounts = await terminal.docker([
    'inspect',
    '--format',
    '{{range .Mounts}}{{.Destination}} {{.Name}}\n{{end}}',
    'above-web-1',
  ]);
  expect(mounts.split('\n').sort()).toEqual([
    expect.stringMatching(/^\/srv above_all$/),
    expect.stringMatching(/^\/srv\/data [0-9a-f]{64}$/),
  ]);
  await terminal.clear();
  await terminal.docker(['image', 'rm', '--force', 'declares:1']);
});

test('files that are dropped together run together, and are found again with their options @table', async ({
  launch,
  terminal,
  folder,
}, info) => {
  const app = await launch();
  const { page } = app;
  const stack = await writeStack(folder, 'mixed', {
    'compose.yaml': `services:\n  web:\n${sleeper('    labels: { said: "$GREETING" }\n')}`,
    'compose.override.yaml': `services:\n  extra:\n${sleeper('    profiles: [debug]\n')}`,
    'prod.env': 'GREETING=hello\n',
  });
  await expect(page.getByRole('button', { name: 'Run a stack' }).first()).toBeEnabled();
  await drop(
    page,
    ['compose.override.yaml', 'prod.env', 'compose.yaml'].map((name) => `${stack}/${name}`),
  );
  const dialog = runDialog(page);
  await expect(dialog.getByRole('list', { name: 'Compose files' }).getByRole('listitem')).toHaveText([
    /compose\.yaml/,
    /compose\.override\.yaml/,
  ]);
  await dialog.getByRole('checkbox', { name: 'debug' }).check();
  await dialog.getByRole('textbox', { name: 'Project name' }).fill('renamed');
  await expect(dialog.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(containerRow(page, 'renamed')).toContainText('Running (2/2)');
  const said = ['inspect', '--format', '{{index .Config.Labels "said"}}', 'renamed-web-1'];
  expect(await terminal.docker(said)).toBe('hello');

  const plain = await writeStack(folder, 'plain', { 'compose.yaml': `services:\n  web:\n${sleeper()}` });
  await runStack(app, plain);
  await expect(containerRow(page, 'plain')).toContainText('Running (1/1)');
  await app.close();
  await rm(plain, { recursive: true });

  const again = await launch();
  const recent = runDialog(again.page).getByRole('region', { name: 'Recent' });
  await again.page.getByRole('button', { name: 'Run a stack' }).first().click();
  await expect(recent.getByRole('listitem')).toHaveText([/^plain.*Not found/, /^renamed.*and 1 more/]);
  await keepScreens(again, info, 'run-recent');
  await recent.getByRole('button', { name: 'Remove plain from the list' }).click();
  await expect(recent.getByRole('listitem')).toHaveCount(1);
  await recent.getByRole('button', { name: /^renamed/ }).click();
  const reopened = runDialog(again.page);
  await expect(reopened.getByRole('textbox', { name: 'Project name' })).toHaveValue('renamed');
  await expect(reopened.getByRole('checkbox', { name: 'debug' })).toBeChecked();
  await expect(reopened).toContainText('prod.env');
  await keepScreens(again, info, 'run-as-last-time');
});
