import { expect, test } from 'vitest';
import { readUpOutput } from './up-output.ts';

function read(progress: 'plain' | 'json', lines: readonly string[], how: 'done' | 'failed' | 'cancelled') {
  const steps: string[] = [];
  const log: string[] = [];
  const reader = readUpOutput(progress, {
    onStep: ({ subject, name, state, text }) => steps.push(`${subject} ${name}: ${state} (${text})`),
    onLine: (line) => log.push(line),
  });
  for (const line of lines) reader.read(line);
  return { ...reader.end(how), steps, log };
}

test('a build is done when the containers come, though no line says so (2.26.1)', () => {
  const lines = [
    '#7 [todo-app 1/1] COPY . .',
    '#7 DONE 0.1s',
    ' Network demo_default  Creating',
    ' Network demo_default  Created',
  ];
  expect(read('plain', lines, 'done')).toEqual({
    steps: [
      'build todo-app: working ([1/1] COPY . .)',
      'build todo-app: done (Built)',
      'network demo_default: working (Creating)',
      'network demo_default: done (Created)',
    ],
    log: lines,
    lines: ['#7 [todo-app 1/1] COPY . .', '#7 DONE 0.1s'],
    failedPull: null,
  });
});

test('a build that is told done under the image’s name is one step still (2.40.3)', () => {
  const lines = [
    '{"vertexes":[{"name":"[1/1] COPY . .","started":"x"}]}',
    '{"id":"demo-app","status":"Built"}',
    '{"id":"Container demo-app-1","status":"Started"}',
  ];
  expect(read('json', lines, 'done')).toEqual({
    steps: [
      'build image: working ([1/1] COPY . .)',
      'build image: done (Built)',
      'container demo-app-1: done (Started)',
    ],
    log: ['[1/1] COPY . .', 'demo-app Built', 'Container demo-app-1 Started'],
    lines: ['[1/1] COPY . .', 'demo-app Built'],
    failedPull: null,
  });
});

test('what was under way when it failed has failed', () => {
  expect(
    read('plain', [' Container demo-web-1  Starting', 'Error response from daemon: no'], 'failed'),
  ).toEqual({
    steps: ['container demo-web-1: working (Starting)', 'container demo-web-1: failed (Starting)'],
    log: [' Container demo-web-1  Starting', 'Error response from daemon: no'],
    lines: ['Error response from daemon: no'],
    failedPull: null,
  });
});

test('what was under way when it was cancelled is no failure', () => {
  expect(read('plain', [' Container demo-web-1  Starting'], 'cancelled').steps).toEqual([
    'container demo-web-1: working (Starting)',
    'container demo-web-1: warning (Starting)',
  ]);
});

test('the first image that could not be pulled is remembered', () => {
  const lines = [' web Pulling ', ' ok Pulling ', ' ok Error no such host', ' web Error no such host'];
  expect(read('plain', lines, 'failed')).toMatchObject({ failedPull: 'ok', lines: [] });
});

test('the layers of an image are one step (2.40.3)', () => {
  const lines = [
    '{"id":"web","text":"Pulling"}',
    '{"id":"a","parent_id":"web","text":"Downloading","status":"[>  ] 1kB/4kB","current":1000,"total":4000}',
    '{"id":"b","parent_id":"web","text":"Downloading","status":"[>  ] 1kB/2kB","current":1000,"total":2000}',
    '{"id":"a","parent_id":"web","text":"Download complete","percent":100}',
    '{"id":"web","text":"Pulled"}',
  ];
  expect(read('json', lines, 'done')).toMatchObject({
    steps: [
      'image web: working (Pulling)',
      'image web: working (Downloading 1kB/4kB)',
      'image web: working (Downloading 2kB/6kB)',
      'image web: working (Downloading 5kB/6kB)',
      'image web: done (Pulled)',
    ],
    lines: [],
  });
});

test('a question among JSON lines is kept', () => {
  const question =
    'Volume "x" exists but doesn\'t match configuration in compose file. Recreate (data will be lost)?';
  expect(read('json', ['{"id":"Container a","status":"Running"}', question], 'done').lines).toEqual([
    question,
  ]);
});

test('of a long log only the end is kept', () => {
  const lines = Array.from({ length: 2000 }, (_, at) => `#8 0.1 line ${at}`);
  expect(read('plain', lines, 'failed').lines).toEqual(lines.slice(-400));
});

test('the layers of an image are summed under the service that pulls it (2.26.1)', () => {
  const lines = [
    ' web Pulling ',
    ' 17735acc7fef Pulling fs layer ',
    ' 17735acc7fef Downloading [=>   ]  500kB/1MB',
    ' 7cdc286a5770 Downloading [==>  ]  1.5MB/6MB',
    ' 17735acc7fef Pull complete ',
    ' web Pulled ',
  ];
  expect(read('plain', lines, 'done')).toMatchObject({
    steps: [
      'image web: working (Pulling)',
      'image web: working (Downloading 500kB/1MB)',
      'image web: working (Downloading 2MB/7MB)',
      'image web: working (Downloading 2.5MB/7MB)',
      'image web: done (Pulled)',
    ],
    lines: [],
  });
});

test('the layers of several images are summed together, since no line says whose they are (2.26.1)', () => {
  const lines = [
    ' db Pulling ',
    ' web Pulling ',
    ' 17735acc7fef Downloading [=>   ]  500kB/1MB',
    ' web Pulled ',
    ' 7cdc286a5770 Downloading [==>  ]  1MB/2MB',
    ' db Pulled ',
  ];
  expect(read('plain', lines, 'done').steps).toEqual([
    'image db: working (Pulling)',
    'image web: working (Pulling)',
    'image all images: working (Downloading 500kB/1MB)',
    'image web: done (Pulled)',
    'image all images: working (Downloading 1.5MB/3MB)',
    'image db: done (Pulled)',
    'image all images: done (Pulled)',
  ]);
});
