import { describe, expect, it } from 'vitest';
import { shownName } from '../../shared/shown-name.ts';
import { modeText } from './file-mode.ts';

describe('a file’s name', () => {
  it.each([
    ['plain.txt', 'plain.txt'],
    ['e\u0301 漢 👍 ', 'e\u0301 漢 👍 '],
    ['two\nlines\t', 'two\\nlines\\t'],
    ['bad\udcffbyte', 'bad\\xffbyte'],
    ['half\ud83d', 'half\\ud83d'],
    ['exe\u202etxt', 'exe\\u202etxt'],
    ['\x1b[31m', '\\e[31m'],
    ['a\u200bb\0', 'a\\u200bb\\u0000'],
  ])('%j is shown as %s', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });
});

describe('a file’s mode', () => {
  it.each([
    ['file', 0o644, '-rw-r--r--'],
    ['folder', 0o1777, 'drwxrwxrwt'],
    ['file', 0o6755, '-rwsr-sr-x'],
    ['file', 0o4600, '-rwS------'],
    ['link', 0o777, 'lrwxrwxrwx'],
    ['other', 0, '?---------'],
  ] as const)('%s %i is %s', (kind, mode, text) => {
    expect(modeText(kind, mode)).toBe(text);
  });
});
