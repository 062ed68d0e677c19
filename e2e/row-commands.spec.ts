import { execFile } from 'node:child_process';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Operation } from '../shared/operation.ts';
import { invoke } from './support/invoke.ts';
import { launchApp, type RunningApp } from './support/running-app.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { expect, test } from './support/test.ts';
import { containerRow } from './support/views.ts';

test.use({ keepsApp: true });

const exec = promisify(execFile);

/** Sends a command that begins an operation, and waits for how it ends. */
async function ended(
  app: RunningApp,
  name: 'container.lifecycle' | 'container.rename' | 'stack.updateImages',
  args: unknown,
): Promise<Operation['state']> {
  const begun = await invoke(app, name, args);
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  let state: Operation['state'] = { kind: 'running' };
  await expect(async () => {
    const now = await invoke(app, 'app.state', null);
    const found = now.ok ? now.value.operations.find(({ id }) => id === begun.value) : undefined;
    state = found?.state ?? state;
    expect(state.kind).not.toBe('running');
  }).toPass({ timeout: 60_000 });
  return state;
}

const pair = `services:\n  db:\n${sleeper()}    volumes: [data:/data]\n  web:\n${sleeper('    depends_on: [db]\n')}volumes:\n  data:\n`;

test('a stack is paused, unpaused and killed', { tag: '@table' }, async ({ app, terminal, folder }) => {
  const stack = await writeStack(folder, 'pair', { 'compose.yaml': pair });
  await terminal.compose(['up', '--detach'], stack);
  await expect(containerRow(app.page, 'pair')).toContainText('Running (2/2)');
  const target = { kind: 'stack', name: 'pair' };
  const states = async () =>
    (await terminal.docker(['inspect', '--format', '{{.State.Status}}', 'pair-db-1', 'pair-web-1'])).split(
      '\n',
    );

  expect(await ended(app, 'container.lifecycle', { target, action: 'pause' })).toMatchObject({
    kind: 'succeeded',
  });
  expect(await states()).toEqual(['paused', 'paused']);
  await expect(containerRow(app.page, 'pair')).toContainText('Paused');
  await terminal.docker(['unpause', 'pair-db-1']);
  expect(await ended(app, 'container.lifecycle', { target, action: 'unpause' })).toMatchObject({
    kind: 'succeeded',
  });
  expect(await states()).toEqual(['running', 'running']);
  await terminal.docker(['pause', 'pair-db-1']);
  expect(await ended(app, 'container.lifecycle', { target, action: 'kill' })).toMatchObject({
    kind: 'succeeded',
  });
  expect(await states()).toEqual(['exited', 'exited']);
  expect(await ended(app, 'container.lifecycle', { target, action: 'kill' })).toMatchObject({
    kind: 'succeeded',
  });
});

test('a container is renamed, unless another has the name', { tag: '@table' }, async ({ app, terminal }) => {
  const id = await terminal.docker(['run', '--detach', '--name', 'before', 'busybox:latest', 'sleep', '100']);
  await terminal.docker(['create', '--name', 'taken', 'busybox:latest']);
  await expect(containerRow(app.page, 'before')).toBeVisible();
  expect(await ended(app, 'container.rename', { id, name: 'after' })).toMatchObject({ kind: 'succeeded' });
  await expect(containerRow(app.page, 'after')).toBeVisible();
  expect(await ended(app, 'container.rename', { id, name: 'taken' })).toMatchObject({
    kind: 'failed',
    error: { kind: 'conflict', detail: expect.stringContaining('/taken') },
  });
  expect(await terminal.docker(['inspect', '--format', '{{.Name}}', id])).toBe('/after');
});

test('an image that can not be had leaves the stack as it was', { tag: '@table' }, async ({
  app,
  terminal,
  folder,
}) => {
  const stack = await writeStack(folder, 'pair', { 'compose.yaml': pair });
  await terminal.compose(['up', '--detach'], stack);
  await expect(containerRow(app.page, 'pair')).toContainText('Running (2/2)');
  const facts = () =>
    terminal.docker(['inspect', '--format', '{{.Id}} {{.State.StartedAt}}', 'pair-db-1', 'pair-web-1']);
  const before = await facts();
  expect(await ended(app, 'stack.updateImages', { stack: 'pair' })).toMatchObject({
    kind: 'failed',
    error: { kind: 'image-unavailable', image: 'busybox:latest' },
  });
  expect(await facts()).toBe(before);
});

test('what changed is recreated on the same volume, where nothing is to be pulled', {
  tag: '@table',
}, async ({ app, terminal, folder }) => {
  const local = pair.replaceAll('image: busybox:latest', 'image: local:1\n    build: .');
  const stack = await writeStack(folder, 'pair', {
    'compose.yaml': local,
    Dockerfile: 'FROM busybox:latest\nENV VERSION=1\n',
  });
  await terminal.compose(['up', '--detach'], stack);
  await terminal.docker(['exec', 'pair-db-1', 'sh', '-c', 'echo kept > /data/file']);
  await expect(containerRow(app.page, 'pair')).toContainText('Running (2/2)');
  await terminal.docker(
    ['build', '--quiet', '--tag', 'local:1', '--build-arg', 'x=y', '--label', 'new=1', '.'],
    stack,
  );
  expect(await ended(app, 'stack.updateImages', { stack: 'pair' })).toMatchObject({
    kind: 'succeeded',
    outcome: { kind: 'ran', volumes: [{ volume: 'pair_data', verdict: 'attached-again' }] },
  });
  expect(await terminal.docker(['inspect', '--format', '{{index .Config.Labels "new"}}', 'pair-db-1'])).toBe(
    '1',
  );
  expect(await terminal.docker(['exec', 'pair-db-1', 'cat', '/data/file'])).toBe('kept');
});

test('a terminal opens in the container, on its engine', { tag: '@table' }, async ({
  engine,
  runtime,
  terminal,
  folder,
}) => {
  // Stands for the user's terminal: writes down what it is to run.
  const program = join(folder, 'my-terminal');
  const said = join(folder, 'said');
  await writeFile(
    program,
    `#!/bin/sh\nprintf '%s\\0' "$@" > '${said}.part' && mv '${said}.part' '${said}'\n`,
  );
  await chmod(program, 0o755);
  const app = await launchApp({
    runtime,
    env: { ...process.env, ...engine.env, TERMINAL: program },
    userDataDir: join(folder, 'user-data'),
  });
  try {
    const id = await terminal.docker(['run', '--detach', '--name', 'box', 'busybox:latest', 'sleep', '100']);
    await expect(containerRow(app.page, 'box')).toBeVisible();
    expect(await invoke(app, 'container.openTerminal', { id })).toEqual({ ok: true, value: null });
    const [option, ...words] = (await readFile(said, 'utf8')).split('\0').slice(0, -1);
    expect(option).toBe('-e');
    // Elsewhere in the environment, and still this engine.
    const env = { ...process.env, DOCKER_HOST: 'unix:///nowhere.sock' };
    const [docker = '', ...args] = words.map((word) => (word === '-it' ? '-i' : word));
    const shell = exec(docker, args, { env });
    shell.child.stdin?.end('hostname\n');
    expect((await shell).stdout.trim()).toBe(id.slice(0, 12));

    await terminal.docker(['kill', 'box']);
    await expect(containerRow(app.page, 'box')).toContainText('Exited');
    expect(await invoke(app, 'container.openTerminal', { id })).toMatchObject({
      ok: false,
      error: { kind: 'conflict', detail: 'box is not running.' },
    });
  } finally {
    await app.close();
  }
});

test('a stack’s folder and Compose files are opened by the system', { tag: '@table' }, async ({
  app,
  terminal,
  folder,
}) => {
  const stack = await writeStack(folder, 'pair', { 'compose.yaml': pair });
  await terminal.compose(['up', '--detach'], stack);
  await expect(containerRow(app.page, 'pair')).toContainText('Running (2/2)');
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedPaths', opened);
    shell.openPath = async (path) => {
      opened.push(path);
      return '';
    };
  });
  const opened = () => app.electron.evaluate(() => [...(Reflect.get(globalThis, 'openedPaths') as string[])]);
  expect(await invoke(app, 'stack.open', { stack: 'pair', what: 'folder' })).toMatchObject({ ok: true });
  expect(await opened()).toEqual([stack]);
  await rm(stack, { recursive: true });
  expect(await invoke(app, 'stack.open', { stack: 'pair', what: 'folder' })).toMatchObject({
    ok: false,
    error: { kind: 'file-failed', path: stack },
  });
  expect(await invoke(app, 'stack.open', { stack: 'pair', what: 'editor' })).toMatchObject({
    ok: false,
    error: { kind: 'compose-missing', files: [join(stack, 'compose.yaml')] },
  });
});
