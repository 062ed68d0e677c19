import { type AnsiLine, type AnsiStyle, plainStyle } from './ansi-line.ts';
import type { TextLink } from './links.ts';

/** A part of a text from `start` up to, but without, `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A part of a line that looks one way throughout. */
export interface LinePiece {
  readonly start: number;
  readonly text: string;
  readonly style: AnsiStyle;
  readonly match: boolean;
}

/** What stands together: the pieces of one link, or those between links. */
export interface PieceGroup {
  readonly start: number;
  /** `null`: plain text. */
  readonly url: string | null;
  readonly pieces: readonly LinePiece[];
}

/** Cuts a line wherever its style, a link or a match begins or ends. All ranges in their order, none over another. */
export function pieceGroups(
  line: AnsiLine,
  links: readonly TextLink[],
  matches: readonly TextRange[],
): readonly PieceGroup[] {
  const groups: PieceGroup[] = [];
  const add = (start: number, end: number, url: string | null) => {
    if (end > start) groups.push({ start, url, pieces: piecesOf(line, matches, start, end) });
  };
  let done = 0;
  for (const { start, end, url } of links) {
    add(done, start, null);
    add(start, end, url);
    done = end;
  }
  add(done, line.text.length, null);
  return groups;
}

function piecesOf(
  { text, spans }: AnsiLine,
  matches: readonly TextRange[],
  start: number,
  end: number,
): readonly LinePiece[] {
  const cuts = new Set([start, end]);
  for (const range of [...spans, ...matches]) {
    if (range.start > start && range.start < end) cuts.add(range.start);
    if (range.end > start && range.end < end) cuts.add(range.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const covers = (from: number) => (range: TextRange) => range.start <= from && from < range.end;
  return places.slice(0, -1).map((from, index) => ({
    start: from,
    text: shown(text.slice(from, places[index + 1])),
    style: spans.find(covers(from))?.style ?? plainStyle,
    match: matches.some(covers(from)),
  }));
}

/**
 * What can be shown of a text: control characters as their symbols, one for one, and in place of the characters that
 * turn the direction of what follows a sign that they are there.
 */
export function shown(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      .replace(/[\u0000-\u0008\u000a-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
      .replace(/\u007f/g, '\u2421')
      .replace(/[\u0080-\u009f\u202a-\u202e]/g, '\ufffd')
  );
}
