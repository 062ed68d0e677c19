import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLogQuery, type LogMatcher, tooSlow } from './log-match.ts';
import type { LogQuery } from './logs.ts';

const asText: LogQuery = { text: '', regExp: false, matchCase: false };
const asExpression: LogQuery = { ...asText, regExp: true };

function matcherOf(query: LogQuery, now?: () => number): LogMatcher {
  const compiled = compileLogQuery(query, now);
  if (compiled.kind !== 'ready') throw new Error(JSON.stringify(compiled));
  return compiled.matcher;
}
const marked = (query: LogQuery, line: string) =>
  matcherOf(query)
    .ranges(line)
    .map(({ start, end }) => line.slice(start, end));

describe('a text', () => {
  it('is found whatever its case, unless that matters', () => {
    expect(marked({ ...asText, text: 'größe' }, 'Größe GRÖSSE größe')).toEqual(['Größe', 'größe']);
    expect(marked({ ...asText, text: 'größe', matchCase: true }, 'Größe größe')).toEqual(['größe']);
  });

  it('means nothing but itself', () => {
    const text = '^a.b*[c](d)\\d{2}$|+?/-';
    expect(marked({ ...asText, text }, `x ${text} y`)).toEqual([text]);
    expect(matcherOf({ ...asText, text: 'a.c' }).test('abc')).toBe(false);
  });

  it('is found in joined lines where it is found in one of them', () => {
    const unit = fc.constantFrom('a', 'A', 'b', '.', ' ');
    const lines = fc.array(fc.string({ unit, maxLength: 5 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        lines,
        fc.string({ unit, minLength: 1, maxLength: 2 }),
        fc.boolean(),
        (all, text, matchCase) => {
          const matcher = matcherOf({ ...asText, text, matchCase });
          const at = matcher.firstIn?.(all.join('\n'), 0) ?? -1;
          const first = all.findIndex((line) => matcher.test(line));
          expect(at === -1 ? -1 : all.join('\n').slice(0, at).split('\n').length - 1).toBe(first);
        },
      ),
    );
  });

  it('of two lines is in none', () => {
    const matcher = matcherOf({ ...asText, text: 'a\nb' });
    expect([matcher.test('a'), matcher.firstIn?.('a\nb', 0)]).toEqual([false, -1]);
  });
});

describe('an expression', () => {
  it('is one of JavaScript', () => {
    expect(marked({ ...asExpression, text: '\\b[45]\\d\\d\\b' }, 'GET 404, GET 1404, POST 500')).toEqual([
      '404',
      '500',
    ]);
    expect(marked({ ...asExpression, text: '^get', matchCase: true }, 'GET get')).toEqual([]);
  });

  it('takes characters whole where it may, and older ways of writing too', () => {
    expect(marked({ ...asExpression, text: '^.$' }, '😀')).toEqual(['😀']);
    expect(marked({ ...asExpression, text: '\\p{Lu}', matchCase: true }, 'aÉb')).toEqual(['É']);
    expect(marked({ ...asExpression, text: '[\\w\\-]+\\!' }, 'a-b!')).toEqual(['a-b!']);
  });

  it('that matches nothing at all marks nothing, and ends', () => {
    expect(marked({ ...asExpression, text: 'x*' }, 'axxb')).toEqual(['xx']);
    expect(marked({ ...asExpression, text: '(?=a)' }, 'aaa')).toEqual([]);
  });

  it('that is none is told', () => {
    expect(compileLogQuery({ ...asExpression, text: '(' })).toMatchObject({ kind: 'invalid' });
  });

  it('that could take for ever is told before it is tried', () => {
    expect(compileLogQuery({ ...asExpression, text: '(a+)+$' })).toEqual({
      kind: 'invalid',
      detail: tooSlow,
    });
  });

  it('that takes long on a long line gives up, and matches nothing from then on', () => {
    const matcher = matcherOf({ ...asExpression, text: '.*.*.*.*x' });
    expect(matcher.test(`${'a'.repeat(20)}x`)).toBe(true);
    expect(matcher.isGivenUp()).toBe(false);
    expect(matcher.test('a'.repeat(100_000))).toBe(false);
    expect(matcher.isGivenUp()).toBe(true);
    expect([matcher.test('x'), matcher.ranges('x')]).toEqual([false, []]);
  });

  it('goes on with long lines as long as they are quick', () => {
    let time = 0;
    const matcher = matcherOf({ ...asExpression, text: 'a.*b.*c' }, () => {
      time += 20;
      return time;
    });
    expect(matcher.test(`${' '.repeat(50_000)}abc`)).toBe(true);
    expect(matcher.isGivenUp()).toBe(false);
  });
});

it('looks for nothing where there is nothing to look for', () => {
  expect(compileLogQuery(asText)).toEqual({ kind: 'empty' });
  expect(compileLogQuery(asExpression)).toEqual({ kind: 'empty' });
});
