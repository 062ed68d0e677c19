// Letters, digits and signs that no POSIX shell takes for anything but themselves. `~` only expands at the beginning
// of a word or behind `=` and `:`, and `=` only assigns before a command: the first is not plain, the second is.
const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** A word that a POSIX shell reads as exactly this text, whatever it holds: line feeds, quotes, `$`, any language. */
export const shellWord = (text: string): string =>
  plain.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** One command as a line for a POSIX shell. */
export const shellLine = (words: readonly string[]): string => words.map(shellWord).join(' ');
