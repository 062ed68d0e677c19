// CSI (`ESC [ … letter`), OSC (`ESC ] … BEL` or `ESC \`), DCS and its kin, the short ones (`ESC 7`, `ESC ( B`), and
// whatever a cut line leaves of one. None reaches over the end of its line.
const escapes =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with ESC.
  /\u001b(?:\[[0-?]*[ -/]*[@-~]?|\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b\n]*(?:\u001b\\)?|[ -/]+[0-~]?|[0-~])?/g;

/**
 * What a line says without its escape sequences (ECMA-48): the text that is searched. Also takes lines joined by line
 * feeds, of which it keeps every one.
 */
export const withoutEscapes = (text: string): string =>
  text.includes('\u001b') ? text.replace(escapes, '') : text;
