import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startFaultProxy } from './support/faults/fault-proxy.ts';
import { spread, tellFigures } from './support/faults/figures.ts';
import { invoke } from './support/invoke.ts';
import { keepScreens } from './support/screens.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow, engineStatus } from './support/views.ts';

const run = promisify(execFile);

const sleeping = (name: string, ...more: readonly string[]) => [
  ...['run', '--detach', '--name', name, '--stop-signal', 'SIGKILL', ...more],
  ...['busybox:latest', 'sleep', '600'],
];

test('a paused engine is said to be away, with the age of the list, and is right again when it goes on @faults', async ({
  app,
  engine,
  terminal,
}) => {
  const { page } = app;
  await terminal.docker(sleeping('before'));
  await expect(containerRow(page, 'before')).toContainText('Running');
  engine.pause();
  try {
    // Ten seconds of silence, and five that a ping may take.
    await expect(engineStatus(page)).toHaveText('Engine unreachable', { timeout: 30_000 });
    await expect(page.getByRole('contentinfo')).toContainText('Last known list');
    await expect(containerRow(page, 'before')).toBeVisible();
  } finally {
    engine.resume();
  }
  await expect(engineStatus(page)).toHaveText('Engine running');
  await terminal.docker(sleeping('after'));
  await expect(containerRow(page, 'after')).toContainText('Running');
});

test('a thousand events a second cost few questions, and hold up no news @faults', async ({
  launch,
  engine,
  terminal,
  folder,
}, info) => {
  const proxy = await startFaultProxy({
    upstream: engine.socketPath,
    socketPath: join(folder, 'proxy.sock'),
    random: () => 0,
  });
  try {
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) ids.push(await terminal.docker(sleeping(name)));
    const { page, electron } = await launch([], { DOCKER_HOST: `unix://${proxy.socketPath}` });
    await expect(containerRow(page, 'three')).toContainText('Running');
    const memory = () =>
      electron.evaluate(({ app }) =>
        app.getAppMetrics().reduce((all, each) => all + each.memory.workingSetSize, 0),
      );
    const [memoryBefore, asksBefore] = [await memory(), total(proxy.asked)];
    let sent = 0;
    const began = Date.now();
    const storm = (async () => {
      while (Date.now() - began < 6_000) {
        // As many as are due by now, however late this comes.
        const lines: string[] = [];
        for (; sent < Date.now() - began; sent += 1) lines.push(eventOf(ids[sent % 3] ?? '', sent));
        proxy.tell(lines.join(''));
        await pause(10);
      }
    })();
    const took: number[] = [];
    for (let at = 0; at < 4; at += 1) {
      await terminal.docker(sleeping(`new-${at}`));
      const from = Date.now();
      await expect(containerRow(page, `new-${at}`)).toContainText('Running');
      took.push(Date.now() - from);
    }
    await storm;
    const asks = total(proxy.asked) - asksBefore;
    const grownKb = (await memory()) - memoryBefore;
    tellFigures(info, { events: sent, asks, grownMb: Math.round(grownKb / 1024), ...spread(took) });
    expect(sent).toBeGreaterThan(5_900);
    // At most a batch every 75 ms, of the few containers that the storm is about.
    expect(asks).toBeLessThan((6_000 / 75) * 8);
    expect(Math.max(...took)).toBeLessThan(2_000);
    expect(grownKb).toBeLessThan(200 * 1024);
    await expect(engineStatus(page)).toHaveText('Engine running');
  } finally {
    await proxy.stop();
  }
});

const total = (asked: ReadonlyMap<string, number>) =>
  [...asked.values()].reduce((all, times) => all + times, 0);

const eventOf = (id: string, at: number) => {
  const timeNano = `${BigInt(Date.now()) * 1_000_000n + BigInt(at)}`;
  return `{"Type":"container","Action":"start","Actor":{"ID":"${id}","Attributes":{}},"timeNano":${timeNano}}\n`;
};

test('after the machine slept nothing that was open is trusted @faults', async ({
  launch,
  engine,
  terminal,
  folder,
}) => {
  const proxy = await startFaultProxy({
    upstream: engine.socketPath,
    socketPath: join(folder, 'proxy.sock'),
    random: () => 0,
  });
  try {
    const { page, electron } = await launch([], { DOCKER_HOST: `unix://${proxy.socketPath}` });
    await expect(engineStatus(page)).toHaveText('Engine running');
    const [lists, streams] = ['/containers/json', '/events'].map((path) => proxy.asked.get(path) ?? 0);
    await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect.poll(() => proxy.asked.get('/events')).toBe((streams ?? 0) + 1);
    await expect.poll(() => proxy.asked.get('/containers/json')).toBe((lists ?? 0) + 1);
    await terminal.docker(sleeping('new'));
    await expect(containerRow(page, 'new')).toContainText('Running');
    await expect(engineStatus(page)).toHaveText('Engine running');
  } finally {
    await proxy.stop();
  }
});

test('files of the app that are damaged are set aside, and told with where they are @faults', async ({
  launch,
  folder,
}, info) => {
  const own = join(folder, 'user-data');
  await mkdir(own);
  await writeFile(join(own, 'settings.json'), '{"theme":"da');
  await writeFile(join(own, 'stacks.json'), 'no notes');
  const app = await launch();
  const { page } = app;
  const told = page.getByRole('alert').filter({ hasText: 'The settings could not be read' });
  await expect(told).toContainText('settings.json.damaged-');
  const aside = /kept in (\S+)\. To/.exec((await told.textContent()) ?? '')?.[1] ?? '';
  expect(await readFile(aside, 'utf8')).toBe('{"theme":"da');
  await expect(
    page.getByRole('alert').filter({ hasText: 'The notes of stacks could not be read' }),
  ).toBeVisible();
  await keepScreens(app, info, 'damaged-files');
  await told.getByRole('button', { name: 'Dismiss: The settings could not be read' }).click();
  await expect(told).toHaveCount(0);
  await app.close();

  const again = await launch();
  await expect(engineStatus(again.page)).toHaveText('Engine running');
  await expect(again.page.getByText('could not be read')).toHaveCount(0);
});

test('a full disk is told, and what could not be noted is noted when there is room again @faults', async ({
  launch,
  terminal,
  folder,
}, info) => {
  const own = join(folder, 'user-data');
  await mkdir(own);
  await run('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', own]);
  try {
    const app = await launch();
    const { page } = app;
    await expect(engineStatus(page)).toHaveText('Engine running');
    await run('sh', ['-c', 'cat /dev/zero > "$1" 2>/dev/null; true', 'sh', join(own, 'fill')]);
    const dir = await writeStack(folder, 'shop', { 'compose.yaml': `services:\n  web:\n${sleeper()}` });
    await terminal.compose(['up', '--detach'], dir);
    const told = page.getByRole('alert').filter({ hasText: 'The notes of stacks can’t be saved' });
    await expect(told).toContainText('no space left');
    await keepScreens(app, info, 'full-disk');
    await rm(join(own, 'fill'));
    await expect(told).toHaveCount(0, { timeout: 40_000 });
    expect(await readFile(join(own, 'stacks.json'), 'utf8')).toContain('"shop"');
    await app.close();
  } finally {
    await run('umount', ['-l', own]);
  }
});

test('two apps on one engine show the same, and what both do at once ends well @faults', async ({
  launch,
  terminal,
  folder,
}) => {
  const compose = `services:\n  web:\n${sleeper('    volumes: [data:/data]\n')}volumes:\n  data:\n`;
  await terminal.compose(['up', '--detach'], await writeStack(folder, 'shop', { 'compose.yaml': compose }));
  const volume = await terminal.volumesOf('shop');
  const [one, other] = [await launch(), await launch([`--user-data-dir=${join(folder, 'other-data')}`])];
  for (const { page } of [one, other])
    await expect(containerRow(page, 'shop')).toContainText('Running (1/1)');
  const target = { kind: 'stack', name: 'shop' };
  const inBoth = (name: 'container.lifecycle' | 'delete.begin', args: object) =>
    Promise.all([one, other].map((app) => invoke(app, name, args)));
  await inBoth('container.lifecycle', { target, action: 'stop' });
  for (const { page } of [one, other]) await expect(containerRow(page, 'shop')).toContainText('Exited');
  await inBoth('delete.begin', {
    target,
    alsoDeleteVolumes: [],
    save: { unsavedFiles: false, volumes: false },
  });
  for (const { page } of [one, other]) {
    await expect(containerRow(page, 'shop')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Deleted stacks' })).toContainText('shop');
  }
  expect(await terminal.containersOf('shop')).toEqual([]);
  expect(await terminal.volumesOf('shop')).toEqual(volume);
});

test('answers of any size and depth, and names of any signs, are shown for what they are @faults @security', async ({
  launch,
  engine,
  terminal,
  folder,
}) => {
  await terminal.docker(sleeping('odd'));
  const proxy = await startFaultProxy({
    upstream: engine.socketPath,
    socketPath: join(folder, 'proxy.sock'),
    random: () => 0,
    rewrite: overdone,
  });
  try {
    const { page } = await launch([], { DOCKER_HOST: `unix://${proxy.socketPath}` });
    await expect(engineStatus(page)).toHaveText('Engine running');
    await page.getByRole('button', { name: /^Expand p{9}/ }).click();
    const row = page.getByRole('row', { name: /^web-1/ });
    await expect(row.getByRole('link', { name: 'Open port 1', exact: true })).toBeVisible();
    await expect(row).toContainText('+9998');
    const tip = await page.getByRole('tooltip').boundingBox();
    expect(tip?.height).toBeLessThan(300);
    await expect(engineStatus(page)).toHaveText('Engine running');
  } finally {
    await proxy.stop();
  }
});

const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
const ports = Array.from({ length: 10_000 }, (_, at) => at + 1);
const labels = {
  'com.docker.compose.project': 'p'.repeat(1_000_000),
  'com.docker.compose.service': 'web',
  'com.docker.compose.container-number': '1',
};
const oddName = '/a\u0000b\u202ec';

/** The engine's answer, with what it never says in it. */
function overdone(path: string, body: string): string {
  if (!body.startsWith('{') && !body.startsWith('[{')) return body;
  const said = JSON.parse(body);
  if (path.endsWith('/containers/json')) {
    for (const container of said) {
      container.Names = [oddName];
      container.Labels = labels;
      container.Ports = ports.map((port) => ({
        IP: '0.0.0.0',
        PrivatePort: port,
        PublicPort: port,
        Type: 'tcp',
      }));
    }
  } else if (said.Config !== undefined && said.NetworkSettings !== undefined) {
    said.Name = oddName;
    said.Config.Labels = labels;
    said.Config.Env = [`SECRET=${'x'.repeat(1_000_000)}`];
    said.NetworkSettings.Ports = Object.fromEntries(
      ports.map((port) => [`${port}/tcp`, [{ HostIp: '0.0.0.0', HostPort: `${port}` }]]),
    );
  }
  const overdoneBody = JSON.stringify(said);
  return overdoneBody.startsWith('{') ? overdoneBody.replace('{', `{"Deep":${deep},`) : overdoneBody;
}
