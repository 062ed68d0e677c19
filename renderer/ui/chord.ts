import { inContext, t } from '../../shared/texts.ts';

/**
 * Keys pressed together, joined by `+`: `Mod+K`, `Shift+F10`, `?`. `Mod` is Command on macOS and Ctrl elsewhere. The
 * last part is a letter, a digit, a sign, or a key by its name in `KeyboardEvent.key`.
 */
export type Chord = string;

export type Platform = 'darwin' | 'linux' | 'win32';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const modifiers = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const;
type Modifier = (typeof modifiers)[number];

// What macOS has for the same thing: its keyboards have no Delete key, and Option with an arrow moves by words.
const onMac: Readonly<Record<Chord, Chord>> = {
  Delete: 'Mod+Backspace',
  'Alt+ArrowLeft': 'Mod+[',
  'Alt+ArrowRight': 'Mod+]',
};

const forPlatform = (chord: Chord, platform: Platform): Chord =>
  (platform === 'darwin' ? onMac[chord] : undefined) ?? chord;

function partsOf(chord: Chord): { readonly with: ReadonlySet<Modifier>; readonly key: string } {
  const parts = chord.split('+');
  return {
    with: new Set(modifiers.filter((name) => parts.slice(0, -1).includes(name))),
    key: parts.at(-1) ?? '',
  };
}

/**
 * Whether these keys were pressed, and no other of Ctrl, Command, Alt and Shift. Letters and digits go by the place of
 * the key where the keyboard writes another script. A sign is what it says, whatever it takes to type it.
 */
export function isPressed(chord: Chord, event: Pressed, platform: Platform): boolean {
  const { with: wanted, key } = partsOf(forPlatform(chord, platform));
  const mac = platform === 'darwin';
  const ctrl = wanted.has('Ctrl') || (wanted.has('Mod') && !mac);
  const meta = wanted.has('Mod') && mac;
  if (event.ctrlKey !== ctrl || event.metaKey !== meta || event.altKey !== wanted.has('Alt')) return false;
  if (/^[A-Z0-9]$/.test(key)) {
    const typed = event.key.toUpperCase();
    const own = /^[A-Z0-9]$/.test(typed) ? typed === key : /^(?:Key|Digit)(.)$/.exec(event.code)?.[1] === key;
    return own && event.shiftKey === wanted.has('Shift');
  }
  if (key.length === 1) return event.key === key;
  return event.key === key && event.shiftKey === wanted.has('Shift');
}

const macWords: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Backspace: '⌫',
  Enter: '↩',
};
const words: Readonly<Record<string, string>> = {
  Mod: t('Ctrl'),
  Ctrl: t('Ctrl'),
  Shift: t('Shift'),
  Enter: t('Enter'),
  Backspace: t('Backspace'),
  Delete: inContext('key', 'Delete'),
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: t('Esc'),
  PageDown: t('Page Down'),
  PageUp: t('Page Up'),
};

/** The keys of a chord as the platform writes them, each by itself: `Ctrl`, `K`; `⌘`, `K`. */
export function chordKeys(chord: Chord, platform: Platform): readonly string[] {
  const mac = platform === 'darwin';
  return forPlatform(chord, platform)
    .split('+')
    .map((part) => (mac ? macWords[part] : undefined) ?? words[part] ?? part);
}

/** `Ctrl+K`, `⌘K`. */
export function chordText(chord: Chord, platform: Platform): string {
  return chordKeys(chord, platform).join(platform === 'darwin' ? '' : '+');
}

/** For `aria-keyshortcuts`, which has words of its own. */
export function ariaChord(chord: Chord, platform: Platform): string {
  const mod = platform === 'darwin' ? 'Meta' : 'Control';
  return forPlatform(chord, platform).replace('Mod', mod).replace('Ctrl', 'Control');
}
