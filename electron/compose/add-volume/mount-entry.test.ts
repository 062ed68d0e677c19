import { describe, expect, it } from 'vitest';
import { addVolumeToText } from './add-volume-to-text.ts';

function added(text: string) {
  const edit = { service: 'database', key: 'database', path: '/data/db', isDeclared: false };
  const result = addVolumeToText(text, edit);
  return result.ok ? result.value : result.error;
}

describe('a volume takes the place of an anonymous one in the long form', () => {
  const inLongForm: readonly (readonly [string, string, string])[] = [
    [
      'first its type',
      '- type: volume\n  target: /data/db',
      '- type: volume\n  source: database\n  target: /data/db',
    ],
    [
      'last its type',
      '- target: /data/db\n  type: volume',
      '- target: /data/db\n  type: volume\n  source: database',
    ],
    [
      'quoted, with comments',
      '-   "type": "volume" # a\n    # b\n\n    "target": "/data/db/" # c',
      '-   "type": "volume" # a\n    "source": "database"\n    # b\n\n    "target": "/data/db/" # c',
    ],
    [
      'with options of its own',
      "- type: 'volume'\n  target: /data/db\n  read_only: true\n  volume:\n    nocopy: true",
      "- type: 'volume'\n  source: 'database'\n  target: /data/db\n  read_only: true\n  volume:\n    nocopy: true",
    ],
    [
      'on lines below its dash',
      '-\n  type: volume\n  target: /data/db',
      '-\n  type: volume\n  source: database\n  target: /data/db',
    ],
    [
      'with an empty source',
      '- {type: volume, source: "", target: /data/db}',
      '- {type: volume, source: "database", target: /data/db}',
    ],
    [
      'with a source of nothing',
      '- type: volume\n  source: # none\n  target: /data/db',
      '- type: volume\n  source: database # none\n  target: /data/db',
    ],
    [
      'in the flow style',
      '- { type: volume, target: /data/db }',
      '- { type: volume, source: database, target: /data/db }',
    ],
    [
      'in the flow style, its type last',
      '- {target: /data/db, type: volume}',
      '- {target: /data/db, type: volume, source: database}',
    ],
    [
      'in the flow style, a member a line',
      '- {\n    type: volume,\n    target: /data/db,   # todos\n  }',
      '- {\n    type: volume,\n    source: database,\n    target: /data/db,   # todos\n  }',
    ],
    [
      'in the style of JSON',
      '- {"type":"volume","target":"/data/db"}',
      '- {"type":"volume","target":"/data/db", "source": "database"}',
    ],
    [
      'with an anchor that nobody uses',
      '- &it\n  type: volume\n  target: /data/db',
      '- &it\n  type: volume\n  source: database\n  target: /data/db',
    ],
    [
      'with a merge key',
      '- <<: {type: volume}\n  target: /data/db',
      '- <<: {type: volume}\n  target: /data/db\n  source: database',
    ],
  ];

  it.each(inLongForm)('%s', (_what, entry, becomes) => {
    for (const ending of ['\n', '\r\n']) {
      const file = (words: string) =>
        `services:\n  database:\n    volumes:\n      - ./a:/a\n${words.replace(/^(?=.)/gm, '      ')}\n      - /other\n    tty: true\n`.replaceAll(
          '\n',
          ending,
        );
      const after = `${file(becomes)}\nvolumes:\n  database:\n`.replace(/\r?\n/g, ending);
      expect(added(file(entry))).toBe(after);
    }
  });
});

describe('a volume does not take the place of an anonymous one', () => {
  const base = 'services:\n  database:\n    image: redis:7\n';

  it.each([
    [
      'that another service mounts by its anchor',
      `${base}    volumes:\n      - &it {type: volume, target: /data/db}\n  web:\n    image: a\n    volumes: [*it]\n`,
      { kind: 'shared-anchor', anchor: 'it', line: 5 },
    ],
    [
      'that is another service’s, by its alias',
      `services:\n  web:\n    image: a\n    volumes:\n      - &it {type: volume, target: /data/db}\n  database:\n    image: b\n    volumes: [*it]\n`,
      { kind: 'shared-anchor', anchor: 'it', line: 5 },
    ],
    [
      'that two of its own entries are',
      `x-it: &it\n  type: volume\n  target: /data/db\n${base}    volumes:\n      - *it\n      - <<: *it\n        target: /b\n`,
      { kind: 'shared-anchor', anchor: 'it', line: 2 },
    ],
  ])('%s', (_what, text, refusal) => {
    expect(added(text)).toEqual(refusal);
  });
});
