import type { CSSProperties } from 'react';
import type { AnsiColour, AnsiStyle } from './ansi-line.ts';
import { hexOf, mixed, type Rgb, readable, rgbOf } from './contrast.ts';

interface LogTheme {
  readonly text: Rgb;
  /** The one among the backgrounds of lines (plain, warning, error) on which text is hardest to read. */
  readonly background: Rgb;
  /** Black, red, green, yellow, blue, magenta, cyan, white; then the bright ones. */
  readonly palette: readonly Rgb[];
}

const colours = (...hex: readonly string[]): readonly Rgb[] => hex.map(rgbOf);

export const logThemes: { readonly light: LogTheme; readonly dark: LogTheme } = {
  light: {
    text: rgbOf('#16202b'),
    background: rgbOf('#eef2f7'),
    palette: [
      ...colours('#16202b', '#b3261e', '#187a41', '#8a5300', '#1b66d6', '#9a2aa8', '#0b6e7f', '#556576'),
      ...colours('#4a5a6a', '#c12a31', '#1a7f37', '#955400', '#2f6fe0', '#a63cb5', '#0f7485', '#43525f'),
    ],
  },
  dark: {
    text: rgbOf('#e8eef4'),
    background: rgbOf('#33280f'),
    palette: [
      ...colours('#93a4b5', '#ff7b80', '#4fc27f', '#efb04c', '#5aa2ff', '#d48bf0', '#4fc8d6', '#cfd9e3'),
      ...colours('#a8b6c4', '#ff979b', '#74d69b', '#f7c873', '#86bbff', '#e0a8f6', '#7ddae5', '#ffffff'),
    ],
  },
};

const forServices: readonly (readonly [light: string, dark: string])[] = [
  ['#1558be', '#5aa2ff'],
  ['#166c3b', '#4fc27f'],
  ['#8f3fa6', '#d48bf0'],
  ['#8a4d00', '#efb04c'],
  ['#0b6472', '#4fc8d6'],
  ['#b02a5b', '#ff8fb4'],
  ['#5a6400', '#c3cc52'],
  ['#5b4bc4', '#a99cff'],
];

/** The colour of the service that is the `order`th of its stack. */
export function serviceColour(order: number): string {
  const [light, dark] = forServices[order % forServices.length] ?? ['inherit', 'inherit'];
  return `light-dark(${light}, ${dark})`;
}

const known = new Map<string, CSSProperties>();
// True colours come in any number; what is forgotten is only computed again.
const mostKnown = 2_000;

/** How a style of a terminal looks here: its colours, made readable in both themes. */
export function cssOf(style: AnsiStyle): CSSProperties {
  const key = JSON.stringify(style);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const css = computed(style);
  known.set(key, css);
  return css;
}

function computed(style: AnsiStyle): CSSProperties {
  const light = coloursIn(logThemes.light, style);
  const dark = coloursIn(logThemes.dark, style);
  const lines = [style.underline ? 'underline' : '', style.struck ? 'line-through' : ''].filter(Boolean);
  return {
    ...(light.text === null || dark.text === null
      ? {}
      : { color: `light-dark(${light.text}, ${dark.text})` }),
    ...(light.background === null || dark.background === null
      ? {}
      : { backgroundColor: `light-dark(${light.background}, ${dark.background})` }),
    ...(style.bold ? { fontWeight: 700 } : {}),
    ...(style.italic ? { fontStyle: 'italic' } : {}),
    ...(lines.length === 0 ? {} : { textDecoration: lines.join(' ') }),
  };
}

/** `null` where the line's own colour holds. */
function coloursIn(theme: LogTheme, style: AnsiStyle): { text: string | null; background: string | null } {
  const { foreground, background, dim, inverse } = style;
  if (foreground === null && background === null && !dim && !inverse) return { text: null, background: null };
  const front = foreground === null ? theme.text : resolved(theme, foreground);
  const back = background === null ? theme.background : resolved(theme, background);
  const [text, behind] = inverse ? [back, front] : [front, back];
  return {
    text: hexOf(readable(dim ? mixed(text, behind, 0.4) : text, behind)),
    background: background === null && !inverse ? null : hexOf(behind),
  };
}

const resolved = (theme: LogTheme, colour: AnsiColour): Rgb =>
  typeof colour === 'number' ? (theme.palette[colour] ?? theme.text) : colour;
