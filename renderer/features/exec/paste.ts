/** More is no longer typing: it would take minutes to reach the program. */
export const longestPaste = 4 * 1024 * 1024;

/**
 * Pasted text as it may be typed: tabs and line ends stay, all other control characters go. One of them could end what
 * the program takes for pasted, and have the rest run.
 */
export function cleanPaste(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');
}

/** The lines that pasting the text would have run; the last one may have no end. */
export const pastedLines = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** Whether a line of it would run before anybody has seen it. */
export const runsLines = (text: string): boolean => text.includes('\n');
