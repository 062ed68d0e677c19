import { describe, expect, it } from 'vitest';
import { containerFromInspect } from './container-from-inspect.ts';
import { containerFromList } from './container-from-list.ts';

const anonymous = 'd819ae7953d5ec96a88ae827b2bff3d9dadb0c262df94e0fb7c95dbc6cae8606';
const labels = { 'com.docker.compose.project': 'proj', 'com.docker.compose.service': 'web' };
const networkSettings = {
  Networks: {
    net1: { NetworkID: 'n1', EndpointID: 'f1'.repeat(32), IPAddress: '10.0.0.2' },
    a: { NetworkID: 'n2', EndpointID: '0a'.repeat(32) },
  },
};
const mounts = [
  { Type: 'volume', Name: 'vol1', Source: '', Destination: '/data', Driver: 'local', RW: true },
  { Type: 'bind', Source: '/tmp', Destination: '/host', Mode: 'ro', RW: false },
  { Type: 'tmpfs', Destination: '/tt', RW: true },
  { Type: 'volume', Name: anonymous, Destination: '/anon', RW: true },
];

/** The same container as a listing and as an inspection tell it: answers of Engine 20.10, cut to what counts. */
const listed = {
  Id: 'c1',
  Names: ['/other/alias', '/full'],
  Image: 'boxy:1',
  ImageID: 'sha256:fc',
  Created: 1795468200,
  State: 'running',
  Status: 'Up 2 seconds (healthy)',
  Labels: labels,
  Ports: [
    { IP: '127.0.0.1', PrivatePort: 90, PublicPort: 9090, Type: 'udp' },
    { IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
    { PrivatePort: 443, Type: 'udp' },
    { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
  ],
  NetworkSettings: networkSettings,
  Mounts: mounts,
};
const state = {
  Status: 'running',
  ExitCode: 0,
  StartedAt: '2026-11-23T20:30:01.5Z',
  Health: { Status: 'healthy' },
};
const inspected = {
  Id: 'c1',
  Name: '/full',
  Created: '2026-11-23T21:10:00.987654321Z',
  Image: 'sha256:fc',
  State: state,
  Config: { Image: 'boxy:1', Labels: labels },
  HostConfig: { RestartPolicy: { Name: 'unless-stopped', MaximumRetryCount: 0 } },
  NetworkSettings: {
    ...networkSettings,
    Ports: {
      '443/udp': null,
      '80/tcp': [
        { HostIp: '0.0.0.0', HostPort: '8080' },
        { HostIp: '::', HostPort: '8080' },
      ],
      '90/udp': [{ HostIp: '127.0.0.1', HostPort: '9090' }],
    },
  },
  Mounts: [...mounts].reverse(),
};

const container = {
  id: 'c1',
  name: 'full',
  image: 'boxy:1',
  imageId: 'sha256:fc',
  state: 'running',
  exitCode: null,
  health: 'healthy',
  restartPolicy: 'unless-stopped',
  createdAt: 1795468200000,
  startedAt: Date.UTC(2026, 10, 23, 20, 30, 1, 500),
  run: '0a0a0a0a0a0a f1f1f1f1f1f1',
  ports: [
    { containerPort: 80, protocol: 'tcp', host: { ip: '0.0.0.0', port: 8080 } },
    { containerPort: 80, protocol: 'tcp', host: { ip: '::', port: 8080 } },
    { containerPort: 90, protocol: 'udp', host: { ip: '127.0.0.1', port: 9090 } },
    { containerPort: 443, protocol: 'udp', host: null },
  ],
  mounts: [
    { kind: 'volume', volume: anonymous, anonymous: true, destination: '/anon', readOnly: false },
    { kind: 'volume', volume: 'vol1', anonymous: false, destination: '/data', readOnly: false },
    { kind: 'bind', source: '/tmp', destination: '/host', readOnly: true },
    { kind: 'tmpfs', destination: '/tt' },
  ],
  networks: [
    { id: 'n2', name: 'a' },
    { id: 'n1', name: 'net1' },
  ],
  compose: {
    project: 'proj',
    service: 'web',
    number: null,
    oneOff: false,
    workingDir: null,
    configFiles: [],
    envFiles: [],
    dependsOn: [],
  },
};

const fromState = (changed: object) =>
  containerFromInspect({ ...inspected, State: { ...state, ...changed } });
const fromStatus = (State: string, Status: string) => {
  const read = containerFromList({ ...listed, State, Status });
  return [read?.state, read?.exitCode, read?.health];
};
const facts = (read: ReturnType<typeof containerFromInspect>) => [read?.state, read?.exitCode, read?.health];

describe('a running container', () => {
  it('is read from an inspection', () => {
    expect(containerFromInspect(inspected)).toEqual(container);
  });

  it('is read alike from a listing, but for what listings leave out', () => {
    expect(containerFromList(listed)).toEqual({ ...container, restartPolicy: 'unknown', startedAt: null });
  });
});

describe('state, exit code and health', () => {
  it.each([
    ['running', 'Up 2 minutes', { Health: undefined }, ['running', null, 'none']],
    [
      'running',
      'Up 1 second (health: starting)',
      { Health: { Status: 'starting' } },
      ['running', null, 'starting'],
    ],
    [
      'running',
      'Up 2 hours (unhealthy)',
      { Health: { Status: 'unhealthy' } },
      ['running', null, 'unhealthy'],
    ],
    ['paused', 'Up 2 minutes (Paused)', {}, ['paused', null, 'none']],
    ['exited', 'Exited (137) 2 hours ago', { ExitCode: 137 }, ['exited', 137, 'none']],
    ['exited', 'Exited (0) Less than a second ago', {}, ['exited', 0, 'none']],
    ['restarting', 'Restarting (7) 5 seconds ago', { ExitCode: 7 }, ['restarting', 7, 'none']],
    ['created', 'Created', { ExitCode: 128 }, ['created', null, 'none']],
    ['removing', 'Removal In Progress', { ExitCode: 1 }, ['removing', null, 'none']],
  ])('of a container that is %s (%s) are read alike', (status, words, inspection, expected) => {
    expect(fromStatus(status, words)).toEqual(expected);
    expect(facts(fromState({ Status: status, ...inspection }))).toEqual(expected);
  });

  it('of a dead one are only in an inspection', () => {
    expect(fromStatus('dead', 'Dead')).toEqual(['dead', null, 'none']);
    expect(facts(fromState({ Status: 'dead', ExitCode: 1 }))).toEqual(['dead', 1, 'none']);
  });
});

it('was never started where the engine says so in the way of Go', () => {
  expect(fromState({ StartedAt: '0001-01-01T00:00:00Z' })).toEqual({ ...container, startedAt: null });
});

it('has the restart policy no where old engines write nothing', () => {
  const read = containerFromInspect({
    ...inspected,
    HostConfig: { RestartPolicy: { Name: '' } },
  });
  expect(read).toEqual({ ...container, restartPolicy: 'no' });
});

it('has the memory among its mounts that `--tmpfs` mounts, once', () => {
  const read = containerFromInspect({
    ...inspected,
    HostConfig: { ...inspected.HostConfig, Tmpfs: { '/run': 'size=1m', '/tt': '' } },
  });
  expect(read?.mounts.filter(({ kind }) => kind === 'tmpfs')).toEqual([
    { kind: 'tmpfs', destination: '/run' },
    { kind: 'tmpfs', destination: '/tt' },
  ]);
});

describe('hostile answers', () => {
  const junk: readonly unknown[] = [null, 1, 'x', [], {}, { Id: '' }, { Id: 7 }, Buffer.from('x')];

  it('without an id are no container', () => {
    expect(junk.map(containerFromList)).toEqual(junk.map(() => null));
    expect(junk.map(containerFromInspect)).toEqual(junk.map(() => null));
  });

  it.each([null, 3, 'x', [1, null], { a: 1 }, true])(
    'with %j in every field make an empty container',
    (value) => {
      const spoil = (whole: object) =>
        Object.fromEntries(Object.keys(whole).map((key) => [key, key === 'Id' ? 'c1' : value]));
      expect(containerFromList(spoil(listed))).toMatchObject({ id: 'c1', state: 'created', exitCode: null });
      expect(containerFromInspect(spoil(inspected))).toMatchObject({ id: 'c1', state: 'created', ports: [] });
    },
  );

  it('with ports out of range lose those', () => {
    const Ports = [
      { PrivatePort: 0 },
      { PrivatePort: 70000, Type: 'tcp' },
      { PrivatePort: 80, PublicPort: -1 },
    ];
    expect(containerFromList({ ...listed, Ports })?.ports).toEqual([
      { containerPort: 80, protocol: 'tcp', host: null },
    ]);
  });

  it('with labels like those of an object keep to themselves', () => {
    const Labels = JSON.parse('{"__proto__": {"com.docker.compose.project": "x"}, "constructor": "y"}');
    expect(containerFromList({ ...listed, Labels })?.compose).toBeNull();
  });
});
