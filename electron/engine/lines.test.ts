import { describe, expect, it } from 'vitest';
import { lineReader } from './lines.ts';

const linesOf = (longest: number, ...chunks: readonly (string | Buffer)[]) => {
  const lines: string[] = [];
  const read = lineReader(longest, (line) => lines.push(line));
  for (const chunk of chunks) read(Buffer.from(chunk));
  return lines;
};

describe('lines', () => {
  it('come whole, however the chunks were cut', () => {
    expect(linesOf(100, 'one\ntwo\nth', 'r', 'ee\n', '\nfour')).toEqual(['one', 'two', 'three']);
  });

  it('keep characters that were cut in the middle', () => {
    const bytes = Buffer.from('grüße 🐳\n');
    expect(linesOf(100, ...[...bytes].map((byte) => Buffer.from([byte])))).toEqual(['grüße 🐳']);
  });

  it('are dropped when too long, and the next one is read', () => {
    expect(linesOf(5, 'short\n', 'much too', ' long\nnext\n')).toEqual(['short', 'next']);
    expect(linesOf(5, 'too long\nnext\n')).toEqual(['next']);
  });

  it('that never end are not kept', () => {
    const lines: string[] = [];
    const read = lineReader(10, (line) => lines.push(line));
    for (let i = 0; i < 1000; i += 1) read(Buffer.alloc(1000, 'x'));
    read(Buffer.from('\nok\n'));
    expect(lines).toEqual(['ok']);
  });
});
