import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from './text-lines.ts';

function linesOf(chunks: readonly (string | Uint8Array)[], maxLength = 100): readonly string[] {
  const lines: string[] = [];
  const reader = readLines(maxLength, (line) => lines.push(line));
  for (const chunk of chunks) reader.push(Buffer.from(chunk));
  reader.end();
  return lines;
}

test('lines end at line feeds and carriage returns, and the last one needs neither', () => {
  expect(linesOf(['one\ntwo\r\nthree\rfour\n\n', 'five'])).toEqual(['one', 'two', 'three', 'four', 'five']);
});

test('a line that comes in pieces is one line', () => {
  expect(linesOf(['Cont', 'ainer web', '\nne', 'xt'])).toEqual(['Container web', 'next']);
});

test('a character that is cut between two chunks stays whole', () => {
  const bytes = Buffer.from('größer\n');
  expect(linesOf([bytes.subarray(0, 3), bytes.subarray(3)])).toEqual(['größer']);
});

test('bytes that are no UTF-8 become replacement characters', () => {
  expect(linesOf([Uint8Array.of(0x61, 0xff, 0xfe, 0x62, 0x0a)])).toEqual(['a\ufffd\ufffdb']);
});

test('colours, cursor movements and titles are taken out', () => {
  const text = '\u001b[1;32mgreen\u001b[0m\u001b[2K\u001b[?25l \u001b]0;title\u0007end\u001b7\u001b(B\n';
  expect(linesOf([text])).toEqual(['green end']);
});

test('of a line without end only the beginning is kept, and the next line is whole', () => {
  expect(linesOf(['x'.repeat(70), 'x'.repeat(70), 'x'.repeat(70), '\nnext\n'])).toEqual([
    `${'x'.repeat(100)}…`,
    'next',
  ]);
});

test('leading blanks stay, because Compose marks its progress with one', () => {
  expect(linesOf([' Container web  Created  \n'])).toEqual([' Container web  Created']);
});

test('however the bytes are cut, the lines are the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 7 }), (text, size) => {
      const bytes = Buffer.from(text);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(linesOf(chunks)).toEqual(linesOf([bytes]));
    }),
  );
});
