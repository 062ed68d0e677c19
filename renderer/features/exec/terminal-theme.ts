import type { ITheme } from '@xterm/xterm';
import styles from './terminal-theme.module.css';

/** Each colour of a terminal and the variable that holds it, in terminal-theme.module.css or theme/tokens.css. */
const colours = {
  background: '--screen',
  foreground: '--text',
  cursor: '--blue',
  cursorAccent: '--screen',
  selectionBackground: '--selected',
  selectionInactiveBackground: '--selected',
  scrollbarSliderBackground: '--slider',
  scrollbarSliderHoverBackground: '--line-strong',
  scrollbarSliderActiveBackground: '--line-strong',
  black: '--black',
  red: '--red',
  green: '--green',
  yellow: '--amber',
  blue: '--blue',
  magenta: '--magenta',
  cyan: '--cyan',
  white: '--white',
  brightBlack: '--bright-black',
  brightRed: '--red-hover',
  brightGreen: '--bright-green',
  brightYellow: '--bright-yellow',
  brightBlue: '--blue-hover',
  brightMagenta: '--bright-magenta',
  brightCyan: '--bright-cyan',
  brightWhite: '--bright-white',
} as const satisfies Partial<Record<keyof ITheme, string>>;

/** What search marks matches with. */
const marks = { match: '--match', active: '--active-match' };

export type Theme = Readonly<Record<keyof typeof colours, string>>;
export type Marks = Readonly<Record<keyof typeof marks, string>>;

/** The colours as they hold right now, `#rrggbb`: the tokens name two each, and the emulator knows no variables. */
export function themeOf(document: Document): { readonly theme: Theme; readonly marks: Marks } {
  const probe = document.createElement('span');
  probe.className = styles.palette ?? '';
  document.body.append(probe);
  const read = (variable: string) => {
    probe.style.color = `var(${variable})`;
    return hex(getComputedStyle(probe).color);
  };
  const all = <Key extends string>(names: Readonly<Record<Key, string>>) =>
    Object.fromEntries(
      Object.entries<string>(names).map(([key, variable]) => [key, read(variable)]),
    ) as Record<Key, string>;
  const found = { theme: all(colours), marks: all(marks) };
  probe.remove();
  return found;
}

/** `rgb(1, 2, 3)` as `#010203`. */
function hex(colour: string): string {
  const parts = colour.match(/\d+(?:\.\d+)?/g)?.slice(0, 3) ?? [];
  return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')}`;
}

/** Calls `changed` whenever the theme of the page may have changed; the returned function ends it. */
export function watchTheme(document: Document, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
