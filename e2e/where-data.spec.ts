import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow } from './support/views.ts';

const shop = `services:
  safe:
${sleeper('    volumes: [data:/data, "./conf:/conf:ro"]\n')}  report:
${sleeper()}  db:
${sleeper('    volumes: [/var/lib/mysql]\n    tmpfs: [/run]\n')}volumes:
  data:
`;

test('the row and the Data tab tell where data is, and what would be lost @data @details', async ({
  app,
  terminal,
  folder,
}, info) => {
  const { page } = app;
  const dir = await writeStack(folder, 'shop', { 'compose.yaml': shop });
  await terminal.compose(['up', '--detach'], dir);
  const exec = (container: string, script: string) =>
    terminal.docker(['exec', container, 'sh', '-c', script]);
  await exec('shop-db-1', 'head -c 3000000 /dev/zero > /var/lib/mysql/ibdata1');
  await exec(
    'shop-report-1',
    'mkdir -p /srv/report /var/log && head -c 9000000 /dev/zero > /srv/report/all.csv',
  );
  await exec('shop-report-1', 'echo noise > /var/log/app.log');

  const row = (name: string) => containerRow(page, name);
  await page.getByRole('button', { name: 'Expand shop' }).click();
  await expect(row('safe-1')).toContainText('data');
  await expect(row('report-1')).toContainText('9.0 MB unsaved');
  await expect(row('db-1')).toContainText('anonymous /var/lib/mysql');
  // The worst comes first: a database counts more than any other file.
  await expect(row('shop')).toContainText('anonymous /var/lib/mysql');
  await keepScreens(app, info, 'data-column');

  await row('shop').getByRole('link', { name: 'shop', exact: true }).click();
  await page.getByRole('tab', { name: 'Data' }).click();
  const table = page.getByRole('table', { name: 'Data of shop' });
  await expect(table.getByRole('row', { name: /^db-1 \/var\/lib\/mysql/ })).toContainText('Lost');
  await expect(table.getByRole('row', { name: /^db-1 \/run/ })).toContainText('Memory');
  await expect(table.getByRole('row', { name: /^report-1 \/srv\/report/ })).toContainText(
    'Lost when the container is deleted',
  );
  await expect(table.getByRole('row', { name: /^safe-1 \/data/ })).toContainText('Attached again');
  await expect(table.getByRole('row', { name: /^safe-1 \/conf/ })).toContainText('shop/conf');
  await expect(table).not.toContainText('app.log');
  await expect(page.getByText('Data of db-1 and report-1 is lost when the stack is deleted')).toBeVisible();
  await keepScreens(app, info, 'stack-page-data');
});
