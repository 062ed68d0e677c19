import { describe, expect, it } from 'vitest';
import { ansiLine } from './ansi-line.ts';
import { pieceGroups, shown } from './line-pieces.ts';
import { linksIn } from './links.ts';

describe('the pieces of a line', () => {
  it('are cut where style, link or match begin and end', () => {
    const line = ansiLine('see \u001b[31mhttps://a.test/x now\u001b[0m');
    const groups = pieceGroups(line, linksIn(line.text), [{ start: 2, end: 9 }]);
    expect(
      groups.map(({ url, pieces }) => [
        url,
        pieces.map(({ text, match, style }) => `${text}|${match ? 'match' : ''}|${style.foreground ?? ''}`),
      ]),
    ).toEqual([
      [null, ['se||', 'e |match|']],
      ['https://a.test/x', ['https|match|1', '://a.test/x||1']],
      [null, [' now||1']],
    ]);
  });

  it('are none of an empty line', () => {
    expect(pieceGroups(ansiLine(''), [], [])).toEqual([]);
  });
});

describe('what is shown', () => {
  it.each([
    ['a tab as it is', 'a\tb', 'a\tb'],
    ['control characters as symbols', '\u0000\u0007\u0008\u001f\u007f', '␀␇␈␟␡'],
    ['a sign in place of what turns the direction', 'a\u202eb\u0085', 'a\ufffdb\ufffd'],
    ['other writings as they are', 'größe 日本 مرحبا 👍', 'größe 日本 مرحبا 👍'],
  ])('is %s', (_what, text, expected) => {
    expect(shown(text)).toBe(expected);
    expect(shown(text)).toHaveLength(text.length);
  });
});
