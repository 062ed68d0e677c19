import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { containerId, imageId, volumeName } from '../../shared/ids.ts';
import { factsOf } from '../failure.ts';
import { connectDockerode } from './dockerode-engine.ts';
import { anEngine, json, refusal, startScriptedServer } from './scripted-server.ts';

let server: Awaited<ReturnType<typeof startScriptedServer>>;

async function engine(answers: Parameters<typeof startScriptedServer>[0]) {
  server = await startScriptedServer({ ...anEngine, ...answers });
  return connectDockerode(server.target);
}

afterEach(() => server.stop());

const c1 = containerId('c1');
const signal = new AbortController().signal;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const stat = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

describe('the files of a container', () => {
  it('that differ from its image are told by kind; what can’t be read is left out', async () => {
    const api = await engine({
      'GET /containers/c1/changes': json([
        { Path: '/data', Kind: 1 },
        { Path: '/etc', Kind: 0 },
        { Path: '/etc/group', Kind: 2 },
        { Path: '/x', Kind: 7 },
        null,
      ]),
      'GET /containers/c2/changes': json(null),
    });
    expect(await api.changedFiles(c1)).toEqual([
      { path: '/data', kind: 'added' },
      { path: '/etc', kind: 'changed' },
      { path: '/etc/group', kind: 'deleted' },
    ]);
    expect(await api.changedFiles(containerId('c2'))).toEqual([]);
    expect(await api.changedFiles(containerId('gone'))).toBeNull();
  });

  it.each([
    ['a file', { size: 3, mode: 0o644 }, { kind: 'file', executable: false, bytes: 3, target: null }],
    [
      'a folder',
      { size: 4096, mode: 2147484105 },
      { kind: 'folder', executable: true, bytes: 0, target: null },
    ],
    [
      'a link',
      { size: 4, mode: 134218239, linkTarget: '/data/x' },
      { kind: 'link', executable: true, bytes: 0, target: '/data/x' },
    ],
    ['a socket', { size: 0, mode: 16777645 }, { kind: 'other', executable: true, bytes: 0, target: null }],
    ['a pipe', { size: 0, mode: 33554852 }, { kind: 'other', executable: false, bytes: 0, target: null }],
  ])('%s is told by its mode', async (_what, value, expected) => {
    const api = await engine({
      'HEAD /containers/c1/archive': (_request, response) =>
        void response.writeHead(200, { 'X-Docker-Container-Path-Stat': stat(value) }).end(),
    });
    expect(await api.statPath(c1, '/data/x y')).toEqual(expected);
    expect(server.requests.at(-1)).toBe('HEAD /v1.45/containers/c1/archive?path=/data/x y');
  });

  it('that are not there are null', async () => {
    const api = await engine({});
    expect(await api.statPath(c1, '/x')).toBeNull();
    expect(await api.readArchive(c1, '/x', signal)).toBeNull();
  });

  it('are read as they come, and written as they are given', async () => {
    let written = '';
    const api = await engine({
      'GET /containers/c1/archive': (_request, response) => void response.writeHead(200).end('tar of db'),
      'PUT /containers/c2/archive': (request, response) =>
        void bodyOf(request).then((body) => {
          written = body;
          response.writeHead(200).end();
        }),
    });
    const archive = await api.readArchive(c1, '/data/db/', signal);
    if (archive === null) throw new Error('No archive');
    await api.writeArchive(containerId('c2'), '/stackyard', archive, signal);
    expect(written).toBe('tar of db');
    expect(server.requests.slice(-2)).toEqual([
      'GET /v1.45/containers/c1/archive?path=/data/db/',
      'PUT /v1.45/containers/c2/archive?path=/stackyard',
    ]);
  });

  it('are not written where the engine refuses, for whatever reason it gives', async () => {
    const api = await engine({ 'PUT /containers/c1/archive': refusal(500, 'no space left on device') });
    const facts = await api.writeArchive(c1, '/x', Readable.from(['x']), signal).catch(factsOf);
    expect(facts).toEqual({ kind: 'unexpected', detail: 'no space left on device' });
  });
});

describe('a helper container', () => {
  it('mounts the volume, and is found again by its label and removed with what its image made', async () => {
    let asked: unknown = null;
    const api = await engine({
      'POST /containers/create': (request, response) =>
        void bodyOf(request).then((body) => {
          asked = JSON.parse(body);
          json({ Id: 'h1' }, 201)(request, response);
        }),
      'GET /containers/json': json([
        { Id: 'h1', Created: 5, Labels: { 'app.stackyard.helper': 'work-1' } },
        { Id: 'c1', Labels: {} },
      ]),
      'DELETE /containers/h1': json({}),
    });
    const options = {
      work: 'work-1',
      imageId: imageId('sha256:1'),
      volume: volumeName('shop_db'),
      target: '/stackyard/db',
    };
    expect(await api.makeHelper(options)).toBe('h1');
    expect(asked).toMatchObject({
      Image: 'sha256:1',
      Labels: { 'app.stackyard.helper': 'work-1' },
      HostConfig: {
        Mounts: [
          { Type: 'volume', Source: 'shop_db', Target: '/stackyard/db', VolumeOptions: { NoCopy: true } },
        ],
      },
    });
    expect(await api.listHelpers()).toEqual([{ id: 'h1', work: 'work-1', createdAt: 5000 }]);
    await api.removeHelper(containerId('h1'));
    await api.removeHelper(containerId('h2'));
    expect(server.requests.at(-2)).toBe('DELETE /v1.45/containers/h1?force=1&v=1');
  });

  it('is in no list of containers', async () => {
    const labels = { 'app.stackyard.helper': 'x' };
    const api = await engine({
      'GET /containers/json': json([{ Id: 'c1' }, { Id: 'h1', Labels: labels }]),
      'GET /containers/h1/json': json({ Id: 'h1', Config: { Labels: labels } }),
    });
    expect((await api.listContainers()).map(({ container }) => container.id)).toEqual(['c1']);
    expect(await api.inspectContainer(containerId('h1'))).toBeNull();
  });
});

describe('a volume', () => {
  it('is made with labels', async () => {
    let asked: unknown = null;
    const labels = { 'com.docker.compose.project': 'shop', 'com.docker.compose.volume': 'db' };
    const api = await engine({
      'POST /volumes/create': (request, response) =>
        void bodyOf(request).then((body) => {
          asked = JSON.parse(body);
          json({ Name: 'shop_db', Driver: 'local', CreatedAt: '2024-01-01T00:00:00Z', Labels: labels }, 201)(
            request,
            response,
          );
        }),
    });
    expect(await api.makeVolume(volumeName('shop_db'), labels)).toMatchObject({
      name: 'shop_db',
      createdAt: Date.parse('2024-01-01T00:00:00Z'),
      compose: { project: 'shop', key: 'db' },
    });
    expect(asked).toEqual({ Name: 'shop_db', Driver: 'local', DriverOpts: {}, Labels: labels });
  });

  it('is of one of the drivers that the engine has', async () => {
    const api = await engine({ 'GET /info': json({ Plugins: { Volume: ['local', 'rclone'] } }) });
    expect(await api.volumeDrivers()).toEqual(['local', 'rclone']);
    const bare = await engine({ 'GET /info': json({ Plugins: {} }) });
    expect(await bare.volumeDrivers()).toEqual(['local']);
  });

  it('tells what it was made for, if the app made it', async () => {
    const api = await engine({
      'GET /volumes/shop_db': json({ Name: 'shop_db', Labels: { 'app.stackyard.made-for': 'a1' } }),
      'GET /volumes/shop_other': json({ Name: 'shop_other', Labels: null }),
    });
    const names = ['shop_db', 'shop_other', 'gone'].map(volumeName);
    expect(await Promise.all(names.map(api.madeFor))).toEqual(['a1', null, null]);
  });
});
