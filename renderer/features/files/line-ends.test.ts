import { expect, it } from 'vitest';
import { asEdited, asSaved, lineEndsOf } from './line-ends.ts';

it.each([
  ['', '\n'],
  ['a\nb', '\n'],
  ['a\r\nb\r\n', '\r\n'],
  ['a\r\nb\n', 'mixed'],
  ['a\rb', 'mixed'],
  ['a\r\r\nb', 'mixed'],
])('the lines of %j end with %j', (text, ends) => {
  expect(lineEndsOf(text)).toBe(ends);
});

it.each(['', 'a\nb\n', 'a\r\nb\r\n', '\ufeffa\r\nb'])('%j comes back from an editor as it was', (text) => {
  const ends = lineEndsOf(text);
  expect(ends === 'mixed' ? null : asSaved(asEdited(text), ends)).toBe(text);
});
