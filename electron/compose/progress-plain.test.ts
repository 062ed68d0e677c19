import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePlainProgress } from './progress-plain.ts';

const stepOf = (line: string) => {
  const step = parsePlainProgress(line);
  return step === null ? null : [step.subject, step.name, step.state, step.text];
};

describe('what `up --detach` of Compose 2.26.1 prints', () => {
  test.each([
    [' Network demo_default  Creating', ['network', 'demo_default', 'working', 'Creating']],
    [' Network demo_default  Created', ['network', 'demo_default', 'done', 'Created']],
    [' Volume "demo_data"  Creating', ['volume', 'demo_data', 'working', 'Creating']],
    [' Volume "demo_data"  Created', ['volume', 'demo_data', 'done', 'Created']],
    [' Container demo-db-1  Creating', ['container', 'demo-db-1', 'working', 'Creating']],
    [' Container demo-db-1  Recreate', ['container', 'demo-db-1', 'working', 'Recreate']],
    [' Container demo-db-1  Recreated', ['container', 'demo-db-1', 'done', 'Recreated']],
    [' Container demo-db-1  Started', ['container', 'demo-db-1', 'done', 'Started']],
    [' Container demo-db-1  Running', ['container', 'demo-db-1', 'done', 'Running']],
    [' Container demo-db-1  Waiting', ['container', 'demo-db-1', 'working', 'Waiting']],
    [' Container demo-db-1  Healthy', ['container', 'demo-db-1', 'done', 'Healthy']],
    [' Container demo-db-1  Exited', ['container', 'demo-db-1', 'done', 'Exited']],
    [' Container demo-db-1  Error', ['container', 'demo-db-1', 'failed', 'Error']],
    [
      ' Container demo-migrate-1  service "migrate" didn\'t complete successfully: exit 1',
      ['container', 'demo-migrate-1', 'failed', 'service "migrate" didn\'t complete successfully: exit 1'],
    ],
    [' web Pulling ', ['image', 'web', 'working', 'Pulling']],
    [' web Pulled ', ['image', 'web', 'done', 'Pulled']],
    [
      ' web Error Get "https://registry.example/v2/": no such host',
      ['image', 'web', 'failed', 'Error Get "https://registry.example/v2/": no such host'],
    ],
    ['#7 [todo-app 3/5] COPY . .', ['build', 'todo-app', 'working', '[3/5] COPY . .']],
    [
      '#1 [todo-app internal] load build definition from Dockerfile',
      ['build', 'todo-app', 'working', '[internal] load build definition from Dockerfile'],
    ],
    ['#9 [todo-app] exporting to image', ['build', 'todo-app', 'working', 'exporting to image']],
  ])('%s', (line, step) => {
    expect(stepOf(line)).toEqual(step);
  });
});

describe('what other versions print', () => {
  test.each([
    ['4f4fb700ef54 Waiting', ['image', '4f4fb700ef54', 'working', 'Waiting']],
    [
      '972e292d3a60 Downloading    106kB/10.43MB',
      ['image', '972e292d3a60', 'working', 'Downloading 106kB/10.43MB'],
    ],
    [
      ' abc123 Downloading [==>      ]  1.2MB/3.4MB',
      ['image', 'abc123', 'working', 'Downloading 1.2MB/3.4MB'],
    ],
    [' abc123 Pull complete ', ['image', 'abc123', 'done', 'Pull complete']],
    [' web  Interrupted', ['image', 'web', 'warning', 'Interrupted']],
    [' build-todo-app  Built', ['build', 'build-todo-app', 'done', 'Built']],
    [' Service todo-app  Building', ['build', 'todo-app', 'working', 'Building']],
    [' Image redis:7 Pulling', ['image', 'redis:7', 'working', 'Pulling']],
    [' Volume demo_data  Created', ['volume', 'demo_data', 'done', 'Created']],
    ['#9 [4/4] RUN npm ci', ['build', 'image', 'working', '[4/4] RUN npm ci']],
    ['#5 [web builder 2/6] WORKDIR /app', ['build', 'web', 'working', '[builder 2/6] WORKDIR /app']],
  ])('%s', (line, step) => {
    expect(stepOf(line)).toEqual(step);
  });
});

test.each([
  '',
  '#7 DONE 0.1s',
  '#7 CACHED',
  '#8 0.116 hello',
  '#8 0.116  Container demo-web-1  Started',
  '#6 ERROR: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3',
  '------',
  ' > [todo-app 3/3] RUN echo hello:',
  'Error response from daemon: Bind for 0.0.0.0:3000 failed: port is already allocated',
  'Volume "demo_data" exists but doesn\'t match configuration in compose file. Recreate (data will be lost)?',
  'time="2026-01-01T00:00:00Z" level=warning msg="The \\"X\\" variable is not set."',
  ' DRY-RUN MODE -  Container demo-web-1  Created',
  'canceled',
])('%j is no step', (line) => {
  expect(parsePlainProgress(line)).toBeNull();
});

test('no line makes the parser fail, and every step has a name and a text', () => {
  const piece = fc.constantFrom(
    ' ',
    'Container',
    'Network',
    'Volume',
    '"',
    '#7 ',
    '[',
    ']',
    '3/5',
    'Pulling',
    'Error',
    'web',
  );
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 5 }))).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(line, (text) => {
      const step = parsePlainProgress(text);
      return step === null || (step.name !== '' && step.text !== '');
    }),
    { numRuns: 500 },
  );
});
