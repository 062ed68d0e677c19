import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { containerId } from '../../shared/ids.ts';
import { connectDockerode } from './dockerode-engine.ts';
import { causeOf, scriptedEngine } from './scripted-engine.ts';
import { cutOff, hangUp, json, raw, refusal, silence } from './scripted-server.ts';

const { engine, server } = scriptedEngine();
const c1 = containerId('c1');

describe('the handshake', () => {
  const info = {
    ID: 'E1',
    OperatingSystem: 'Debian',
    NCPU: 4,
    MemTotal: 1024,
    Name: 'yard',
    DockerRootDir: '/srv/docker',
  };

  it('tells of the engine, and is done once for all requests', async () => {
    const api = await engine({ 'GET /info': json(info), 'GET /networks': json([]) });
    expect(await api.info()).toEqual({
      id: 'E1',
      version: '26.1.5',
      apiVersion: '1.45',
      os: 'Debian',
      cpus: 4,
      memoryBytes: 1024,
      machine: 'yard',
      dataRoot: '/srv/docker',
    });
    await api.listNetworks();
    expect(server().requests).toEqual(['GET /version', 'GET /v1.45/info', 'GET /v1.45/networks']);
  });

  const version = (ApiVersion: unknown, MinAPIVersion = '1.24') =>
    engine({ 'GET /version': json({ ApiVersion, MinAPIVersion }), 'GET /info': json(info) });

  it.each([
    ['1.52', '1.44', '1.47'],
    ['1.41', '1.12', '1.41'],
    ['1.40', '1.12', '1.40'],
    ['1.60', '1.50', '1.50'],
  ])('with an engine of API %s (from %s) settles on %s', async (newest, oldest, common) => {
    const api = await version(newest, oldest);
    expect((await api.info()).apiVersion).toBe(common);
  });

  it('refuses an engine that is too old', async () => {
    const api = await version('1.39');
    expect(await causeOf(api.info())).toEqual({ kind: 'engine-too-old', apiVersion: '1.39', oldest: '1.40' });
  });

  it.each([
    ['other JSON', json({ name: 'web' })],
    ['a list', json([1])],
    ['a page', raw('<html>')],
    ['nothing', raw('')],
    ['a version of another form', json({ ApiVersion: '2' })],
    ['not found', refusal(404, 'no')],
    ['an error', refusal(503, 'starting')],
  ])('takes %s for something else than an engine', async (_what, answer) => {
    const api = await engine({ 'GET /version': answer });
    expect(await causeOf(api.info())).toMatchObject({ kind: 'not-an-engine' });
  });

  it('is tried again after it failed', async () => {
    const answers = [refusal(503, 'starting')];
    const api = await engine({
      'GET /version': (request, response) =>
        (answers.shift() ?? json({ ApiVersion: '1.45' }))(request, response),
      'GET /networks': json([]),
    });
    expect(await causeOf(api.listNetworks())).toMatchObject({ kind: 'not-an-engine' });
    expect(await api.listNetworks()).toEqual([]);
  });

  it('does not follow DOCKER_HOST where the target is another one', async () => {
    vi.stubEnv('DOCKER_HOST', 'tcp://nowhere.invalid:2376');
    const api = await version('1.45');
    expect((await api.info()).id).toBe('E1');
  });
});

describe('an engine that cannot be reached', () => {
  const asked = (address: string) => causeOf(connectDockerode({ ...server().target, address }).info());

  it('is told by its cause', async () => {
    await engine({});
    const { socketPath, target } = server();
    expect(await asked(`${target.address}.gone`)).toEqual({
      kind: 'socket-missing',
      path: `${socketPath}.gone`,
    });
    expect(await asked(`${target.address}/x`)).toEqual({ kind: 'socket-missing', path: `${socketPath}/x` });
    await writeFile(`${socketPath}.file`, '');
    expect(await asked(`${target.address}.file`)).toMatchObject({ kind: 'refused' });
    expect(await asked('tcp://127.0.0.1:1')).toEqual({ kind: 'refused', address: 'tcp://127.0.0.1:1' });
  });

  it('may be something that speaks no HTTP', async () => {
    await engine({});
    const other = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    const path = `${server().socketPath}.ssh`;
    await new Promise<void>((done) => other.listen(path, done));
    expect(await asked(`unix://${path}`)).toMatchObject({ kind: 'not-an-engine' });
    other.close();
  });

  it('may hang up', async () => {
    const api = await engine({ 'GET /containers/json': hangUp });
    expect(await causeOf(api.listContainers())).toMatchObject({ kind: 'connection-lost' });
  });

  it('may cut an answer off', async () => {
    const api = await engine({ 'GET /containers/json': cutOff, 'POST /containers/c1/stop': cutOff });
    expect(await causeOf(api.listContainers())).toMatchObject({ kind: 'connection-lost' });
    expect(await causeOf(api.stopContainer(c1))).toMatchObject({ kind: 'connection-lost' });
  });

  it('may answer without an end', async () => {
    let sent = 0;
    const api = await engine({
      'GET /networks': async (_request, response) => {
        response.writeHead(200);
        const piece = Buffer.alloc(1024 * 1024, 'x');
        for (; !response.destroyed && sent < 1_000; sent += 1)
          await new Promise((done) => response.write(piece, done));
        response.end();
      },
    });
    await expect(api.listNetworks()).rejects.toMatchObject({
      error: { kind: 'engine-unreachable', cause: { kind: 'not-an-engine' } },
    });
    expect(sent).toBeLessThan(100);
  });

  it('may not answer', async () => {
    const api = await engine({ 'GET /_ping': silence });
    expect(await causeOf(api.ping(50))).toEqual({ kind: 'timeout', address: server().target.address });
  });

  it('is asked a second time where a kept connection was just closed', async () => {
    const answers = [hangUp];
    const api = await engine({
      'GET /networks': (request, response) => (answers.shift() ?? json([]))(request, response),
    });
    expect(await api.listNetworks()).toEqual([]);
  });

  it('is not told twice to do something', async () => {
    const api = await engine({ 'POST /containers/c1/restart': hangUp });
    expect(await causeOf(api.restartContainer(c1))).toMatchObject({ kind: 'connection-lost' });
    expect(server().requests.filter((request) => request.includes('restart'))).toHaveLength(1);
  });
});

it('long requests and the event stream leave room for short ones', async () => {
  const api = await engine({
    'POST /containers/c1/stop': silence,
    'GET /events': (_request, response) => response.writeHead(200).flushHeaders(),
    'GET /networks': json([]),
  });
  const stopping = Array.from({ length: 60 }, () => api.stopContainer(c1).catch(() => undefined));
  const stopWatching = api.watchEvents(null, { subscribed() {}, event() {}, ended() {} });
  await vi.waitFor(() => expect(server().requests).toHaveLength(62));
  expect(await api.listNetworks()).toEqual([]);
  stopWatching();
  await server().stop();
  await Promise.all(stopping);
});
