import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedSecret } from '../../../shared/secrets.ts';
import { inLines, maskSecrets, yamlTokens } from './yaml-tokens.ts';

const file = `# the shop
services:
  db: &base
    image: "mongo:6"   # big
    ports: [27017, '8080:80']
    command: >
      mongod
      --quiet
  web:
    <<: *base
    tty: true
`;

const kinds = (text: string) =>
  yamlTokens(text)
    .filter((token) => token.kind !== 'plain' && token.text.trim() !== '')
    .map((token) => [token.kind, token.text]);

describe('a Compose file', () => {
  it('is told apart into keys, values and comments', () => {
    expect(kinds(file)).toEqual([
      ['comment', '# the shop'],
      ['key', 'services'],
      ['key', 'db'],
      ['mark', '&base'],
      ['key', 'image'],
      ['string', '"mongo:6"'],
      ['comment', '# big'],
      ['key', 'ports'],
      ['value', '27017'],
      ['string', "'8080:80'"],
      ['key', 'command'],
      ['string', '      mongod\n      --quiet\n'],
      ['key', 'web'],
      ['key', '<<'],
      ['mark', '*base'],
      ['key', 'tty'],
      ['value', 'true'],
    ]);
  });

  it('stands in as many lines as it has', () => {
    const lines = inLines(yamlTokens(file));
    expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(file.trimEnd());
    expect(inLines(yamlTokens('a: 1\r\nb: 2')).map((line) => line.map(({ text }) => text).join(''))).toEqual([
      'a: 1',
      'b: 2',
    ]);
  });

  it('that is broken is shown all the same, whole', () => {
    for (const text of [
      'a: [1, 2\nb: 3',
      '\tx: 1',
      'a: "open',
      ': :\n- - x: {',
      '%YAML\n---\n...\n',
      '[[['.repeat(5_000),
    ]) {
      expect(
        yamlTokens(text)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
    }
  });

  it('is never changed by being told apart, whatever it holds', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '#',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      '&x',
      '*x',
      '|',
      '>',
      '!t',
      '\r\n',
      '\t',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(
          yamlTokens(text)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the secrets of a Compose file', () => {
  it.each([
    ['MYSQL_PASSWORD: hunter2', `MYSQL_PASSWORD: ${maskedSecret}`],
    ['MYSQL_PASSWORD: "hunter2"', `MYSQL_PASSWORD: ${maskedSecret}`],
    ['- MYSQL_PASSWORD=hunter2', `- MYSQL_PASSWORD=${maskedSecret}`],
    ['URL: postgres://ada:s3cret@db/shop', `URL: postgres://ada:${maskedSecret}@db/shop`],
    ['API_KEY: 12345', `API_KEY: ${maskedSecret}`],
    [`PASSWORD: ${'$'}{PASSWORD}`, `PASSWORD: ${'$'}{PASSWORD}`],
    ['ALLOW_EMPTY_PASSWORD: true', 'ALLOW_EMPTY_PASSWORD: true'],
    ['secrets:\n  db:\n    file: ./db.txt', 'secrets:\n  db:\n    file: ./db.txt'],
    ['PASSWORD:\nIMAGE: redis', 'PASSWORD:\nIMAGE: redis'],
  ])('%j is shown as %j', (text, shown) => {
    const { tokens } = maskSecrets(yamlTokens(text));
    expect(tokens.map((token) => token.text).join('')).toBe(shown);
  });
});
