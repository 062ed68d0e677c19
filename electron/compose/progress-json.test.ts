import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonProgress, readLayer, textOfJsonProgress } from './progress-json.ts';

const stepOf = (line: string) => {
  const step = parseJsonProgress(line);
  return step === null ? null : [step.subject, step.name, step.state, step.text];
};

describe('what Compose 2.40.3 prints', () => {
  test.each([
    ['{"id":"Network demo_default","status":"Creating"}', ['network', 'demo_default', 'working', 'Creating']],
    ['{"id":"Volume demo_data","status":"Created"}', ['volume', 'demo_data', 'done', 'Created']],
    ['{"id":"Container demo-db-1","status":"Started"}', ['container', 'demo-db-1', 'done', 'Started']],
    ['{"id":"Container demo-db-1","status":"Error"}', ['container', 'demo-db-1', 'failed', 'Error']],
    [
      '{"id":"Container demo-job-1","status":"service \\"job\\" didn\'t complete successfully: exit 1"}',
      ['container', 'demo-job-1', 'failed', 'service "job" didn\'t complete successfully: exit 1'],
    ],
    ['{"id":"web","text":"Pulling"}', ['image', 'web', 'working', 'Pulling']],
    ['{"id":"web","text":"Pulled"}', ['image', 'web', 'done', 'Pulled']],
    ['{"id":"web","status":"Interrupted"}', ['image', 'web', 'warning', 'Interrupted']],
    [
      '{"id":"web","text":"Error","status":"dial tcp: no such host"}',
      ['image', 'web', 'failed', 'Error dial tcp: no such host'],
    ],
    [
      '{"id":"63a26ae4e8a8","parent_id":"web","text":"Downloading","status":"[>    ]  6.89kB/599.9kB","current":6890,"total":599883,"percent":1}',
      null,
    ],
    ['{"id":"63a26ae4e8a8","parent_id":"web","text":"Pull complete","percent":100}', null],
    ['{"id":"demo-app","status":"Built"}', ['build', 'demo-app', 'done', 'Built']],
    [
      '{"vertexes":[{"digest":"sha256:1","name":"[3/4] COPY . .","started":"2026-01-01T00:00:00Z"}]}',
      ['build', 'image', 'working', '[3/4] COPY . .'],
    ],
    [
      '{"vertexes":[{"digest":"sha256:1","name":"[app 3/4] RUN false","started":"x","completed":"x","error":"exit code: 1"}]}',
      ['build', 'app', 'failed', '[3/4] RUN false'],
    ],
    ['{"vertexes":[{"digest":"sha256:1","name":"[3/4] COPY . .","started":"x","completed":"x"}]}', null],
    ['{"statuses":[{"id":"transferring context:","vertex":"sha256:1","current":2}]}', null],
    ['{"error":true,"message":"external volume \\"data\\" not found"}', null],
    ['{"level":"warning","msg":"the attribute `version` is obsolete","time":"2026-01-01T00:00:00Z"}', null],
  ])('%s', (line, step) => {
    expect(stepOf(line)).toEqual(step);
  });
});

describe('the form of Compose 5, by its source', () => {
  test.each([
    [
      '{"id":"Container demo-db-1","status":"Working","text":"Creating"}',
      ['container', 'demo-db-1', 'working', 'Creating'],
    ],
    [
      '{"id":"Container demo-db-1","status":"Done","text":"Started"}',
      ['container', 'demo-db-1', 'done', 'Started'],
    ],
    [
      '{"id":"Image redis:7","status":"Working","text":"Pulling"}',
      ['image', 'redis:7', 'working', 'Pulling'],
    ],
    [
      '{"id":"ab12","parent_id":"Image redis:7","status":"Working","text":"Downloading","details":"2.309MB","current":2309499,"total":4092319,"percent":56}',
      null,
    ],
    [
      '{"id":"Image redis:7","status":"Error","text":"Error","details":"denied"}',
      ['image', 'redis:7', 'failed', 'Error denied'],
    ],
    ['{"id":"Image demo-app","status":"Done","text":"Built"}', ['image', 'demo-app', 'done', 'Built']],
  ])('%s', (line, step) => {
    expect(stepOf(line)).toEqual(step);
  });
});

describe('layers', () => {
  const want = { image: 'redis:7', layer: 'ab12', phase: 'Downloading', current: 6890, total: 599883 };

  test.each([
    [
      '2.40.3',
      '{"id":"ab12","parent_id":"redis:7","text":"Downloading","status":"[>    ]  6.89kB/599.9kB","current":6890,"total":599883,"percent":1}',
      want,
    ],
    [
      '5, by its source',
      '{"id":"ab12","parent_id":"Image redis:7","status":"Working","text":"Downloading","details":"6.89kB","current":6890,"total":599883}',
      want,
    ],
    [
      '2.40.3, at its end',
      '{"id":"ab12","parent_id":"redis:7","text":"Pull complete","percent":100}',
      { ...want, phase: 'Pull complete', current: null, total: null },
    ],
    ['2.40.3, of an image', '{"id":"redis:7","text":"Pulling"}', null],
    ['no JSON', '{"id', null],
  ])('Compose %s', (_, line, layer) => {
    expect(readLayer(line)).toEqual(layer);
  });
});

describe('as text for people', () => {
  test.each([
    ['{"id":"Container demo-db-1","status":"Creating"}', ['Container demo-db-1 Creating']],
    ['{"id":"Container demo-db-1","status":"Done","text":"Started"}', ['Container demo-db-1 Started']],
    ['{"id":"web","text":"Error","status":"no such host"}', ['web Error no such host']],
    [
      '{"error":true,"message":"Dockerfile:3\\n\\nfailed to solve: exit code: 3\\n"}',
      ['Dockerfile:3', 'failed to solve: exit code: 3'],
    ],
    ['{"level":"warning","msg":"`version` is obsolete"}', ['`version` is obsolete']],
    ['{"vertexes":[{"name":"[2/2] RUN make","started":"x"}]}', ['[2/2] RUN make']],
    ['{"vertexes":[{"name":"[2/2] RUN make","started":"x","completed":"x"}]}', []],
    [
      '{"vertexes":[{"name":"[2/2] RUN make","error":"exit code: 2"}]}',
      ['[2/2] RUN make ERROR: exit code: 2'],
    ],
    ['{"logs":[{"vertex":"sha256:1","stream":1,"data":"aGVsbG8KdGhlcmUK"}]}', ['hello', 'there']],
    ['{"statuses":[{"id":"x"}]}', []],
    ['#7 [2/3] RUN make', null],
    ['{"cut off', null],
    ['[]', null],
  ])('%s', (line, text) => {
    expect(textOfJsonProgress(line)).toEqual(text);
  });
});

test('no line makes the parser fail', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('Working', 'Error', 'Container x', 'Downloading', '[1/2] RUN'),
  );
  const keys = [
    'id',
    'status',
    'text',
    'details',
    'parent_id',
    'current',
    'total',
    'vertexes',
    'logs',
    'name',
    'data',
    'message',
  ];
  const message = fc.dictionary(fc.constantFrom(...keys), value);
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    message.map((each) => JSON.stringify(each)),
    fc.array(message).map((all) => JSON.stringify({ vertexes: all, logs: all })),
  );
  fc.assert(
    fc.property(line, (text) => {
      parseJsonProgress(text);
      readLayer(text);
      textOfJsonProgress(text);
    }),
    { numRuns: 500 },
  );
});
