/** One of the 16 colours of the palette, or red, green and blue from 0 to 255. */
export type AnsiColour = number | readonly [red: number, green: number, blue: number];

export interface AnsiStyle {
  readonly foreground: AnsiColour | null;
  readonly background: AnsiColour | null;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
  readonly struck: boolean;
}

/** A part of a text that has a style; `end` is the place after its last character. */
export interface StyledSpan {
  readonly start: number;
  readonly end: number;
  readonly style: AnsiStyle;
}

/** What a terminal would show of a line. Places count UTF-16 units of `text`. */
export interface AnsiLine {
  readonly text: string;
  /** In their order; where there is none, the text is plain. */
  readonly spans: readonly StyledSpan[];
}

export const plainStyle: AnsiStyle = {
  foreground: null,
  background: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  struck: false,
};

/** Escape sequences as `withoutEscapes` (shared/ansi.ts) leaves them out. The group holds what CSI says. */
const sequence =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /\u001b(?:\[([0-?]*[ -/]*[@-~]?)|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|[ -/]+[0-~]?|[0-~])?/g;

/** Reads colours and styles of a raw line; every other control sequence is dropped. */
export function ansiLine(raw: string): AnsiLine {
  // A progress bar writes over itself: what comes after the last return is what stands there.
  const line = raw.replace(/\r+$/, '');
  const from = line.lastIndexOf('\r') + 1;
  if (!line.includes('\u001b')) return { text: line.slice(from), spans: [] };
  const spans: StyledSpan[] = [];
  let text = '';
  let style = plainStyle;
  let read = 0;
  const take = (end: number) => {
    if (end <= from) return;
    const part = line.slice(Math.max(read, from), end);
    if (part === '') return;
    if (style !== plainStyle) spans.push({ start: text.length, end: text.length + part.length, style });
    text += part;
  };
  for (const match of line.matchAll(sequence)) {
    take(match.index);
    read = match.index + match[0].length;
    const said = match[1];
    if (said !== undefined && /^[\d;:]*m$/.test(said)) style = styled(style, said.slice(0, -1));
  }
  take(line.length);
  return { text, spans };
}

type Change = (style: AnsiStyle) => AnsiStyle;

// What each number of "select graphic rendition" does; colours are added beneath.
const changes = new Map<number, Change>([
  [0, () => plainStyle],
  [1, (style) => ({ ...style, bold: true })],
  [2, (style) => ({ ...style, dim: true })],
  [3, (style) => ({ ...style, italic: true })],
  [4, (style) => ({ ...style, underline: true })],
  [7, (style) => ({ ...style, inverse: true })],
  [9, (style) => ({ ...style, struck: true })],
  [21, (style) => ({ ...style, underline: true })],
  [22, (style) => ({ ...style, bold: false, dim: false })],
  [23, (style) => ({ ...style, italic: false })],
  [24, (style) => ({ ...style, underline: false })],
  [27, (style) => ({ ...style, inverse: false })],
  [29, (style) => ({ ...style, struck: false })],
  [39, (style) => ({ ...style, foreground: null })],
  [49, (style) => ({ ...style, background: null })],
]);
for (let index = 0; index < 16; index += 1) {
  const first = index < 8 ? 30 + index : 90 + index - 8;
  changes.set(first, (style) => ({ ...style, foreground: index }));
  changes.set(first + 10, (style) => ({ ...style, background: index }));
}

function styled(before: AnsiStyle, parameters: string): AnsiStyle {
  const numbers = parameters.split(';').flatMap(subParameters);
  let style = before;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    if (number === 38 || number === 48) {
      const { colour, used } = extendedColour(numbers.slice(at + 1));
      if (colour !== null)
        style = number === 38 ? { ...style, foreground: colour } : { ...style, background: colour };
      at += used;
    } else if (number !== 58) style = changes.get(number)?.(style) ?? style;
    else at += extendedColour(numbers.slice(at + 1)).used;
  }
  return isPlain(style) ? plainStyle : style;
}

/** `38:2::1:2:3` and `38:2:1:2:3` as `38;2;1;2;3`; of others, such as `4:3`, what comes first. */
function subParameters(parameter: string): readonly number[] {
  const parts = parameter.split(':');
  const [kind = '', way = ''] = parts;
  if (parts.length < 3 || !['38', '48', '58'].includes(kind))
    return kind === '4' && way === '0' ? [24] : [Number(kind)];
  const values = way === '2' && parts.length > 5 ? parts.slice(3) : parts.slice(2);
  return [kind, way, ...values].map(Number);
}

/** The colour that `5;n` or `2;r;g;b` says, and how many numbers that took. */
function extendedColour(numbers: readonly number[]): { colour: AnsiColour | null; used: number } {
  const [way, ...values] = numbers;
  if (way === 5) return { colour: indexedColour(values[0] ?? -1), used: 2 };
  if (way !== 2) return { colour: null, used: way === undefined ? 0 : 1 };
  const [red = -1, green = -1, blue = -1] = values;
  const whole = [red, green, blue].every((value) => value >= 0 && value <= 255);
  return { colour: whole ? [red, green, blue] : null, used: 4 };
}

/** xterm's 256 colours: the palette, a cube of 6 steps a side, 24 greys. */
function indexedColour(index: number): AnsiColour | null {
  if (index < 0 || index > 255) return null;
  if (index < 16) return index;
  if (index >= 232) {
    const grey = 8 + 10 * (index - 232);
    return [grey, grey, grey];
  }
  const step = (value: number) => (value === 0 ? 0 : 55 + 40 * value);
  const cube = index - 16;
  return [step(Math.floor(cube / 36)), step(Math.floor(cube / 6) % 6), step(cube % 6)];
}

const isPlain = (style: AnsiStyle): boolean =>
  Object.values(style).every((value) => value === null || value === false);
