import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonLine, unfoldedJson } from './json-line.ts';

const textOf = (json: string) =>
  unfoldedJson(json).rows.map(
    ({ depth, parts }) => '  '.repeat(depth) + parts.map(({ text }) => text).join(''),
  );

describe('a line of JSON', () => {
  it.each([
    ['{"a":1}', true],
    ['  [1, 2] ', true],
    ['{}', false],
    ['[ ]', false],
    ['{"a":1', false],
    ['{a:1}', false],
    ['[info] text', false],
    ['12', false],
    ['"text"', false],
    ['', false],
  ])('is %s: %s', (text, expected) => {
    expect(isJsonLine(text)).toBe(expected);
  });

  it('unfolds an item a row', () => {
    expect(textOf('{"msg":"a: {b}, [c]","n":[1,{"x":null}],"e":{},"f":[]}')).toEqual([
      '{',
      '  "msg": "a: {b}, [c]",',
      '  "n": [',
      '    1,',
      '    {',
      '      "x": null',
      '    }',
      '  ],',
      '  "e": {},',
      '  "f": []',
      '}',
    ]);
  });

  it('tells keys from values', () => {
    expect(
      unfoldedJson('{"a":"b","c":-1e3,"d":true}')
        .rows.slice(1, -1)
        .map(({ parts }) => parts),
    ).toEqual([
      [
        { kind: 'key', text: '"a"' },
        { kind: 'mark', text: ': ' },
        { kind: 'string', text: '"b"' },
        { kind: 'mark', text: ',' },
      ],
      [
        { kind: 'key', text: '"c"' },
        { kind: 'mark', text: ': ' },
        { kind: 'number', text: '-1e3' },
        { kind: 'mark', text: ',' },
      ],
      [
        { kind: 'key', text: '"d"' },
        { kind: 'mark', text: ': ' },
        { kind: 'word', text: 'true' },
      ],
    ]);
  });

  it('keeps every digit and every repeated key', () => {
    expect(textOf('{"id":12345678901234567890,"id":1.0}')).toEqual([
      '{',
      '  "id": 12345678901234567890,',
      '  "id": 1.0',
      '}',
    ]);
  });

  it('says the same unfolded, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify([value]);
        expect(isJsonLine(json)).toBe(true);
        expect(JSON.parse(textOf(json).join('\n'))).toEqual(JSON.parse(json));
      }),
    );
  });

  it('is cut after 2,000 rows, and indents no more than 40 deep', () => {
    const long = unfoldedJson(JSON.stringify(Array.from({ length: 5_000 }, (_, n) => n)));
    expect([long.rows.length, long.cut]).toEqual([2_000, true]);
    const deep = unfoldedJson(`${'['.repeat(500)}1${']'.repeat(500)}`);
    expect(Math.max(...deep.rows.map(({ depth }) => depth))).toBe(40);
  });
});
