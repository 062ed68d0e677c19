import { isCollection, isNode, isScalar, type Pair } from 'yaml';

// Where things stand in the text of a Compose file: offsets count from 0, lines from 1.

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The offset at which the next line begins, or the end of the text. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** The line ending of the file: that of its first line. */
export const endingOf = (text: string): '\r\n' | '\n' => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n');

/** The text with whole lines put in where a line begins, or at its end, which may lack a line ending. */
export function withLines(text: string, at: number, lines: readonly string[]): string {
  const ending = endingOf(text);
  const before = text.slice(0, at);
  const unended = before !== '' && !before.endsWith('\n');
  const block = lines.join(ending);
  return unended
    ? `${before}${ending}${block}${text.slice(at)}`
    : `${before}${block}${ending}${text.slice(at)}`;
}

export const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
const endOf = (node: unknown): number => (isNode(node) ? (node.range?.[1] ?? 0) : 0);

/** The text with other words in the place of a scalar. */
export const withNode = (text: string, node: unknown, words: string): string =>
  `${text.slice(0, startOf(node))}${words}${text.slice(endOf(node))}`;

/** The offset behind the last character of a node; of a block scalar, with the line endings that belong to it. */
export function endOfNode(node: unknown): number {
  if (!isCollection(node) || node.flow === true) return endOf(node);
  const last: unknown = node.items.at(-1);
  if (last === undefined) return endOf(node);
  return isNode(last) ? endOfNode(last) : endOfPair(last as Pair);
}

export function endOfPair({ key, value }: Pair): number {
  return Math.max(endOfNode(key), isNode(value) ? endOfNode(value) : 0);
}

/**
 * Where a line may be put in behind a node: after the line of its last visible character; else after the empty lines
 * that belong to a block scalar.
 */
export function placesBehind(text: string, end: number): readonly number[] {
  const visible = nextLine(text, text.slice(0, end).trimEnd().length);
  return end > visible ? [visible, end] : [visible];
}

/** `key:` with nothing behind it, or a null that is written out. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (isScalar(value) && value.value === null);
