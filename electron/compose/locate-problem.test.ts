import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locateMention, locateProblem, locateSyntaxError, readPath } from './locate-problem.ts';

const file = `# nothing: here
services:
  web:
    image: nginx
    ports:
      - "3000:3000"
      - target: 80
        published: nonsense
    volumes:
      - database:/data/db
      - cache
    depends_on: { db: { condition: service_healthy } }
  db:
    <<: &base
      restart: always
    image: redis # no nonsense
volumes:
  "my data": {}
`;

test.each([
  [['services'], 2],
  [['services', 'web', 'image'], 4],
  [['services', 'web', 'ports', 1], 7],
  [['services', 'web', 'ports', '1'], 5],
  [['services', 'web', 'ports', 1, 'published'], 8],
  [['services', 'web', 'volumes', 'database'], 10],
  [['services', 'web', 'volumes', 'cache'], 11],
  [['services', 'web', 'depends_on', 'db'], 12],
  [['volumes', 'my data'], 18],
])('%j stands on line %i', (path, line) => {
  expect(locateProblem(file, path)).toBe(line);
});

test('of a path that is only partly there, the deepest part is found', () => {
  expect(locateProblem(file, ['services', 'db', 'healthcheck', 'test'])).toBe(13);
});

test('a path that is not there has no line', () => {
  expect(locateProblem(file, ['networks', 'back'])).toBeNull();
});

test('what is no YAML, or empty, has no lines', () => {
  expect([locateProblem('', ['services']), locateProblem('\u0000: [', ['services'])]).toEqual([null, null]);
});

test.each([
  ['services.web.ports[0]', ['services', 'web', 'ports', 0]],
  ['services[web].mem_limit', ['services', 'web', 'mem_limit']],
  ['services.web.ports.0', ['services', 'web', 'ports', 0]],
  ['(root)', []],
  ['', []],
])('the path %j is taken apart', (path, parts) => {
  expect(readPath(path)).toEqual(parts);
});

test('words are looked for outside comments', () => {
  expect([locateMention(file, 'nonsense'), locateMention(file, 'here'), locateMention(file, '')]).toEqual([
    8,
    null,
    null,
  ]);
});

describe('a file that is no YAML', () => {
  test.each([
    ['a tab', 'services:\n  web:\n\timage: nginx\n', 3],
    ['a line that stands too far left', 'services:\n  web:\n    image: a\n   ports: [1]\n', 4],
    ['a key twice', 'services:\n  web:\n    image: a\n    image: b\n', 4],
    ['a quote that is never closed: only Compose knows where', 'a: "b\nc: d\n', null],
    ['nothing wrong', file, null],
  ])('has %s', (_, text, line) => {
    expect(locateSyntaxError(text)).toBe(line);
  });
});

test('no text makes it fail', () => {
  const part = fc.oneof(fc.string(), fc.nat(5), fc.constantFrom('services', 'web'));
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant(file));
  fc.assert(
    fc.property(text, fc.array(part), (text, path) => {
      locateProblem(text, path);
      locateSyntaxError(text);
    }),
  );
});
