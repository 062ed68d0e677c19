import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addVolumeToText, suggestedVolume, type VolumeEdit } from './add-volume-to-text.ts';
import { isRecord } from './compose-document.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixture = (name: string) => readFileSync(join(folder, name), 'utf8');
const names = readdirSync(folder).filter((name) => /(?<![.]after)[.]yaml$/.test(name));

const anEdit = (part: Partial<VolumeEdit> = {}): VolumeEdit => ({
  service: 'database',
  key: 'database',
  path: '/data/db',
  isDeclared: false,
  ...part,
});
const added = (text: string, part: Partial<VolumeEdit> = {}) => {
  const result = addVolumeToText(text, anEdit(part));
  return result.ok ? result.value : result.error;
};

type Parsed = {
  readonly services: Readonly<Record<string, { readonly volumes?: readonly unknown[] | null }>>;
  readonly volumes?: object | null;
};
const parsed = (text: string): Parsed => parse(text, { merge: true });

/** The files say the same but for the volume, and no line of the one before is lost but where it says the same else. */
function expectOnlyTheVolume(text: string, result: string, service = 'database'): void {
  const before = parsed(text);
  const after = parsed(result);
  const isIt = (mount: unknown) => isVolumeAt(mount, '/data/db');
  const withoutVolume = ({ services, volumes: _declared, ...rest }: Parsed) => {
    const { [service]: own, ...others } = services;
    // It need not be the last: a line that was switched off may have been between others.
    const mounts = (own?.volumes ?? []).filter((mount) => !isIt(mount));
    return { rest: withoutParts(rest), own: { ...own, volumes: mounts }, others };
  };
  const was = before.services[service]?.volumes?.find(isIt);
  expect(after.services[service]?.volumes?.filter(isIt)).toEqual([
    isRecord(was) ? { ...was, source: 'database' } : 'database:/data/db',
  ]);
  expect(withoutVolume(after)).toEqual(withoutVolume(before));
  const declared = Object.keys(before.volumes ?? {});
  expect(Object.keys(after.volumes ?? {})).toEqual([...new Set([...declared, 'database'])]);
  const kept = result.split(/\r?\n/);
  // In the style of JSON a comma has to follow.
  const lost = text.split(/\r?\n/).filter((line) => !kept.includes(line) && !kept.includes(`${line},`));
  expect(
    lost.filter(
      (line) => !/volumes:|database:|- ['"]?\/data\/db|type: volume,/.test(line) && line === line.trimEnd(),
    ),
  ).toEqual([]);
  // Line endings stay of one kind.
  if (text.includes('\r\n')) expect(result.replaceAll('\r\n', '')).not.toContain('\n');
  else expect(result).not.toContain('\r');
}

/** `database:/data/db`, `/data/db`, and either in the long form. */
const isVolumeAt = (mount: unknown, path: string): boolean =>
  isRecord(mount)
    ? String(mount.target).replace(/\/$/, '') === path
    : mount === path || mount === `database:${path}`;

/** Without parts that only services are made of: a list that nobody else uses may stand in one. */
const withoutParts = (file: object) =>
  Object.fromEntries(Object.entries(file).filter(([key]) => !key.startsWith('x-')));

describe('a volume added to a Compose file', () => {
  it.each(names)('%s', (name) => {
    const service = name === 'docker-sample.yaml' ? 'todo-database' : 'database';
    const after = fixture(name.replace('.yaml', '.after.yaml'));
    expect(added(fixture(name), { service })).toBe(after);
    expectOnlyTheVolume(fixture(name), after, service);
  });

  it('of the bundled sample is the one that its comments hold', () => {
    const text = readFileSync(join(folder, '../../../../assets/sample/compose.yaml'), 'utf8');
    expect(added(text, { service: 'todo-database' })).toBe(
      text
        .replace('    #volumes:\n    #  -', '    volumes:\n      -')
        .replace('#volumes:\n#  data', 'volumes:\n  data'),
    );
    expect(suggestedVolume(text, 'todo-database')).toEqual({ key: 'database', path: '/data/db' });
    expect(suggestedVolume(text, 'todo-app')).toBeNull();
  });

  it('under another name leaves the comments alone', () => {
    const text = fixture('docker-sample.yaml');
    const result = added(text, { service: 'todo-database', key: 'todos' });
    expect(result).toContain('    #volumes: \n    #  - database:/data/db\n');
    expect(result).toContain('#volumes:\n  #database:\n\nvolumes:\n  todos:\n');
  });

  it('is not declared twice where another file does', () => {
    const text = 'services:\n  database:\n    image: redis:7\n';
    expect(added(text, { isDeclared: true })).toBe(`${text}    volumes:\n      - database:/data/db\n`);
  });

  it.each([
    ['- /data/db', '- database:/data/db'],
    ['- "/data/db"   # todos', '- "database:/data/db"   # todos'],
    ["- '/data/db/'", "- 'database:/data/db'"],
    ['- &at /data/db', '- &at database:/data/db'],
  ])('takes the place of an anonymous one: %s', (entry, becomes) => {
    const text = `services:\n  database:\n    volumes:\n      - ./a:/a\n      ${entry}\n      - /other\n`;
    expect(added(text)).toBe(`${text.replace(entry, becomes)}\nvolumes:\n  database:\n`);
  });

  it('takes the place of an anonymous one in a list of the flow style', () => {
    const text = 'services:\n  database:\n    volumes: [/a, /data/db]\nvolumes:\n  database:\n';
    expect(added(text)).toBe(text.replace('/data/db', 'database:/data/db'));
  });

  it('has a path with a dollar sign and a blank as Compose reads it', () => {
    const text = 'services:\n  database:\n    image: redis:7\n';
    const result = added(text, { path: '/data/$x y' });
    expect(result).toContain('      - "database:/data/$$x y"\n');
  });
});

describe('a volume is not added', () => {
  const base = 'services:\n  database:\n    image: redis:7\n';

  it.each([
    ['to what is no YAML', 'services:\n  a: [1\n', { kind: 'not-yaml', line: 3 }],
    ['to an empty file', '', { kind: 'service-missing' }],
    ['to a list', '- a\n', { kind: 'service-missing' }],
    ['to a service that is not there', 'services:\n  web:\n    image: a\n', { kind: 'service-missing' }],
    ['to one of several documents', `${base}---\nservices: {}\n`, { kind: 'several-documents' }],
    [
      'where something is mounted already',
      `${base}    volumes:\n      - ./db:/data/db/:rw\n`,
      { kind: 'path-taken', line: 5 },
    ],
    [
      'where something is mounted by the long form',
      `${base}    volumes:\n      - {type: tmpfs, target: /data/db}\n`,
      { kind: 'path-taken', line: 5 },
    ],
    [
      'where a folder is mounted by the long form',
      `${base}    volumes:\n      - ./a:/a\n      - type: bind\n        source: ""\n        target: /data/db\n`,
      { kind: 'path-taken', line: 6 },
    ],
    ['to a list that is none', `${base}    volumes: data\n`, { kind: 'not-a-list', line: 4 }],
    ['to a list that is a map', `${base}    volumes:\n      data: /x\n`, { kind: 'not-a-list', line: 4 }],
    ['beside volumes that are none', `${base}volumes: [a]\n`, { kind: 'not-a-list', line: 4 }],
    [
      'to a list that another service uses, too',
      'services:\n  web:\n    image: a\n    volumes: &mounts\n      - ./a:/a\n  database:\n    image: b\n    volumes: *mounts\n',
      { kind: 'shared-anchor', anchor: 'mounts', line: 5 },
    ],
    [
      'to a merged list that another service uses, too',
      'x-base: &base\n  volumes: [./a:/a]\nservices:\n  web:\n    <<: *base\n    image: a\n  database:\n    <<: [*base]\n    image: b\n',
      { kind: 'shared-anchor', anchor: 'base', line: 2 },
    ],
    [
      'to a service that is an alias of another',
      'services:\n  web: &web\n    image: a\n  database: *web\n',
      { kind: 'shared-anchor', anchor: 'web', line: 3 },
    ],
    [
      'beside declared volumes that stand elsewhere, too',
      `x-v: &v\n  a:\n${base}volumes: *v\n`,
      { kind: 'shared-anchor', anchor: 'v', line: 6 },
    ],
  ])('%s', (_what, text, refusal) => {
    expect(added(text)).toEqual(refusal);
  });
});

describe('in files of every style, a volume', () => {
  const indent = fc.constantFrom(2, 4);
  const comment = fc.constantFrom('', ' # note', '   # a:b - c');
  const between = fc.constantFrom(
    '',
    '\n',
    '  # volumes:\n',
    '# loose\n',
    '    #volumes:\n    #  - other:/x\n',
    ' \n',
  );
  const styles = fc.record({
    indent,
    quote: fc.constantFrom('', '"', "'"),
    comments: fc.array(comment, { minLength: 8, maxLength: 8 }),
    gaps: fc.array(between, { minLength: 5, maxLength: 5 }),
    list: fc.constantFrom(
      'none',
      'null',
      'block',
      'unindented',
      'long',
      'flow',
      'empty',
      'anonymous',
      'anonymousLong',
      'anonymousFlow',
    ),
    last: fc.constantFrom(
      'command: |\n@@a\n@@  b\n',
      'command: |+\n@@a\n\n',
      'labels:\n@@a: b\n',
      'tty: true\n',
      'ports:\n@@- 1:2\n',
    ),
    listFirst: fc.boolean(),
    top: fc.constantFrom('none', 'null', 'block', 'flow', 'empty', 'before', 'commented'),
    marker: fc.constantFrom('', '---\n', '# head\n---\n'),
    crlf: fc.boolean(),
    ended: fc.boolean(),
    order: fc.boolean(),
  });

  function fileOf(style: Parameters<Parameters<typeof styles.map>[0]>[0]): string {
    const [c0 = '', c1 = '', c2 = '', c3 = '', c4 = '', c5 = ''] = style.comments;
    const [g0 = '', g1 = '', g2 = '', g3 = '', g4 = ''] = style.gaps;
    const pad = (depth: number) => ' '.repeat(style.indent * depth);
    const q = (text: string) => `${style.quote}${text}${style.quote}`;
    const lists = {
      none: '',
      null: `${pad(2)}volumes:${c3}\n`,
      block: `${pad(2)}volumes:${c3}\n${pad(3)}- ${q('./a:/a')}${c4}\n${pad(3)}- b:/b\n`,
      unindented: `${pad(2)}volumes:\n${pad(2)}- ./a:/a${c4}\n`,
      long: `${pad(2)}volumes:\n${pad(3)}- type: volume${c3}\n${pad(3)}  source: b\n${pad(3)}  target: /b${c4}\n`,
      flow: `${pad(2)}volumes: [ ${q('./a:/a')}, "b:/b" ]${c3}\n`,
      empty: `${pad(2)}volumes: []${c3}\n`,
      anonymous: `${pad(2)}volumes:\n${pad(3)}- ${q('/data/db')}${c3}\n${pad(3)}- b:/b${c4}\n`,
      anonymousLong: `${pad(2)}volumes:\n${pad(3)}- ./a:/a\n${pad(3)}- type: ${q('volume')}${c3}\n${pad(3)}  target: /data/db${c4}\n`,
      anonymousFlow: `${pad(2)}volumes: [./a:/a, {type: volume, target: ${q('/data/db')}}]${c3}\n`,
    };
    const tops = {
      none: '',
      null: `volumes:${c5}\n`,
      block: `volumes:\n${pad(1)}b:${c5}\n${pad(2)}driver: local\n`,
      flow: `volumes: {b: {}}${c5}\n`,
      empty: 'volumes: {}\n',
      before: '',
      commented: `#volumes:\n#${pad(1)}database:\n`,
    };
    const last = `${pad(2)}${style.last.replaceAll('@@', pad(3))}`;
    const list = lists[style.list as keyof typeof lists];
    const service = [
      `${pad(1)}${q('database')}:${c0}\n${g0}${pad(2)}image: redis:7${c1}\n`,
      style.listFirst ? `${list}${g1}${last}` : `${last}${g1}${list}`,
    ].join('');
    const other = `${pad(1)}web:\n${pad(2)}image: nginx${c2}\n${pad(2)}volumes:\n${pad(3)}- b:/www\n`;
    const services = `${q('services')}:\n${style.order ? `${service}${g2}${other}` : `${other}${g2}${service}`}`;
    const top = tops[style.top as keyof typeof tops];
    const before = style.top === 'before' ? `volumes:\n${pad(1)}b:\n` : '';
    const text = `${style.marker}${before}${g3}${services}${g4}${top}`;
    const ended = style.ended ? text : text.replace(/\n+$/, '');
    return style.crlf ? ended.replaceAll('\n', '\r\n') : ended;
  }

  it('is all that changes', () => {
    let tried = 0;
    fc.assert(
      fc.property(styles.map(fileOf), (text) => {
        try {
          parsed(text);
        } catch {
          // A gap may not fit where it fell: then it is no Compose file.
          return;
        }
        const result = addVolumeToText(text, anEdit());
        if (!result.ok) throw new Error(`${JSON.stringify(result.error)}\n${text}`);
        tried += 1;
        expectOnlyTheVolume(text, result.value);
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(200);
  });
});
