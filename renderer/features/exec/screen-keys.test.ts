import { describe, expect, it } from 'vitest';
import { screenKey } from './screen-keys.ts';

/** `Control+Shift+KeyC`, with the letter that the key writes where it is another one. */
function pressed(keys: string, letter?: string) {
  const parts = keys.split('+');
  const code = parts.at(-1) ?? '';
  return {
    code,
    key: letter ?? code.replace('Key', ''),
    ctrlKey: parts.includes('Control'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    metaKey: parts.includes('Meta'),
  };
}

describe('a key', () => {
  it.each([
    ['Control+Shift+KeyC', 'copy'],
    ['Control+Shift+KeyV', 'paste'],
    ['Control+Shift+KeyF', 'search'],
    ['Control+Tab', 'leave'],
    ['Control+Shift+Tab', 'leave-back'],
  ])('%s is ours: %s', (keys, what) => expect(screenKey(pressed(keys), false)).toBe(what));

  it('is known by its place, too', () => {
    expect(screenKey(pressed('Control+Shift+KeyC', 'С'), false)).toBe('copy');
    expect(screenKey(pressed('Control+Shift+KeyI', 'c'), false)).toBe('copy');
  });

  it.each([
    'Control+KeyC',
    'Control+KeyV',
    'Control+KeyF',
    'Tab',
    'Shift+Tab',
    'Alt+Shift+Control+KeyC',
    'Meta+KeyC',
  ])('%s is the program’s', (keys) => expect(screenKey(pressed(keys), false)).toBeNull());

  it.each([
    ['Meta+KeyF', 'search'],
    ['Control+Tab', 'leave'],
    ['Meta+KeyC', null],
    ['Meta+KeyV', null],
    ['Control+Shift+KeyC', null],
  ])('%s on macOS: %s', (keys, what) => expect(screenKey(pressed(keys), true)).toBe(what));
});
