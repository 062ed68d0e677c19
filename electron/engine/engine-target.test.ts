import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../failure.ts';
import { composeEnvironment, resolveTarget, type Surroundings } from './engine-target.ts';

const metaFolder = (name: string) => createHash('sha256').update(name).digest('hex');

const context = (name: string, host: string, more: object = {}) => ({
  [`/home/ann/.docker/contexts/meta/${metaFolder(name)}/meta.json`]: JSON.stringify({
    Name: name,
    Endpoints: { docker: { Host: host, ...more } },
  }),
});

const currentContext = (name: string) => ({
  '/home/ann/.docker/config.json': JSON.stringify({ currentContext: name }),
});

const defaultTarget = {
  source: 'default',
  context: 'default',
  address: 'unix:///var/run/docker.sock',
  linkHost: 'localhost',
};

interface Around {
  env?: Surroundings['env'];
  contextFlag?: string;
  platform?: NodeJS.Platform;
  files?: Record<string, string>;
}

const around = ({ env = {}, contextFlag, platform = 'linux', files = {} }: Around): Surroundings => ({
  env,
  contextFlag: contextFlag ?? null,
  homeDir: '/home/ann',
  platform,
  readFile: async (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`No ${path}`);
    return text;
  },
});

const resolve = (given: Around) => resolveTarget(around(given));
const failing = (given: Around) => resolve(given).then(() => null, factsOf);

describe('which engine is chosen', () => {
  it('is the default socket where nothing else is said', async () => {
    expect(await resolve({})).toEqual(defaultTarget);
    expect(await resolve({ platform: 'win32' })).toEqual({
      ...defaultTarget,
      address: 'npipe:////./pipe/docker_engine',
    });
  });

  const everything: Around = {
    contextFlag: 'flagged',
    env: { DOCKER_HOST: 'unix:///run/host.sock', DOCKER_CONTEXT: 'named' },
    files: {
      ...currentContext('current'),
      ...context('flagged', 'unix:///run/flagged.sock'),
      ...context('named', 'unix:///run/named.sock'),
      ...context('current', 'unix:///run/current.sock'),
    },
  };
  const { contextFlag: _, ...withoutFlag } = everything;

  it('is that of --context before all others', async () => {
    expect(await resolve(everything)).toEqual({
      source: 'context',
      context: 'flagged',
      address: 'unix:///run/flagged.sock',
      linkHost: 'localhost',
    });
  });

  it('is DOCKER_HOST before any other context', async () => {
    expect(await resolve(withoutFlag)).toEqual({
      ...defaultTarget,
      source: 'DOCKER_HOST',
      address: 'unix:///run/host.sock',
    });
  });

  it('is DOCKER_CONTEXT before the current context, and an empty DOCKER_HOST is none', async () => {
    expect(await resolve({ ...withoutFlag, env: { DOCKER_HOST: '', DOCKER_CONTEXT: 'named' } })).toEqual({
      source: 'DOCKER_CONTEXT',
      context: 'named',
      address: 'unix:///run/named.sock',
      linkHost: 'localhost',
    });
  });

  it('is the current context last, and an empty DOCKER_CONTEXT is none', async () => {
    expect(await resolve({ ...withoutFlag, env: { DOCKER_CONTEXT: '' } })).toMatchObject({
      source: 'context',
      context: 'current',
    });
  });

  it('is DOCKER_HOST where the context is called default', async () => {
    expect(await resolve({ ...everything, contextFlag: 'default' })).toMatchObject({
      source: 'DOCKER_HOST',
      address: 'unix:///run/host.sock',
    });
  });

  it('is the default socket where config.json is broken', async () => {
    expect(await resolve({ files: { '/home/ann/.docker/config.json': '{"currentContext": ' } })).toEqual(
      defaultTarget,
    );
  });

  it('follows DOCKER_CONFIG', async () => {
    const files = { '/etc/docker-cli/config.json': JSON.stringify({ currentContext: 'gone' }) };
    expect(await failing({ env: { DOCKER_CONFIG: '/etc/docker-cli' }, files })).toEqual({
      kind: 'engine-unreachable',
      cause: { kind: 'context-not-found', context: 'gone' },
    });
  });
});

describe('the address', () => {
  const address = async (host: string, env: Surroundings['env'] = {}) =>
    (await resolve({ env: { ...env, DOCKER_HOST: host } })).address;

  it('gets the scheme, host and port that the docker CLI would add', async () => {
    expect(
      await Promise.all(
        ['tcp://10.0.0.2', '10.0.0.2:99', ':2375', 'tcp://', 'unix://', 'ssh://ann@box:22'].map((host) =>
          address(host),
        ),
      ),
    ).toEqual([
      'tcp://10.0.0.2:2375',
      'tcp://10.0.0.2:99',
      'tcp://localhost:2375',
      'tcp://localhost:2375',
      'unix:///var/run/docker.sock',
      'ssh://ann@box:22',
    ]);
    expect(await address('tcp://10.0.0.2', { DOCKER_TLS_VERIFY: '1' })).toBe('tcp://10.0.0.2:2376');
  });

  it.each([
    'ssh://',
    'ssh://ann:secret@box',
    'ssh://-oProxyCommand=evil',
    'ssh://-l@box',
    'ssh://box/prefix',
    'ssh://a b',
    'fd://',
    'http://10.0.0.2',
    'tcp://a b',
    'tcp://host/prefix',
    `unix:///${'x'.repeat(107)}`,
  ])('is unsupported: %s', async (host) => {
    expect(await failing({ env: { DOCKER_HOST: host } })).toEqual({
      kind: 'engine-unreachable',
      cause: { kind: 'unsupported-address', address: host },
    });
  });

  it('gives the host for links', async () => {
    expect((await resolve({ env: { DOCKER_HOST: 'tcp://box.example:2375' } })).linkHost).toBe('box.example');
    expect((await resolve({ env: { DOCKER_HOST: 'tcp://[fe80::1]:2375' } })).linkHost).toBe('[fe80::1]');
    expect((await resolve({ env: { DOCKER_HOST: 'ssh://ann@box.example' } })).linkHost).toBe('box.example');
  });
});

describe('TLS', () => {
  it('reads the files of DOCKER_CERT_PATH and checks the engine by DOCKER_TLS_VERIFY', async () => {
    const env = { DOCKER_HOST: 'tcp://box:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' };
    const files = { '/certs/ca.pem': 'CA', '/certs/cert.pem': 'CERT', '/certs/key.pem': 'KEY' };
    expect((await resolve({ env, files })).tls).toEqual({ ca: 'CA', cert: 'CERT', key: 'KEY', verify: true });
  });

  it('reads the folder of the context', async () => {
    const files = {
      ...context('far', 'tcp://box:2376', { SkipTLSVerify: true }),
      [`/home/ann/.docker/contexts/tls/${metaFolder('far')}/docker/ca.pem`]: 'CA',
    };
    expect((await resolve({ contextFlag: 'far', files })).tls).toEqual({
      ca: 'CA',
      cert: null,
      key: null,
      verify: false,
    });
  });

  it('is none of a local socket', async () => {
    expect(await resolve({ env: { DOCKER_TLS_VERIFY: '1' } })).toEqual(defaultTarget);
  });
});

describe('the environment for Compose', () => {
  const env = {
    PATH: '/bin',
    DOCKER_CONFIG: '/cfg',
    DOCKER_HOST: 'tcp://elsewhere:1',
    DOCKER_CONTEXT: 'elsewhere',
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CERT_PATH: '/certs',
    UNSET: undefined,
  };
  const target = { source: 'context', context: 'here', linkHost: 'localhost' } as const;

  it('names a local socket by DOCKER_HOST alone', () => {
    expect(composeEnvironment({ ...target, address: 'unix:///run/here.sock' }, env)).toEqual({
      PATH: '/bin',
      DOCKER_CONFIG: '/cfg',
      DOCKER_HOST: 'unix:///run/here.sock',
    });
  });

  it('names a context on the network, which has its own keys', () => {
    expect(composeEnvironment({ ...target, address: 'tcp://box:2376' }, env)).toEqual({
      PATH: '/bin',
      DOCKER_CONFIG: '/cfg',
      DOCKER_CONTEXT: 'here',
    });
  });

  it('leaves the TLS settings that belong to DOCKER_HOST', () => {
    const given = {
      ...target,
      source: 'DOCKER_HOST',
      context: 'default',
      address: 'tcp://box:2376',
    } as const;
    expect(composeEnvironment(given, env)).toEqual({
      PATH: '/bin',
      DOCKER_CONFIG: '/cfg',
      DOCKER_HOST: 'tcp://box:2376',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: '/certs',
    });
  });
});
