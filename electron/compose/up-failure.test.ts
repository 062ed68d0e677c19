import { describe, expect, test } from 'vitest';
import { failureOfUp, isPluginMissing, type UpOutput } from './up-failure.ts';

const output: UpOutput = { exitCode: 1, lines: [], failedPull: null };
const failureOf = (lines: readonly string[], rest: Partial<UpOutput> = {}) =>
  failureOfUp({ ...output, lines, ...rest });

describe('a taken port', () => {
  test.each([
    [
      'by a container, engines 20.10 and 26.1',
      'Error response from daemon: driver failed programming external connectivity on endpoint demo-web-1 (c684): Bind for 0.0.0.0:3000 failed: port is already allocated',
    ],
    [
      'by a program, engines 20.10 and 26.1',
      'Error response from daemon: driver failed programming external connectivity on endpoint demo-web-1 (9b2b): Error starting userland proxy: listen tcp4 0.0.0.0:3000: bind: address already in use',
    ],
    [
      'on IPv6',
      'Error response from daemon: driver failed programming external connectivity on endpoint web: Error starting userland proxy: listen tcp6 [::]:3000: bind: address already in use',
    ],
    [
      'engine 28',
      'Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint web (9b2b): failed to bind host port 0.0.0.0:3000/tcp: address already in use',
    ],
    [
      'engine 28, with the container’s address',
      'Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint web (9b2b): failed to bind host port for 0.0.0.0:3000:172.18.0.2:80/tcp: address already in use',
    ],
    [
      'Docker Desktop',
      'Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:3000 -> 0.0.0.0:0: listen tcp 0.0.0.0:3000: bind: address already in use',
    ],
    [
      'Docker Desktop on Windows',
      'Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:3000 -> 127.0.0.1:0: listen tcp 0.0.0.0:3000: bind: Only one usage of each socket address (protocol/network address/port) is normally permitted.',
    ],
  ])('%s', (_, line) => {
    expect(failureOf([line])).toEqual({ kind: 'port-taken', port: 3000, by: null });
  });
});

describe('an image that can’t be had', () => {
  test.each([
    [
      'no such host (2.26.1): only the progress names it',
      ['Error response from daemon: Get "https://registry.example/v2/": dial tcp: no such host'],
      'web',
    ],
    [
      'not allowed, or not there',
      [
        "Error response from daemon: pull access denied for nginxx, repository does not exist or may require 'docker login'",
      ],
      'nginxx',
    ],
    [
      'no such tag',
      ['Error response from daemon: manifest for redis:99 not found: manifest unknown'],
      'redis:99',
    ],
    ['pull_policy: never (2.26.1)', ['Error response from daemon: No such image: nosuch:4'], 'nosuch:4'],
    [
      'no image name at all (2.26.1)',
      ["unable to get image 'NoSuch:4': Error response from daemon: invalid reference format"],
      'NoSuch:4',
    ],
    [
      'the base of a build (2.26.1, engine 26.1)',
      [
        'failed to solve: node:3: failed to resolve source metadata for docker.io/library/node:3: failed to do request: no such host',
      ],
      'node:3',
    ],
    [
      'the base of a build (2.26.1, engine 20.10)',
      [
        '------',
        ' > [web internal] load metadata for docker.io/library/node:3:',
        '------',
        'failed to solve: rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: failed to create LLB definition: failed to do request: Head "https://registry.example/v2/library/node/manifests/3": no such host',
      ],
      'node:3',
    ],
    [
      'the builder’s own (2.26.1)',
      [
        'failed to solve: failed to resolve source metadata for docker.io/docker/dockerfile:1: failed to do request: no such host',
      ],
      'docker/dockerfile:1',
    ],
  ])('%s', (_, lines, image) => {
    expect(failureOf(lines, { failedPull: image === 'web' ? 'web' : null })).toEqual({
      kind: 'image-unavailable',
      image,
      detail: lines.at(-1),
    });
  });
});

describe('a failed build', () => {
  const plain = [
    '#0 building with "default" instance using docker driver',
    '#5 [todo-app 2/3] WORKDIR /app',
    '#5 CACHED',
    '#6 [todo-app 3/3] RUN npm run build',
    '#6 0.122 hello',
    '#6 0.122 some trouble',
    '#6 ERROR: process "/bin/sh -c npm run build" did not complete successfully: exit code: 3',
    '------',
    ' > [todo-app 3/3] RUN npm run build:',
    '0.122 hello',
    '0.122 some trouble',
    '------',
    'failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 3',
  ];

  test('names its service, the instruction and what that printed (2.26.1)', () => {
    expect(failureOf(plain, { exitCode: 17 })).toEqual({
      kind: 'build-failed',
      service: 'todo-app',
      detail: [
        '[todo-app 3/3] RUN npm run build',
        'hello',
        'some trouble',
        'failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 3',
      ].join('\n'),
    });
  });

  test('without the builder’s summary begins where the last step began (2.40.3, read from JSON)', () => {
    const lines = [
      '[2/3] WORKDIR /app',
      '[3/3] RUN false',
      'hello',
      '[3/3] RUN false ERROR: exit code: 1',
      'failed to solve: exit code: 1',
    ];
    expect(failureOf(lines)).toEqual({
      kind: 'build-failed',
      service: null,
      detail: [
        '[3/3] RUN false',
        'hello',
        '[3/3] RUN false ERROR: exit code: 1',
        'failed to solve: exit code: 1',
      ].join('\n'),
    });
  });

  test('a missing Dockerfile is one too', () => {
    const line = 'failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory';
    expect(failureOf([line])).toEqual({ kind: 'build-failed', service: null, detail: line });
  });
});

test('a question about a volume is told before all else', () => {
  const question =
    'Volume "demo_data" exists but doesn\'t match configuration in compose file. Recreate (data will be lost)?';
  expect(failureOf([question, 'Error response from daemon: anything'], { exitCode: 0 })).toEqual({
    kind: 'volume-differs',
    detail: 'Volume "demo_data" exists but doesn\'t match configuration in compose file',
  });
});

test('a container’s name that is taken is a conflict', () => {
  const line =
    'Error response from daemon: Conflict. The container name "/web" is already in use by container "86130eab". You have to remove (or rename) that container to be able to reuse that name.';
  expect(failureOf([line])).toEqual({ kind: 'conflict', detail: line });
});

test.each([
  'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  "unable to get image 'redis:7': Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
])('an engine that has gone is told as such: %s', (line) => {
  expect(failureOf([line])).toEqual({
    kind: 'engine-unreachable',
    cause: { kind: 'connection-lost', detail: line },
  });
});

test('anything else is told in Compose’s last words, without warnings', () => {
  expect(
    failureOf([
      'time="2026-01-01T00:00:00Z" level=warning msg="The \\"X\\" variable is not set. Defaulting to a blank string."',
      'dependency failed to start: container demo-db-1 is unhealthy',
    ]),
  ).toEqual({
    kind: 'compose-failed',
    exitCode: 1,
    detail: 'dependency failed to start: container demo-db-1 is unhealthy',
  });
});

test('a silent end is told by its exit code', () => {
  expect(failureOf([], { exitCode: null })).toEqual({ kind: 'compose-failed', exitCode: null, detail: '' });
});

test('the docker CLI’s own help means that its plugin has gone', () => {
  const help = [
    'unknown flag: --ansi',
    'Usage:  docker [OPTIONS] COMMAND [ARG...]',
    "Run 'docker --help' for more information",
  ];
  expect([
    isPluginMissing(125, help),
    isPluginMissing(16, ['unknown flag: --ansi', "See 'docker compose --help'."]),
  ]).toEqual([true, false]);
});
