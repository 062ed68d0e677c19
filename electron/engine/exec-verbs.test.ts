import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { containerId, execId } from '../../shared/ids.ts';
import { factsOf } from '../failure.ts';
import { connectDockerode } from './dockerode-engine.ts';
import {
  anEngine,
  cutOff,
  hangUp,
  json,
  raw,
  refusal,
  startScriptedServer,
  upgradeBy,
} from './scripted-server.ts';

type Answers = Parameters<typeof startScriptedServer>[0];
type Talks = Parameters<typeof startScriptedServer>[1];

let stop: () => Promise<unknown> = async () => undefined;
afterEach(() => stop());

async function engine(answers: Answers, talks: Talks = {}) {
  const server = await startScriptedServer({ ...anEngine, ...answers }, talks);
  stop = server.stop;
  return { api: connectDockerode(server.target), server };
}

const failureOf = (asked: Promise<unknown>) => asked.then((value) => ({ unexpectedly: value }), factsOf);
const c1 = containerId('c1');
const e1 = execId('e1');

const stat = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64');
const found = (header: string): Answers => ({
  'HEAD /containers/c1/archive': (_request, response) =>
    response.writeHead(200, { 'X-Docker-Container-Path-Stat': header }).end(),
});

describe('what is at a path', () => {
  it.each([
    // As engine 26.1 tells of them.
    [
      'a link',
      { mode: 134218239, linkTarget: '/bin/busybox' },
      { kind: 'link', executable: true, target: '/bin/busybox' },
    ],
    ['a program', { mode: 493, linkTarget: '' }, { kind: 'file', executable: true, target: null }],
    ['a text', { mode: 420 }, { kind: 'file', executable: false, target: null }],
    ['a folder', { mode: 2147484141 }, { kind: 'folder', executable: true, target: null }],
    ['a pipe', { mode: 33554852 }, { kind: 'other', executable: false, target: null }],
    [
      'a program that runs as its owner',
      { mode: 8388608 + 0o755 },
      { kind: 'file', executable: true, target: null },
    ],
  ])('may be %s', async (_what, told, at) => {
    const { api, server } = await engine(found(stat(told)));
    expect(await api.statPath(c1, '/bin/a b')).toMatchObject(at);
    expect(server.requests.at(-1)).toBe('HEAD /v1.45/containers/c1/archive?path=/bin/a b');
  });

  it.each(['', 'bm90IGpzb24=', stat({}), stat({ mode: -1 }), stat([])])(
    'is nothing where %j says it',
    async (header) => {
      const { api } = await engine(found(header));
      expect(await api.statPath(c1, '/x')).toBeNull();
    },
  );

  it('is nothing where the engine has nothing', async () => {
    const { api } = await engine({});
    expect(await api.statPath(c1, '/x')).toBeNull();
  });

  it('can’t be told when the engine hangs up', async () => {
    const { api } = await engine({ 'HEAD /containers/c1/archive': hangUp });
    expect(await failureOf(api.statPath(c1, '/x'))).toMatchObject({ kind: 'engine-unreachable' });
  });
});

describe('a terminal’s connection', () => {
  it('carries bytes both ways, from the first one on', async () => {
    const { api } = await engine(
      {},
      {
        'POST /exec/e1/start': (socket, body) => {
          socket.write(`${body}|`);
          socket.on('data', (typed) => socket.end(typed));
        },
      },
    );
    const connection = await api.startTerminal(e1);
    connection.write(Buffer.from([0xc3, 0xbc, 0, 255]));
    const chunks: Buffer[] = [];
    for await (const chunk of connection) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(
      Buffer.concat([Buffer.from('{"Detach":false,"Tty":true}|'), Buffer.from([0xc3, 0xbc, 0, 255])]),
    );
  });

  it('is refused where there is nothing to start', async () => {
    const { api } = await engine({});
    expect(await failureOf(api.startTerminal(e1))).toEqual({
      kind: 'unexpected',
      detail: 'No such exec instance',
    });
  });

  it('may be cut at any time', async () => {
    const { api } = await engine({}, { 'POST /exec/e1/start': (socket) => socket.destroy() });
    const connection = await api.startTerminal(e1);
    connection.on('error', () => undefined).resume();
    if (!connection.closed) await once(connection, 'close');
    expect(connection.destroyed).toBe(true);
  });

  it('is the same over TLS', async () => {
    const server = createTlsServer({ key, cert }, (request, response) =>
      anEngine['GET /version']?.(request, response),
    );
    upgradeBy(server, {
      'POST /exec/e1/start': (socket) => socket.on('data', (typed) => socket.end(`<${typed}>`)),
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stop = async () => server.close();
    const { port } = server.address() as AddressInfo;
    const api = connectDockerode({
      source: 'context',
      context: 'far',
      address: `tcp://127.0.0.1:${port}`,
      linkHost: '127.0.0.1',
      tls: { ca: null, cert: null, key: null, verify: false },
    });
    const connection = await api.startTerminal(e1);
    connection.write('hello');
    let told = '';
    for await (const chunk of connection) told += chunk;
    expect(told).toBe('<hello>');
  });
});

describe('the state of what was started', () => {
  it.each([
    [
      { Running: true, ExitCode: null, Pid: 5 },
      { running: true, exitCode: null, wasStarted: true },
    ],
    [
      { Running: false, ExitCode: 3, Pid: 5 },
      { running: false, exitCode: 3, wasStarted: true },
    ],
    [
      { Running: false, ExitCode: 126, Pid: 0 },
      { running: false, exitCode: 126, wasStarted: false },
    ],
    [{}, { running: false, exitCode: null, wasStarted: false }],
  ])('%j', async (told, state) => {
    const { api } = await engine({ 'GET /exec/e1/json': json(told) });
    expect(await api.execState(e1)).toEqual(state);
  });

  it('may be forgotten', async () => {
    const { api } = await engine({});
    expect(await api.execState(e1)).toBeNull();
  });
});

describe('a program that is run to its end', () => {
  const spec = { command: ['true'], user: '', workingDir: '', env: [] };
  const created = { 'POST /containers/c1/exec': json({ Id: 'e1' }, 201) };

  it.each([
    [{ Running: false, ExitCode: 10, Pid: 5 }, 10],
    [{ Running: false, ExitCode: 126, Pid: 0 }, null],
  ])('tells its exit code: %j', async (state, code) => {
    const { api } = await engine({
      ...created,
      'POST /exec/e1/start': raw('anything'),
      'GET /exec/e1/json': json(state),
    });
    expect(await api.runInContainer(c1, spec)).toBe(code);
  });

  it.each([
    [
      'a paused container',
      { 'POST /containers/c1/exec': refusal(409, 'is paused') },
      { kind: 'conflict', detail: 'is paused' },
    ],
    ['no container', {}, { kind: 'not-found', what: 'container', name: 'c1' }],
    [
      'a connection that breaks',
      { ...created, 'POST /exec/e1/start': cutOff },
      { kind: 'engine-unreachable' },
    ],
  ])('fails with the facts: %s', async (_what, answers, facts) => {
    const { api } = await engine(answers);
    expect(await failureOf(api.runInContainer(c1, spec))).toMatchObject(facts);
  });
});

// Made for this test alone.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8GRsHORIy9pL+hnE
hdqQc86lGBMwVeEEhNpNeDkWRhehRANCAATWcuf7O3JjIOrNz//m2HCZR3IXprM7
3dc059hgUzLKpQfymNF2EwnQaQkD5HJnhoVfcM4dVgvZi6eCt3qLJxSz
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUbus8Wdf/Vfjqz6Shi25UGKnY+lcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDE5MjMxNFoYDzIxMjYxMDMx
MTkyMzE0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATWcuf7O3JjIOrNz//m2HCZR3IXprM73dc059hgUzLKpQfymNF2EwnQ
aQkD5HJnhoVfcM4dVgvZi6eCt3qLJxSzo28wbTAdBgNVHQ4EFgQUhdzlL+Nl8h7E
AXxFJSrkMlkBuQgwHwYDVR0jBBgwFoAUhdzlL+Nl8h7EAXxFJSrkMlkBuQgwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhALqRB0zzLO/oaNZFw2VuMAxsdm54eVaJXWS+fAIUhGv8AiBP
ZxR7ATFSuHL14HFPS/OZLricSxvwwSKlaiDddPsOqA==
-----END CERTIFICATE-----`;
