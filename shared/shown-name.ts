const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\x1b': '\\e' };

/**
 * Controls, marks that turn the direction of writing, what has no width, and lone halves of letters: of those the ones
 * that stand for a byte (see `ContainerPath`).
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: to show them.
  /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function written(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return short[letter] ?? `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A file's name or path as it can be seen, on one line: `two\nlines`, `bad\xff`. */
export const shownName = (name: string): string => name.replace(unseen, written);
