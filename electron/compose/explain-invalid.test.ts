import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostPath } from '../../shared/ids.ts';
import { explainInvalid } from './explain-invalid.ts';

const path = hostPath('/srv/demo/compose.yaml');
const text = `include:
  - other.yaml
services:
  web:
    image: nginx:\${TAG:?set it}
    prots:
      - "3000:3000"
    ports:
      - "nonsense"
    env_file: nope.env
    volumes: [ "database:/data/db" ]
    depends_on: [ db ]
    healthcheck: { interval: soon }
    mem_limit: lots
`;
const explain = (said: string) => explainInvalid(said, [{ path, text }]);
const invalid = (line: number | null, message: string, file: string | null = path) => ({
  kind: 'compose-invalid',
  file,
  line,
  message,
});

// Everything below was printed by `config` of these versions.
describe.each([
  {
    version: '2.26.1',
    said: 'validating /srv/demo/compose.yaml: services.web Additional property prots is not allowed',
    want: invalid(6, 'services.web Additional property prots is not allowed'),
  },
  {
    version: '2.40.3',
    said: "validating /srv/demo/compose.yaml: services.web additional properties 'prots' not allowed",
    want: invalid(6, "services.web additional properties 'prots' not allowed"),
  },
  {
    version: '2.26.1',
    said: 'validating /srv/demo/compose.yaml: (root) Additional property include is not allowed',
    want: invalid(1, '(root) Additional property include is not allowed'),
  },
  {
    version: '2.40.3',
    said: "validating /srv/demo/compose.yaml:  additional properties 'include' not allowed",
    want: invalid(1, "additional properties 'include' not allowed"),
  },
  {
    version: '2.26.1',
    said: 'validating /srv/demo/compose.yaml: services.web.ports must be a list',
    want: invalid(8, 'services.web.ports must be a list'),
  },
  {
    version: '2.26.1',
    said: 'Invalid containerPort: nonsense',
    want: invalid(9, 'Invalid containerPort: nonsense'),
  },
  {
    version: '2.26.1',
    said: 'error while interpolating services.web.image: required variable TAG is missing a value: set it',
    want: invalid(
      5,
      'error while interpolating services.web.image: required variable TAG is missing a value: set it',
    ),
  },
  {
    version: '2.26.1',
    said: 'invalid interpolation format for services.web.image.\nYou may need to escape any $ with another $.\na:${TAG',
    want: invalid(
      5,
      'invalid interpolation format for services.web.image.\nYou may need to escape any $ with another $.\na:${TAG',
    ),
  },
  {
    version: '2.26.1',
    said: 'service "web" refers to undefined volume database: invalid compose project',
    want: invalid(11, 'service "web" refers to undefined volume database'),
  },
  {
    version: '2.26.1',
    said: 'service "web" depends on undefined service "db": invalid compose project',
    want: invalid(12, 'service "web" depends on undefined service "db"'),
  },
  {
    version: '2.26.1',
    said: 'service "web" has neither an image nor a build context specified: invalid compose project',
    want: invalid(4, 'service "web" has neither an image nor a build context specified'),
  },
  {
    version: '2.26.1',
    said: 'dependency cycle detected: web -> db -> web',
    want: invalid(12, 'dependency cycle detected: web -> db -> web'),
  },
  {
    version: '2.26.1',
    said: `decoding failed due to the following error(s):\n\nerror decoding 'services[web].healthcheck.interval': time: invalid duration "soon"`,
    want: invalid(13, `error decoding 'services[web].healthcheck.interval': time: invalid duration "soon"`),
  },
  {
    version: '2.40.3',
    said: "decoding failed due to the following error(s):\n\n'services[web].mem_limit' invalid size: 'lots'",
    want: invalid(14, "'services[web].mem_limit' invalid size: 'lots'"),
  },
  {
    version: '2.26.1',
    said: 'env file /srv/demo/nope.env not found: stat /srv/demo/nope.env: no such file or directory',
    want: invalid(
      10,
      'env file /srv/demo/nope.env not found: stat /srv/demo/nope.env: no such file or directory',
    ),
  },
  {
    version: '2.26.1',
    said: 'open /srv/demo/other.yaml: no such file or directory',
    want: invalid(2, 'open /srv/demo/other.yaml: no such file or directory'),
  },
  {
    version: '2.26.1',
    said: "Couldn't find env file: /srv/demo/prod.env",
    want: invalid(null, "Couldn't find env file: /srv/demo/prod.env", '/srv/demo/prod.env'),
  },
  {
    version: '2.26.1',
    said: 'failed to read /srv/demo/.env: line 3: key cannot contain a space',
    want: invalid(3, 'key cannot contain a space', '/srv/demo/.env'),
  },
  {
    version: '2.26.1',
    said: 'yaml: unmarshal errors:\n  line 1: cannot unmarshal !!seq into cli.named',
    want: invalid(1, 'top-level object must be a mapping'),
  },
  { version: '2.26.1', said: 'empty compose file', want: invalid(null, 'empty compose file') },
  {
    version: '2.26.1',
    said: 'invalid project name "--help": must consist only of lowercase alphanumeric characters',
    want: invalid(
      null,
      'invalid project name "--help": must consist only of lowercase alphanumeric characters',
      null,
    ),
  },
])('Compose $version says: $said', ({ said, want }) => {
  test('where it is', () => {
    expect(explain(said)).toEqual(want);
  });
});

describe('a file that is no YAML', () => {
  const broken = 'services:\n  web:\n    image: nginx\n   ports: [1]\n';

  test('has the line of the mistake, not that of the block around it (2.26.1)', () => {
    expect(explainInvalid('yaml: line 1: did not find expected key', [{ path, text: broken }])).toEqual(
      invalid(4, 'did not find expected key'),
    );
  });

  test('is named by newer versions (2.40.3)', () => {
    const said = `failed to parse ${path}: yaml: line 1: did not find expected key`;
    expect(explainInvalid(said, [{ path, text: broken }])).toEqual(invalid(4, 'did not find expected key'));
  });

  test('has Compose’s line where our parser can’t tell better', () => {
    const unclosed = 'services:\n  web:\n    image: "nginx\n  db:\n    image: redis\n';
    expect(
      explainInvalid('yaml: line 3: found unexpected end of stream', [{ path, text: unclosed }]),
    ).toEqual(invalid(3, 'found unexpected end of stream'));
  });

  test('is found among several', () => {
    const good = { path: hostPath('/srv/demo/base.yaml'), text: 'services: {}\n' };
    expect(explainInvalid('yaml: line 1: did not find expected key', [good, { path, text: broken }])).toEqual(
      invalid(4, 'did not find expected key'),
    );
  });
});

describe('of several files', () => {
  const base = { path: hostPath('/srv/demo/base.yaml'), text: 'services:\n  web:\n    image: nginx\n' };
  const over = { path, text: '\nservices:\n  web:\n    mem_limit: lots\n' };

  test('the one that holds the place is named', () => {
    expect(explainInvalid("'services[web].mem_limit' invalid size: 'lots'", [base, over])).toEqual(
      invalid(4, "'services[web].mem_limit' invalid size: 'lots'"),
    );
  });

  test('the later one is named where both do', () => {
    expect(explainInvalid('services.web must be a mapping', [base, over])).toEqual(
      invalid(3, 'services.web must be a mapping'),
    );
  });

  test('none is named where none does', () => {
    expect(explainInvalid('networks.back must be a mapping', [base, over])).toEqual(
      invalid(null, 'networks.back must be a mapping', null),
    );
  });
});

test('a file that can’t be read still has Compose’s line', () => {
  expect(explainInvalid('yaml: line 7: mapping values are not allowed', [{ path, text: null }])).toEqual(
    invalid(7, 'mapping values are not allowed'),
  );
});

test('whatever Compose says, it is explained somehow', () => {
  const word = fc.constantFrom(
    'yaml: ',
    'line 3: ',
    'services.web',
    'validating /x: ',
    "'a[b]'",
    'service "x" ',
    '\n',
  );
  const said = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(word, fc.string())).map((all) => all.join('')),
  );
  fc.assert(fc.property(said, (words) => explain(words).kind === 'compose-invalid'));
});
