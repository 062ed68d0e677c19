import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, containersTable, deleteStack } from './support/views.ts';

const shop = `services:
  web: # the shop
${sleeper(`    depends_on: [db]
    tmpfs: [/scratch]
    environment:
      SHOP_PASSWORD: hunter2
      DATABASE_URL: postgres://ada:s3cret@db/shop
      COLOUR: blue
    volumes: ["data:/data", "./conf:/conf:ro", "/cache"]
`)}  db:
${sleeper()}volumes:
  data:
`;

/** The engine tells of mounts in another order each time. */
const inMountOrder = (inspected: { Mounts: { Destination: string }[] }) => ({
  ...inspected,
  Mounts: inspected.Mounts.toSorted((a, b) => a.Destination.localeCompare(b.Destination)),
});

test('a page for the stack and for each container, by links, tabs, back and forward @details', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);

  await containerRow(page, 'shop').getByRole('link', { name: 'shop', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('shop');
  await expect(page.getByRole('status', { name: 'Status of shop' })).toHaveText('Running (2/2)');
  await page.getByRole('tab', { name: 'Containers' }).click();
  const members = page.getByRole('table', { name: 'Containers of shop' });
  await expect(members.getByRole('row', { name: /^(db|web)-1/ })).toHaveCount(2);
  await keepScreens(app, info, 'stack-page-containers');

  await members.getByRole('link', { name: 'web-1', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-1');
  await page.getByRole('tab', { name: 'Mounts' }).click();
  const mounts = page.getByRole('table', { name: 'Mounts of web-1' });
  await expect(mounts.getByRole('row')).toHaveText([
    /^Path in the container/,
    /^\/cacheAnonymous volumeNot attached to the next container.*Read and write$/,
    /^\/confBind mountStays.*shop\/confRead-only$/,
    /^\/dataVolumeStays when the container goesdataRead and write$/,
    /^\/scratchtmpfsGone when the container stopsin memoryRead and write$/,
  ]);
  await keepScreens(app, info, 'container-page-mounts');

  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('table', { name: 'Containers of shop' })).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(mounts).toBeVisible();

  // By keyboard: the tabs are one stop, arrow keys go on.
  await page.getByRole('tab', { name: 'Mounts' }).press('Home');
  await expect(page.getByRole('tab', { name: 'Logs' })).toBeFocused();
  await mounts.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: 'Mounts' }).click();
  await mounts.getByRole('link', { name: 'data' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('shop_data');
});

test('what is inspected can be searched, and keeps its secrets until they are asked for @details', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  await terminal.compose(['up', '--detach'], await writeStack(folder, 'shop', { 'compose.yaml': shop }));
  await page.getByRole('button', { name: 'Expand shop' }).click();
  await page.getByRole('button', { name: 'More actions for web-1' }).click();
  await page.getByRole('menuitem', { name: 'View details' }).click();
  await page.getByRole('tab', { name: 'Inspect' }).click();
  const tree = page.getByRole('tree', { name: 'Inspect web-1' });
  await expect(tree).toContainText('SHOP_PASSWORD=••••••••');
  await expect(tree).toContainText('postgres://ada:••••••••@db/shop');
  await expect(tree).toContainText('COLOUR=blue');
  await keepScreens(app, info, 'container-page-inspect');

  await page.getByRole('searchbox', { name: 'Search' }).fill('restartpolicy');
  await expect(page.getByRole('status', { name: 'Matches' })).toHaveText('1/1');
  await expect(tree.getByRole('treeitem', { name: /^RestartPolicy/ })).toBeVisible();
  await tree.getByRole('treeitem', { name: /^RestartPolicy/ }).press('ArrowRight');
  await expect(tree.getByRole('treeitem', { name: 'MaximumRetryCount: 0' })).toBeVisible();

  await page.getByRole('radio', { name: 'Raw JSON' }).check({ force: true });
  const json = page.getByRole('region', { name: 'JSON of web-1' });
  await expect(json).not.toContainText('hunter2');
  await page.getByRole('button', { name: 'Copy all of web-1' }).click();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).not.toContain('hunter2');
  await page.getByRole('button', { name: 'Reveal 2 secrets' }).click();
  await page.getByRole('button', { name: 'Copy all of web-1' }).click();
  await expect
    .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('SHOP_PASSWORD=hunter2');
  const [inspected] = JSON.parse(await terminal.docker(['inspect', 'shop-web-1']));
  const shown = JSON.parse(await app.electron.evaluate(({ clipboard }) => clipboard.readText()));
  expect(inMountOrder(shown)).toEqual(inMountOrder(inspected));
});

test('the Compose file as it is, merged, and with what is wrong at its line @details', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', {
    'compose.yaml': shop,
    'compose.override.yaml': 'services:\n  db:\n    labels: [more=1]\n',
  });
  await terminal.compose(['up', '--detach'], dir);
  await page.getByRole('button', { name: 'More actions for shop' }).click();
  await page.getByRole('menuitem', { name: 'Show Compose file' }).click();
  const file = page.getByRole('region', { name: 'compose.yaml' });
  await expect(file).toContainText('web: # the shop');
  await expect(file).not.toContainText('hunter2');
  await keepScreens(app, info, 'stack-page-compose');
  await page.getByText('compose.override.yaml', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'compose.override.yaml' })).toContainText('more=1');
  await page.getByText('Merged', { exact: true }).click();
  const merged = page.getByRole('region', { name: 'Merged Compose file' });
  await expect(merged).toContainText('more: "1"');
  await expect(merged).not.toContainText('hunter2');
  await page.getByRole('button', { name: /^Reveal/ }).click();
  await expect(merged).toContainText('hunter2');

  await page.getByText('compose.yaml', { exact: true }).click();
  await writeFile(join(dir, 'compose.yaml'), shop.replace('depends_on: [db]', 'depends_on: 7'));
  // The window comes to the front after the file was edited elsewhere.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByText('The Compose file has a mistake')).toBeVisible();
  await expect(file.getByRole('note')).toContainText('depends_on');
  await keepScreens(app, info, 'stack-page-compose-mistake');

  await writeFile(join(dir, 'compose.yaml'), shop);
  await appendFile(join(dir, 'compose.override.yaml'), '# mended\n');
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('The Compose file has a mistake')).toBeHidden();
  await rm(join(dir, 'compose.yaml'));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByText('This file can’t be read')).toBeVisible();
});

test('a container that goes while its page is open says so, and leads to its successor @details', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  await page.getByRole('button', { name: 'Expand shop' }).click();
  await page.getByRole('link', { name: 'web-1', exact: true }).click();
  await page.getByRole('tab', { name: 'Mounts' }).click();
  const before = page.url();
  await terminal.compose(['up', '--detach', '--force-recreate', 'web'], dir);
  await expect(page.getByText('web-1 was replaced')).toBeVisible();
  await keepScreens(app, info, 'container-page-replaced');
  await page.getByRole('button', { name: 'Open the new web-1' }).click();
  await expect(page.getByRole('status', { name: 'Status of web-1' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Mounts' })).toHaveAttribute('aria-selected', 'true');
  expect(page.url()).not.toBe(before);

  // The way back leads up to the stack, which can be deleted and run again from its own page.
  await page.getByRole('navigation', { name: 'Way back' }).getByRole('link', { name: 'shop' }).click();
  await deleteStack(page, 'shop');
  await expect(page.getByText('shop was deleted')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete shop' })).toHaveAttribute('aria-disabled', 'true');
  await keepScreens(app, info, 'stack-page-deleted');
  await page.getByRole('main').getByRole('button', { name: 'Run shop again' }).click();
  await expect(page.getByRole('status', { name: 'Status of shop' })).toHaveText('Running (2/2)');

  await page.evaluate(() => {
    window.location.hash = `#/containers/${'0'.repeat(64)}/logs`;
  });
  await expect(page.getByText('There is no such container')).toBeVisible();
  await page.getByRole('button', { name: 'Back to Containers' }).click();
  await expect(containersTable(page)).toBeVisible();
});
