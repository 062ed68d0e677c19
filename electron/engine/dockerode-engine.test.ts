import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { containerId, imageId, networkId, volumeName } from '../../shared/ids.ts';
import { factsOf } from '../failure.ts';
import { connectDockerode } from './dockerode-engine.ts';
import {
  anEngine,
  cutOff,
  hangUp,
  json,
  raw,
  refusal,
  silence,
  startScriptedServer,
} from './scripted-server.ts';

let server: Awaited<ReturnType<typeof startScriptedServer>>;

async function engine(answers: Parameters<typeof startScriptedServer>[0]) {
  server = await startScriptedServer({ ...anEngine, ...answers });
  return connectDockerode(server.target);
}

const failureOf = (asked: Promise<unknown>) => asked.then((value) => ({ unexpectedly: value }), factsOf);
const causeOf = async (asked: Promise<unknown>) => {
  const facts = await failureOf(asked);
  return 'cause' in facts ? facts.cause : facts;
};

const c1 = containerId('c1');
const net = networkId('n1');
const data = volumeName('data');

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

describe('the handshake', () => {
  const info = { ID: 'E1', OperatingSystem: 'Debian', NCPU: 4, MemTotal: 1024 };

  it('tells of the engine, and is done once for all requests', async () => {
    const api = await engine({ 'GET /info': json(info), 'GET /networks': json([]) });
    expect(await api.info()).toEqual({
      id: 'E1',
      version: '26.1.5',
      apiVersion: '1.45',
      os: 'Debian',
      cpus: 4,
      memoryBytes: 1024,
    });
    await api.listNetworks();
    expect(server.requests).toEqual(['GET /version', 'GET /v1.45/info', 'GET /v1.45/networks']);
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
  const asked = (address: string) => causeOf(connectDockerode({ ...server.target, address }).info());

  it('is told by its cause', async () => {
    await engine({});
    const { socketPath, target } = server;
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
    const path = `${server.socketPath}.ssh`;
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
    expect(await causeOf(api.ping(50))).toEqual({ kind: 'timeout', address: server.target.address });
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
    expect(server.requests.filter((request) => request.includes('restart'))).toHaveLength(1);
  });
});

describe('listings', () => {
  it('leave out what cannot be read, and keep the rest', async () => {
    const api = await engine({
      'GET /containers/json': json([null, { Id: 'c1', State: 'running' }, 3, { Id: {} }]),
      'GET /volumes': json({ Volumes: [{ Name: 'data' }, {}], Warnings: null }),
      'GET /networks': json([{ Id: 'n1' }, 'x']),
    });
    expect((await api.listContainers()).map(({ id }) => id)).toEqual(['c1']);
    expect((await api.listVolumes()).map(({ name }) => name)).toEqual(['data']);
    expect((await api.listNetworks()).map(({ id }) => id)).toEqual(['n1']);
    expect(server.requests).toContain('GET /v1.45/containers/json?all=1');
  });

  it('that are of another type are no empty ones', async () => {
    for (const answer of [{}, { Volumes: {} }, { Volumes: 'none' }, 17, null, []]) {
      const api = await engine({ 'GET /volumes': json(answer) });
      await expect(api.listVolumes()).rejects.toMatchObject({ error: { kind: 'engine-unreachable' } });
    }
  });

  it('may be empty in the way of Go', async () => {
    const api = await engine({ 'GET /volumes': json({ Volumes: null }) });
    expect(await api.listVolumes()).toEqual([]);
  });

  it.each([
    ['an object', json({})],
    ['null', json(null)],
    ['nothing', raw('')],
    ['no JSON', raw('[{]')],
  ])('that are %s are no empty lists', async (_what, answer) => {
    const api = await engine({ 'GET /containers/json': answer, 'GET /networks': answer });
    expect(await causeOf(api.listContainers())).toMatchObject({ kind: 'not-an-engine' });
    expect(await causeOf(api.listNetworks())).toMatchObject({ kind: 'not-an-engine' });
  });

  it('that fail tell the engine’s own words', async () => {
    const api = await engine({ 'GET /containers/json': refusal(500, 'layer does not exist') });
    expect(await failureOf(api.listContainers())).toEqual({
      kind: 'unexpected',
      detail: 'layer does not exist',
    });
  });
});

describe('inspections', () => {
  it('answer null for what does not exist', async () => {
    const api = await engine({});
    expect([
      await api.inspectContainer(c1),
      await api.inspectVolume(data),
      await api.inspectNetwork(net),
    ]).toEqual([null, null, null]);
  });

  it('that cannot be read do not say that it is gone', async () => {
    const api = await engine({ 'GET /containers/c1/json': json({ Name: 'x' }) });
    expect(await failureOf(api.inspectContainer(c1))).toMatchObject({ kind: 'unexpected' });
  });

  it('ask for one thing, whatever its name', async () => {
    const api = await engine({});
    await api.inspectVolume(volumeName('../containers/json?all=1'));
    expect(server.requests.at(-1)).toBe('GET /v1.45/volumes/..%2Fcontainers%2Fjson%3Fall%3D1');
  });
});

describe('changing containers', () => {
  it('counts what is so already as success', async () => {
    const api = await engine({
      'POST /containers/c1/start': raw('', 304),
      'POST /containers/c1/stop': raw('', 304),
    });
    await api.startContainer(c1);
    await api.stopContainer(c1);
    await api.stopContainer(containerId('gone'));
    await api.removeContainer(containerId('gone'));
    expect(server.requests.slice(1)).toEqual([
      'POST /v1.45/containers/c1/start',
      'POST /v1.45/containers/c1/stop',
      'POST /v1.45/containers/gone/stop',
      'DELETE /v1.45/containers/gone?force=1&v=0',
    ]);
  });

  it('tells which container is not there to be started', async () => {
    const api = await engine({ 'POST /containers/c1/start': refusal(404, 'No such container: c1') });
    expect(await failureOf(api.startContainer(c1))).toEqual({
      kind: 'not-found',
      what: 'container',
      name: 'c1',
    });
  });

  it('tells what else is missing for a start', async () => {
    const api = await engine({ 'POST /containers/c1/start': refusal(404, 'network n1 not found') });
    expect(await failureOf(api.startContainer(c1))).toEqual({
      kind: 'unexpected',
      detail: 'network n1 not found',
    });
  });

  const bindFailed =
    'driver failed programming external connectivity on endpoint web: Bind for 0.0.0.0:3000 failed: port is already allocated';

  it('names the container that has the port', async () => {
    const api = await engine({
      'POST /containers/c1/start': refusal(500, bindFailed),
      'GET /containers/json': json([
        { Id: 'c2', Names: ['/other'], Ports: [{ PrivatePort: 80, PublicPort: 3000, Type: 'tcp' }] },
      ]),
    });
    expect(await failureOf(api.startContainer(c1))).toEqual({ kind: 'port-taken', port: 3000, by: 'other' });
  });

  it('names nobody where another program has the port', async () => {
    const words =
      'failed to bind port 0.0.0.0:3000/tcp: Error starting userland proxy: listen tcp4 0.0.0.0:3000: bind: address already in use';
    const api = await engine({
      'POST /containers/c1/start': refusal(500, words),
      'GET /containers/json': json([]),
    });
    expect(await failureOf(api.startContainer(c1))).toEqual({ kind: 'port-taken', port: 3000, by: null });
  });

  it('waits for a removal that somebody else has begun', async () => {
    const api = await engine({
      'DELETE /containers/c1': refusal(409, 'removal of container c1 is already in progress'),
      'POST /containers/c1/wait': json({ StatusCode: 0 }),
    });
    await api.removeContainer(c1);
    expect(server.requests.at(-1)).toBe('POST /v1.45/containers/c1/wait?condition=removed');
  });

  it('tells of a conflict', async () => {
    const api = await engine({ 'POST /containers/c1/unpause': refusal(409, 'Container c1 is not paused') });
    expect(await failureOf(api.unpauseContainer(c1))).toEqual({
      kind: 'conflict',
      detail: 'Container c1 is not paused',
    });
  });
});

describe('pausing, killing and renaming', () => {
  it('count what is so already, and killing what is gone, as done', async () => {
    const api = await engine({
      'POST /containers/c1/pause': refusal(409, 'Container c1 is already paused'),
      'POST /containers/c1/kill': refusal(409, 'Cannot kill container: c1: Container c1 is not running'),
    });
    await api.pauseContainer(c1);
    await api.killContainer(c1);
    await api.killContainer(containerId('gone'));
    expect(server.requests.slice(1)).toEqual([
      'POST /v1.45/containers/c1/pause',
      'POST /v1.45/containers/c1/kill',
      'POST /v1.45/containers/gone/kill',
    ]);
  });

  it('tell of any other conflict in the engine’s words', async () => {
    const words = 'Container c1 is not running';
    const api = await engine({ 'POST /containers/c1/pause': refusal(409, words) });
    expect(await failureOf(api.pauseContainer(c1))).toEqual({ kind: 'conflict', detail: words });
  });

  it('tell that another container has the name', async () => {
    const words = 'Error when allocating new name: Conflict. The container name "/web" is already in use';
    const api = await engine({ 'POST /containers/c1/rename': refusal(409, words) });
    expect(await failureOf(api.renameContainer(c1, 'web'))).toEqual({ kind: 'conflict', detail: words });
    expect(server.requests.at(-1)).toBe('POST /v1.45/containers/c1/rename?name=web');
  });

  it('tell that the container is gone', async () => {
    const api = await engine({ 'POST /containers/c1/rename': refusal(404, 'No such container: c1') });
    expect(await failureOf(api.renameContainer(c1, 'web'))).toEqual({
      kind: 'not-found',
      what: 'container',
      name: 'c1',
    });
  });
});

describe('the run command', () => {
  const inspected = {
    Id: 'c1',
    Name: '/web',
    Image: 'sha256:a',
    Config: { Image: 'redis:7', Env: ['A=1', 'B=2'] },
  };
  const known = {
    'GET /containers/c1/json': json(inspected),
    'GET /images/sha256%3Aa/json': json({ Id: 'sha256:a', Config: { Env: ['A=1'] } }),
    'GET /info': json({}),
  };

  it('is told apart from what the image gives', async () => {
    const api = await engine({ ...known, 'GET /images/redis%3A7/json': json({ Id: 'sha256:a' }) });
    expect(await api.runCommand(c1)).toBe('docker run --detach --name web --env B=2 --network none redis:7');
  });

  it('names the image by its id where the name is gone', async () => {
    const api = await engine(known);
    expect(await api.runCommand(c1)).toMatch(/ sha256:a$/);
  });

  it('is none of a container that is gone', async () => {
    const api = await engine({});
    expect(await api.runCommand(c1)).toBeNull();
  });
});

describe('removing a network', () => {
  const inUse = 'error while removing network: network net id n1 has active endpoints';

  it('counts a missing one as removed', async () => {
    const api = await engine({});
    expect(await api.removeNetwork(net)).toEqual({ kind: 'removed' });
  });

  it('names who is attached', async () => {
    const api = await engine({
      'DELETE /networks/n1': refusal(403, inUse),
      'GET /networks/n1': json({ Id: 'n1', Containers: { a: { Name: 'web' } } }),
    });
    expect(await api.removeNetwork(net)).toEqual({ kind: 'in-use', usedBy: ['web'] });
  });

  it('of the engine’s own fails with its words', async () => {
    const words = 'bridge is a pre-defined network and cannot be removed';
    const api = await engine({ 'DELETE /networks/n1': refusal(403, words) });
    expect(await failureOf(api.removeNetwork(net))).toEqual({ kind: 'unexpected', detail: words });
  });
});

describe('removing a volume', () => {
  it('counts a missing one as removed', async () => {
    const api = await engine({});
    await api.removeVolume(data);
    expect(server.requests.at(-1)).toBe('DELETE /v1.45/volumes/data');
  });

  it('names who uses it, and only those', async () => {
    const mounted = (name: string, volume: string) => ({
      Id: name,
      Names: [`/${name}`],
      Mounts: [{ Type: 'volume', Name: volume, Destination: '/data' }],
    });
    const api = await engine({
      'DELETE /volumes/data': refusal(409, 'remove data: volume is in use - [a, b]'),
      'GET /containers/json': json([mounted('web', 'data'), mounted('db', 'data'), mounted('x', 'other')]),
    });
    expect(await failureOf(api.removeVolume(data))).toEqual({
      kind: 'volume-in-use',
      volume: 'data',
      usedBy: ['db', 'web'],
    });
    expect(server.requests.at(-1)).toBe('GET /v1.45/containers/json?all=1&filters={"volume":["data"]}');
  });
});

describe('sizes', () => {
  it('are those of the images that are there', async () => {
    const api = await engine({ 'GET /images/sha256%3Aa/json': json({ Size: 12 }) });
    const ids = ['sha256:a', 'sha256:a', 'sha256:gone'].map(imageId);
    expect(await api.imageSizes(ids)).toEqual(new Map([['sha256:a', 12]]));
  });

  it('are what a container wrote, where the engine tells', async () => {
    const api = await engine({
      'GET /containers/c1/json': json({ Id: 'c1', SizeRw: 34 }),
      'GET /containers/c2/json': json({ Id: 'c2' }),
    });
    const written = await Promise.all(['c1', 'c2', 'gone'].map((id) => api.writtenBytes(containerId(id))));
    expect(written).toEqual([34, null, null]);
  });

  const df = json({ Volumes: [{ Name: 'data', UsageData: { Size: 5 } }] });

  it('of volumes are asked for alone where the engine can', async () => {
    const api = await engine({ 'GET /system/df': df });
    expect(await api.volumeSizes()).toEqual(new Map([['data', 5]]));
    expect(server.requests.at(-1)).toBe('GET /v1.45/system/df?type=volume');
  });

  it('of volumes come with the rest from older engines', async () => {
    const api = await engine({ 'GET /version': json({ ApiVersion: '1.41' }), 'GET /system/df': df });
    expect(await api.volumeSizes()).toEqual(new Map([['data', 5]]));
    expect(server.requests.at(-1)).toBe('GET /v1.41/system/df');
  });
});

describe('samples', () => {
  const sample = {
    read: '2026-11-23T21:55:05.666617434Z',
    cpu_stats: { cpu_usage: { total_usage: 7 }, system_cpu_usage: 9, online_cpus: 2 },
    memory_stats: { usage: 5, limit: 6 },
  };

  it('are asked for one by one where the engine can', async () => {
    const api = await engine({ 'GET /containers/c1/stats': json(sample) });
    expect(await api.containerStats(c1)).toMatchObject({ memoryBytes: 5, memoryLimitBytes: 6 });
    expect(server.requests.at(-1)).toBe('GET /v1.45/containers/c1/stats?stream=false&one-shot=true');
  });

  it('come with a second one from older engines', async () => {
    const api = await engine({
      'GET /version': json({ ApiVersion: '1.40' }),
      'GET /containers/c1/stats': json(sample),
    });
    expect(await api.containerStats(c1)).toMatchObject({ memoryBytes: 5 });
    expect(server.requests.at(-1)).toBe('GET /v1.40/containers/c1/stats?stream=false');
  });

  it('are null of what is gone or does not run', async () => {
    const api = await engine({
      'GET /containers/c1/stats': json({ ...sample, read: '0001-01-01T00:00:00Z' }),
    });
    expect([await api.containerStats(c1), await api.containerStats(containerId('gone'))]).toEqual([
      null,
      null,
    ]);
  });

  it('that fail tell the engine’s own words', async () => {
    const api = await engine({ 'GET /containers/c1/stats': refusal(500, 'cgroup is gone') });
    expect(await failureOf(api.containerStats(c1))).toEqual({ kind: 'unexpected', detail: 'cgroup is gone' });
  });

  it('that the engine is slow about leave room for everything else', async () => {
    const api = await engine({ 'GET /containers/c1/stats': silence, 'GET /networks': json([]) });
    const asked = Array.from({ length: 60 }, () => api.containerStats(c1).catch(() => undefined));
    await vi.waitFor(() => expect(server.requests).toHaveLength(61));
    expect(await api.listNetworks()).toEqual([]);
    await server.stop();
    await Promise.all(asked);
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
  await vi.waitFor(() => expect(server.requests).toHaveLength(62));
  expect(await api.listNetworks()).toEqual([]);
  stopWatching();
  await server.stop();
  await Promise.all(stopping);
});
