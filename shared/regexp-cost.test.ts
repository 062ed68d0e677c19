import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertNever } from './assert-never.ts';
import { quickLength } from './regexp-cost.ts';
import { type CharSet, type RegExpNode, regExpTree } from './regexp-tree.ts';

describe('an expression that could take for ever', () => {
  it.each([
    '(a+)+$',
    '(a*)*b',
    '(a|a)*b',
    '(a|aa)+$',
    '(a?)*b',
    '(\\w|\\d)+x',
    '(x+x+)+y',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(?:\\w+\\s?)*x',
    '(.*,){11}P',
    '(?=(a+)+$)b',
    '(?<=^(a+)+)b',
    '(a?){30}a{30}',
    '(?:a(?:b(?:c+)*)*)*d',
    '([^"\\\\]|\\\\.|.)*"',
    '(a+)\\1+b\\1+c\\1+d\\1+e\\1+',
    '(?i:(a|A)+)b',
    '.*.*.*.*.*.*.*x',
    `${'('.repeat(200)}a${')'.repeat(200)}`,
  ])('is told: %s', (source) => {
    expect(quickLength(source, 'i')).toBeNull();
  });
});

describe('an expression that people look for', () => {
  it.each([
    ['error', 65_536],
    ['GET|POST', 65_536],
    ['\\bE\\d{4}\\b', 65_536],
    ['[45]\\d\\d', 65_536],
    ['^\\d+ ', 4_472],
    ['status=(4|5)\\d\\d', 65_536],
    ['user=\\S+ .*failed', 391],
    ['(\\d{1,3}\\.){3}\\d{1,3}', 65_536],
    ['(?:foo|bar)+baz', 4_472],
    ['(\\w+\\s)+x', 391],
    ['^(\\S+\\s+){8}404', 4_472],
    ['"(?:[^"\\\\]|\\\\.)*"', 4_472],
    ['(?:(?!foo).)*bar', 4_472],
    ['a.*b.*c', 391],
    ['.*', 4_472],
    ['\\s+$', 4_472],
    ['(?<year>\\d{4})-\\k<year>', 391],
    ['[^\\]]+\\]', 4_472],
    ['a{2,}?b', 4_472],
    ['x{', 65_536],
    ['\\u{1F600}|😀+', 3_162],
  ])('is quick: %s on lines up to %i', (source, length) => {
    const flags = source.includes('{1F') ? 'u' : '';
    expect(quickLength(source, flags)).toBe(length);
  });
});

it('looks at whatever the JavaScript engine takes for an expression', () => {
  const unit = fc.constantFrom(...'ab.*+?()[]{}|^$\\1,2-:=!<>kdwsbpux😀é/');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 14 }), fc.constantFrom('', 'i', 'u', 'giu'), (source, flags) => {
      try {
        new RegExp(source, flags);
      } catch {
        return;
      }
      const length = quickLength(source, flags);
      expect(length === null || length >= 32).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

/** What a backtracking matcher tries on lines of `a`, as the JavaScript engine does; stops at `most`. */
function steps(tree: RegExpNode, length: number, most: number): number {
  let count = 0;
  const isA = (set: CharSet) => (set & (1n << 97n)) !== 0n;
  const match = (node: RegExpNode, at: number, then: (at: number) => boolean): boolean => {
    count += 1;
    // Enough is known: whatever comes, it ends here.
    if (count > most) return true;
    switch (node.kind) {
      case 'char':
        return at < length && isA(node.set) && then(at + 1);
      case 'nothing':
      case 'backreference':
        return then(at);
      case 'lookaround':
        return match(node.inner, at, () => true) && then(at);
      case 'choice':
        return node.options.some((option) => match(option, at, then));
      case 'sequence': {
        const part = (n: number, from: number): boolean => {
          const next = node.parts[n];
          return next === undefined ? then(from) : match(next, from, (to) => part(n + 1, to));
        };
        return part(0, at);
      }
      case 'repeat': {
        const again = (done: number, from: number): boolean =>
          (done < node.max &&
            match(node.inner, from, (to) => (to > from || done < node.min) && again(done + 1, to))) ||
          (done >= node.min && then(from));
        return again(0, at);
      }
      default:
        return assertNever(node);
    }
  };
  for (let start = 0; start <= length; start += 1) if (match(tree, start, () => true)) break;
  return count;
}

it('never calls an expression quick that takes twice as long with every few characters', () => {
  const parts = ['a', 'a*', 'a+', 'a?', '(a|b)', '(a|a)', '(aa|a)', '(a+b)*', '(ab|a)*', '(a*)', 'b', '.'];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', '*', '+', '{3}'),
      (some, sign) => {
        const source = `(${some.join('')})${sign}c`;
        const tree = regExpTree(source, '');
        if (tree === null || quickLength(source, '') === null) return;
        // What grows by a power of the length may take as many steps, and still only 2^7 times more over twice the length.
        const most = 30_000_000;
        const [short, long] = [steps(tree, 12, most), steps(tree, 24, most)];
        expect(long).toBeLessThan(most);
        expect(long / short).toBeLessThan(150);
      },
    ),
    { examples: [[['a?', 'a?', '(a*)'], '{3}']] },
  );
});
