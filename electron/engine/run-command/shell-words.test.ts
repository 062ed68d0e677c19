import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellLine, shellWord } from './shell-words.ts';

describe('a word for the shell', () => {
  it.each([
    ['redis:7', 'redis:7'],
    ['/srv/data:/data:ro', '/srv/data:/data:ro'],
    ['', "''"],
    ['two words', "'two words'"],
    ["it's", `'it'\\''s'`],
    ['$HOME', "'$HOME'"],
    ['~', "'~'"],
    ['a\nb', "'a\nb'"],
    ['größe', "'größe'"],
  ])('%j is written %s', (text, word) => expect(shellWord(text)).toBe(word));
});

describe.skipIf(process.platform === 'win32')('a real shell', () => {
  const readBack = (words: readonly string[]) =>
    execFileSync('sh', ['-c', `printf '%s\\0' ${shellLine(words)}`])
      .toString('utf8')
      .split('\0')
      .slice(0, -1);

  it('reads back whatever was written', () => {
    const word = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        expect(readBack(words)).toEqual(words);
      }),
      { numRuns: 60 },
    );
  });

  it('runs nothing that stands in a word', () => {
    const words = [
      '$(touch /tmp/x)',
      '`id`',
      '; id',
      '&& id',
      '| id',
      '> /tmp/x',
      '!!',
      '*',
      '"',
      "'",
      '\\',
      '\n#',
    ];
    expect(readBack(words)).toEqual(words);
  });
});
