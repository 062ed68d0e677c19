import { sleeper, writeStack } from './support/stack-files.ts';
import type { Terminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow } from './support/views.ts';

interface Shape {
  readonly name: string;
  readonly compose: string;
  /** What the row of the stack says. */
  readonly status: string | RegExp;
  /** Instead of `up --detach`. */
  readonly make?: (terminal: Terminal, folder: string) => Promise<unknown>;
  /** After it is up. */
  readonly afterwards?: (terminal: Terminal, folder: string) => Promise<unknown>;
}

const services = (count: number) =>
  Array.from({ length: count }, (_, at) => `  service-${at + 1}:\n${sleeper()}`).join('');
const one = (more = '') => `services:\n  web:\n${sleeper(more)}`;
const job = (code: number) => `    image: busybox:latest\n    command: sh -c "exit ${code}"\n`;

// One stack a shape: what people meet in their lists, and what other tools get wrong.
const shapes: readonly Shape[] = [
  { name: 'plain', compose: one(), status: 'Running (1/1)' },
  { name: 'replicas', compose: one('    deploy: { replicas: 3 }\n'), status: 'Running (3/3)' },
  { name: 'thirty', compose: `services:\n${services(30)}`, status: 'Running (30/30)' },
  {
    name: 'migrated',
    compose: `services:\n  migrate:\n${job(0)}  web:\n${sleeper('    depends_on: { migrate: { condition: service_completed_successfully } }\n')}`,
    status: 'Running (1/1) · migrate done',
  },
  {
    name: 'failed-job',
    compose: `services:\n  migrate:\n${job(3)}  web:\n${sleeper()}`,
    status: 'Partly running (1/2)',
  },
  {
    name: 'one-off',
    compose: one(),
    status: 'Running (1/1)',
    afterwards: (terminal, folder) => terminal.compose(['run', '--detach', 'web', 'true'], folder),
  },
  {
    name: 'profiled',
    compose: `${one()}  admin:\n${sleeper('    profiles: [tools]\n')}`,
    status: 'Running (2/2)',
    make: (terminal, folder) => terminal.compose(['--profile', 'tools', 'up', '--detach'], folder),
  },
  {
    name: 'unhealthy',
    compose: one('    healthcheck: { test: ["CMD", "false"], interval: 200ms, retries: 1 }\n'),
    status: 'Running (1/1) · Unhealthy: web',
  },
  {
    name: 'paused',
    compose: one(),
    status: 'Paused',
    afterwards: (terminal, folder) => terminal.compose(['pause'], folder),
  },
  {
    name: 'half-paused',
    compose: `${one()}  db:\n${sleeper()}`,
    status: 'Partly paused (1/2)',
    afterwards: (terminal, folder) => terminal.compose(['pause', 'db'], folder),
  },
  {
    name: 'crashing',
    compose: `services:\n  web:\n    image: busybox:latest\n    command: sh -c "exit 1"\n    restart: always\n`,
    status: 'Restarting',
  },
  {
    name: 'killed',
    compose: one(),
    status: 'Exited (137)',
    afterwards: (terminal, folder) => terminal.compose(['kill'], folder),
  },
  {
    name: 'half-stopped',
    compose: `${one()}  db:\n${sleeper('    restart: unless-stopped\n')}`,
    status: 'Partly running (1/2)',
    afterwards: (terminal, folder) => terminal.compose(['stop', 'db'], folder),
  },
  {
    name: 'created',
    compose: one(),
    status: 'Created',
    make: (terminal, folder) => terminal.compose(['create'], folder),
  },
  {
    name: 'a-stack-with-a-name-that-is-far-too-long-for-any-column-of-any-table-that-people-look-at',
    compose: one(),
    status: 'Running (1/1)',
  },
  { name: 'named', compose: one('    container_name: my.own_name-1\n'), status: 'Running (1/1)' },
  { name: 'hosted', compose: one('    network_mode: host\n'), status: 'Running (1/1)' },
  {
    name: 'many-ports',
    compose: one('    ports: ["39001-39012:9001-9012"]\n'),
    status: 'Running (1/1)',
  },
  {
    name: 'odd-ports',
    compose: one('    ports: ["127.0.0.1:39101:80", "39102:53/udp", "39103:443", "39104:8000"]\n'),
    status: 'Running (1/1)',
  },
  {
    name: 'dotted',
    compose: `services:\n  my.svc-a_b:\n${sleeper()}`,
    status: 'Running (1/1)',
  },
];

test('stacks of twenty shapes say what they do @table', async ({ app, terminal, folder }) => {
  test.setTimeout(240_000);
  const { page } = app;
  for (const { name, compose, make, afterwards } of shapes) {
    const stack = await writeStack(folder, name, { 'compose.yaml': compose });
    await (make ?? (() => terminal.compose(['up', '--detach'], stack)))(terminal, stack);
    await afterwards?.(terminal, stack);
  }
  // Made without Compose: a label alone, in any script.
  await terminal.docker([
    ...['run', '--detach', '--name', 'labelled', '--stop-signal', 'KILL'],
    ...['--label', 'com.docker.compose.project=проект 日本', 'busybox:latest', 'sleep', '600'],
  ]);
  await terminal.docker(['run', '--detach', '--name', 'alone', 'busybox:latest', 'true']);

  const search = page.getByRole('searchbox', { name: 'Search' });
  for (const { name, status } of shapes) {
    await search.fill(name);
    await expect(containerRow(page, name)).toContainText(status);
  }
  await search.fill('проект');
  await expect(containerRow(page, 'проект 日本')).toContainText('Running (1/1)');
  await search.fill('alone');
  await expect(containerRow(page, 'alone')).toContainText('Exited (0)');

  await search.fill('odd-ports');
  await page.getByRole('button', { name: 'Expand odd-ports' }).click();
  const odd = containerRow(page, 'web-1');
  await expect(odd.getByRole('link', { name: 'Open port 39101' })).toHaveAttribute(
    'href',
    'http://127.0.0.1:39101',
  );
  await expect(odd.getByRole('link', { name: 'Open port 39102' })).toHaveCount(0);
  await odd.getByRole('button', { name: '2 more ports of web-1' }).click();
  await page.getByRole('menuitem', { name: /39103/ }).click();
  await expect.poll(app.openedLinks).toEqual(['https://localhost:39103/']);
  await search.fill('my.svc');
  await expect(containerRow(page, 'my.svc-a_b-1')).toBeVisible();
  await search.fill('nothing is called this');
  await expect(page.getByText('dotted')).toHaveCount(0);
});
