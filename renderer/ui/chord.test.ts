import { describe, expect, it } from 'vitest';
import { ariaChord, chordText, isPressed } from './chord.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('a chord', () => {
  it('takes Ctrl, and on macOS Command', () => {
    const ctrl = press('k', { ctrlKey: true });
    const command = press('k', { metaKey: true });
    expect([ctrl, command].map((event) => isPressed('Mod+K', event, 'linux'))).toEqual([true, false]);
    expect([ctrl, command].map((event) => isPressed('Mod+K', event, 'darwin'))).toEqual([false, true]);
  });

  it('is not pressed with one modifier more or less', () => {
    const extra = [{ shiftKey: true }, { altKey: true }, { metaKey: true }];
    expect(extra.map((more) => isPressed('Mod+K', press('k', { ctrlKey: true, ...more }), 'linux'))).toEqual([
      false,
      false,
      false,
    ]);
    expect(isPressed('Mod+Shift+K', press('k', { ctrlKey: true }), 'linux')).toBe(false);
    expect(isPressed('Mod+Shift+K', press('K', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(true);
  });

  it('goes by the place of a letter where the keyboard writes another script', () => {
    const cyrillic = press('л', { code: 'KeyK', ctrlKey: true });
    const dvorak = press('t', { code: 'KeyK', ctrlKey: true });
    expect([cyrillic, dvorak].map((event) => isPressed('Mod+K', event, 'linux'))).toEqual([true, false]);
    expect(isPressed('Mod+1', press('&', { code: 'Digit1', ctrlKey: true }), 'linux')).toBe(true);
  });

  it('that is a sign holds however it is typed', () => {
    expect(isPressed('?', press('?', { shiftKey: true, code: 'Slash' }), 'linux')).toBe(true);
    expect(isPressed('?', press('?', { shiftKey: true, code: 'Minus' }), 'linux')).toBe(true);
    expect(isPressed('/', press('/', { ctrlKey: true }), 'linux')).toBe(false);
  });

  it('is another one where macOS has its own for the same thing', () => {
    expect(isPressed('Alt+ArrowLeft', press('[', { metaKey: true }), 'darwin')).toBe(true);
    expect(isPressed('Alt+ArrowLeft', press('ArrowLeft', { altKey: true }), 'darwin')).toBe(false);
    expect([chordText('Delete', 'darwin'), chordText('Delete', 'win32')]).toEqual(['⌘⌫', 'Delete']);
  });

  it('is written as the platform does', () => {
    expect(chordText('Mod+Shift+K', 'linux')).toBe('Ctrl+Shift+K');
    expect(chordText('Mod+Shift+K', 'darwin')).toBe('⌘⇧K');
    expect(chordText('Alt+ArrowLeft', 'win32')).toBe('Alt+←');
    expect(ariaChord('Mod+Shift+K', 'darwin')).toBe('Meta+Shift+K');
    expect(ariaChord('Ctrl+Tab', 'linux')).toBe('Control+Tab');
  });
});
