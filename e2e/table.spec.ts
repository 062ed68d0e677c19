import { invoke } from './support/invoke.ts';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, containersTable } from './support/views.ts';
import { narrowShape, shapeWindow, usualShape } from './support/window-shape.ts';

const pair = `services:\n  db:\n${sleeper()}  web:\n${sleeper('    depends_on: [db]\n')}`;

test('the row menus act by button, by right click and by keyboard @table', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page, electron } = app;
  await terminal.compose(['up', '--detach'], await writeStack(folder, 'pair', { 'compose.yaml': pair }));
  const row = containerRow(page, 'pair');
  await expect(row).toContainText('Running (2/2)');

  await page.getByRole('button', { name: 'More actions for pair' }).click();
  await keepScreens(app, info, 'stack-menu');
  await page.getByRole('menuitem', { name: 'Pause', exact: true }).click();
  await expect(row).toContainText('Paused');
  await row.click({ button: 'right', position: { x: 400, y: 20 } });
  await page.getByRole('menuitem', { name: 'Unpause' }).click();
  await expect(row).toContainText('Running (2/2)');

  await page.getByRole('button', { name: 'Expand pair' }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Kill' }).press('Enter');
  const kill = page.getByRole('dialog', { name: 'Kill pair?' });
  await expect(kill).toContainText('web-1');
  await keepScreens(app, info, 'kill');
  await kill.getByRole('button', { name: 'Kill' }).click();
  await expect(row).toContainText('Exited (137)');

  await page.getByRole('button', { name: 'Expand pair' }).click();
  await page.getByRole('button', { name: 'More actions for web-1' }).click();
  await page.getByRole('menuitem', { name: 'Copy docker run command' }).click();
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^docker (run|create) .*--name pair-web-1 .*busybox:latest sleep infinity/s);

  await page.getByRole('button', { name: 'More actions for web-1' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename web-1' });
  await rename.getByRole('textbox', { name: 'New name' }).fill('not allowed!');
  await expect(rename.getByRole('button', { name: 'Rename' })).toBeDisabled();
  await rename.getByRole('textbox', { name: 'New name' }).fill('my-web');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect.poll(() => terminal.containersOf('pair')).toEqual(['my-web', 'pair-db-1']);
});

test('columns, sort and expanded stacks are found again after a restart @table', async ({
  launch,
  terminal,
  folder,
}, info) => {
  for (const name of ['alpha', 'omega']) {
    await terminal.compose(['up', '--detach'], await writeStack(folder, name, { 'compose.yaml': pair }));
  }
  const first = await launch();
  const { page } = first;
  const header = (title: string) => containersTable(page).getByRole('columnheader', { name: title });
  await expect(containerRow(page, 'alpha')).toContainText('Running (2/2)');
  await page.getByRole('button', { name: 'Expand omega' }).click();
  await page.getByRole('button', { name: 'Columns' }).click();
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('checkbox', { name: 'Health' }).check();
  await columns.getByRole('checkbox', { name: 'Image' }).uncheck();
  await keepScreens(first, info, 'columns');
  await page.keyboard.press('Escape');

  // What stands beneath the table stays in sight where that is scrolled sideways.
  await shapeWindow(first, narrowShape);
  const offer = page.getByRole('region', { name: 'New here?' });
  const place = await offer.boundingBox();
  const moved = await containersTable(page).evaluate((table) => {
    const scroller = table.closest('[data-sideways]');
    scroller?.scrollBy({ left: 1_000, behavior: 'instant' });
    return scroller?.scrollLeft ?? 0;
  });
  expect(moved).toBeGreaterThan(50);
  expect((await offer.boundingBox())?.x).toBe(place?.x);
  await shapeWindow(first, usualShape);

  await header('Name').getByRole('button', { name: 'Name' }).click();
  await header('Name').getByRole('button', { name: 'Name' }).click();
  await expect(header('Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(containersTable(page).getByRole('row').nth(1)).toContainText('omega');
  // What is arranged is written a moment later.
  await expect
    .poll(async () => {
      const answer = await invoke(first, 'app.state', null);
      return answer.ok && answer.value.settings.containers.sort?.descending;
    })
    .toBe(true);
  await first.close();

  const second = await launch();
  const table = containersTable(second.page);
  await expect(table.getByRole('columnheader', { name: 'Health' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Image' })).toHaveCount(0);
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  await expect(table.getByRole('row').nth(1)).toContainText('omega');
  await expect(second.page.getByRole('button', { name: 'Collapse omega' })).toBeVisible();
  await expect(second.page.getByRole('button', { name: 'Expand alpha' })).toBeVisible();
});
