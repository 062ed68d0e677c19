import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffLine, lineDiff } from './line-diff.ts';

const marks = { same: ' ', removed: '-', added: '+' };
const shown = (lines: readonly DiffLine[]) =>
  lines.map((line) => (line.kind === 'gap' ? `@${line.lines}` : `${marks[line.kind]}${line.text}`));

describe('the diff of two texts', () => {
  it('shows what was removed and added, with a few lines around', () => {
    const before = 'a\nb\nc\nd\n#v:\n# x\ne\nf\ng\nh\ni\n';
    const after = 'a\nb\nc\nd\nv:\n  x\ne\nf\ng\nh\ni\nj\n';
    expect(shown(lineDiff(before, after, 2))).toEqual([
      '@2',
      ' c',
      ' d',
      '-#v:',
      '-# x',
      '+v:',
      '+  x',
      ' e',
      ' f',
      '@1',
      ' h',
      ' i',
      '+j',
    ]);
  });

  it('numbers lines in the text that they stand in', () => {
    expect(lineDiff('a\nb\nc\n', 'x\na\nc\n')).toEqual([
      { kind: 'added', number: 1, text: 'x' },
      { kind: 'same', number: 2, text: 'a' },
      { kind: 'removed', number: 2, text: 'b' },
      { kind: 'same', number: 3, text: 'c' },
    ]);
  });

  it('is all gap where nothing changed', () => {
    expect(lineDiff('a\nb\n', 'a\r\nb\r\n')).toEqual([{ kind: 'gap', lines: 2 }]);
  });

  it('leads from the one text to the other, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const lines = lineDiff(
          a.map((line) => `${line}\n`).join(''),
          b.map((line) => `${line}\n`).join(''),
          99,
        );
        const side = (left: 'removed' | 'added') =>
          lines.flatMap((line) => (line.kind === 'same' || line.kind === left ? [line.text] : []));
        // With that much context every unchanged line is shown, unless nothing changed at all.
        if (lines.every(({ kind }) => kind === 'gap')) expect(a).toEqual(b);
        else expect([side('removed'), side('added')]).toEqual([a, b]);
      }),
    );
  });
});
