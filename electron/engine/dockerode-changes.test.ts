import { describe, expect, it } from 'vitest';
import { containerId, networkId, volumeName } from '../../shared/ids.ts';
import { connectDockerode } from './dockerode-engine.ts';
import { failureOf, scriptedEngine } from './scripted-engine.ts';
import { json, raw, refusal } from './scripted-server.ts';

const { engine, server, start } = scriptedEngine();
const c1 = containerId('c1');
const net = networkId('n1');
const data = volumeName('data');

describe('stopping with patience', () => {
  const inspect = (StopTimeout?: number) => json({ Id: 'x', Config: { StopTimeout } });
  const stopped = async (seconds: number | null) => {
    await start({
      'GET /containers/own/json': inspect(60),
      'GET /containers/none/json': inspect(),
      'POST /containers/own/stop': raw('', 204),
      'POST /containers/none/stop': raw('', 204),
      'POST /containers/none/restart': raw('', 204),
    });
    const api = connectDockerode(server().target, () => seconds);
    await api.stopContainer(containerId('own'));
    await api.stopContainer(containerId('none'));
    await api.restartContainer(containerId('none'));
    return server().requests.filter((request) => request.startsWith('POST'));
  };

  it('leaves a container the timeout that it was given, and gives the chosen one to the others', async () => {
    expect(await stopped(3)).toEqual([
      'POST /v1.45/containers/own/stop',
      'POST /v1.45/containers/none/stop?t=3',
      'POST /v1.45/containers/none/restart?t=3',
    ]);
  });

  it('leaves all to the engine where none was chosen, and asks it nothing', async () => {
    await stopped(null);
    expect(server().requests.filter((request) => request.endsWith('/json'))).toEqual([]);
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
    expect(server().requests.slice(1)).toEqual([
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
    expect(server().requests.at(-1)).toBe('POST /v1.45/containers/c1/wait?condition=removed');
  });

  it('tells of a conflict', async () => {
    const api = await engine({
      'POST /containers/c1/unpause': refusal(409, 'Container c1 is not paused'),
      'GET /containers/c1/json': json({ State: { Running: false } }),
    });
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
    expect(server().requests.slice(1)).toEqual([
      'POST /v1.45/containers/c1/pause',
      'POST /v1.45/containers/c1/kill',
      'POST /v1.45/containers/gone/kill',
    ]);
  });

  it('unpauses what somebody else has unpaused just now', async () => {
    const api = await engine({
      'POST /containers/c1/unpause': refusal(409, 'Container c1 is not paused'),
      'GET /containers/c1/json': json({ State: { Running: true } }),
    });
    await expect(api.unpauseContainer(c1)).resolves.toBeUndefined();
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
    expect(server().requests.at(-1)).toBe('POST /v1.45/containers/c1/rename?name=web');
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
    expect(server().requests.at(-1)).toBe('DELETE /v1.45/volumes/data');
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
    expect(server().requests.at(-1)).toBe('GET /v1.45/containers/json?all=1&filters={"volume":["data"]}');
  });

  it('waits for a container that is out of the list and has not let go of it yet', async () => {
    let asked = 0;
    const api = await engine({
      'DELETE /volumes/data': (request, response) => {
        asked += 1;
        const answer = asked < 3 ? refusal(409, 'remove data: volume is in use - [gone]') : raw('', 204);
        answer(request, response);
      },
      'GET /containers/json': json([]),
    });
    await api.removeVolume(data);
    expect(asked).toBe(3);
  });

  it('tells the engine’s words where nobody is seen to use it', async () => {
    const words = 'remove data: volume is in use - [ghost]';
    const api = await engine({
      'DELETE /volumes/data': refusal(409, words),
      'GET /containers/json': json([]),
    });
    expect(await failureOf(api.removeVolume(data))).toEqual({ kind: 'conflict', detail: words });
  });
});
