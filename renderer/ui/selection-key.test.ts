import { expect, it } from 'vitest';
import { selectionKey } from './selection-key.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof plain> = {}) => selectionKey({ ...plain, key, ...held });

it('selects all by Ctrl or Command and A, also with Caps Lock', () => {
  expect([
    press('a', { ctrlKey: true }),
    press('a', { metaKey: true }),
    press('A', { ctrlKey: true }),
  ]).toEqual(['select-all', 'select-all', 'select-all']);
});

it('clears by Escape, and asks for a deletion by Delete or by Command and Backspace', () => {
  expect([press('Escape'), press('Delete'), press('Backspace', { metaKey: true })]).toEqual([
    'clear',
    'delete',
    'delete',
  ]);
});

it('leaves other keys alone', () => {
  const others = [
    press('a'),
    press('Backspace'),
    press('Delete', { shiftKey: true }),
    press('Delete', { ctrlKey: true }),
    press('a', { ctrlKey: true, altKey: true }),
  ];
  expect(others).toEqual([null, null, null, null, null]);
});
