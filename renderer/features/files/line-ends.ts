/** How the lines of a text end; `mixed` where not all end alike. */
export type LineEnds = '\n' | '\r\n' | 'mixed';

/** A text field turns every line's end into a line feed: only what ends alike can be given back as it was. */
export function lineEndsOf(text: string): LineEnds {
  const returns = text.match(/\r/g)?.length ?? 0;
  if (returns === 0) return '\n';
  const pairs = text.match(/\r\n/g)?.length ?? 0;
  const feeds = text.match(/\n/g)?.length ?? 0;
  return pairs === returns && pairs === feeds ? '\r\n' : 'mixed';
}

export const asEdited = (text: string): string => text.replaceAll('\r\n', '\n');

export const asSaved = (edited: string, ends: '\n' | '\r\n'): string =>
  ends === '\n' ? edited : edited.replaceAll('\n', '\r\n');
