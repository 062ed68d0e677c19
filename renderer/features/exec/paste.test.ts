import { describe, expect, it } from 'vitest';
import { cleanPaste, pastedLines, runsLines } from './paste.ts';

describe('pasted text', () => {
  it.each([
    ['grüße\t漢字 👍', 'grüße\t漢字 👍'],
    ['one\r\ntwo\rthree\n', 'one\ntwo\nthree\n'],
    ['end of paste \x1b[201~rm -rf', 'end of paste [201~rm -rf'],
    ['\x00\x03\x04\x08\x1a\x7f\x9b31m', '31m'],
    ['', ''],
  ])('%j is typed as %j', (text, typed) => expect(cleanPaste(text)).toBe(typed));

  it.each([
    ['one', false, ['one']],
    ['one\n', true, ['one']],
    ['one\n\ntwo', true, ['one', '', 'two']],
  ])('%j: lines run: %s', (text, runs, lines) => {
    expect([runsLines(text), pastedLines(text)]).toEqual([runs, lines]);
  });
});
