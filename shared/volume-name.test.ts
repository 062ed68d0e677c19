import { expect, it } from 'vitest';
import { isVolumeName } from './volume-name.ts';

it.each([
  ['data', true],
  ['a1', true],
  ['shop_data-2.old', true],
  ['x', false],
  ['', false],
  ['-data', false],
  ['my data', false],
  ['../data', false],
  ['dätä', false],
  ['a'.repeat(256), false],
])('takes %j by the engine’s rule: %s', (name, taken) => {
  expect(isVolumeName(name)).toBe(taken);
});
