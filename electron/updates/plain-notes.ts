const longestNotes = 20_000;

const letters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * Release notes as plain text: GitHub hands them over as HTML, a file beside a release as they were written. What is
 * made here is only ever shown as text, so that a tag that slips through is seen and does nothing.
 */
export function plainNotes(notes: unknown): string {
  const text = typeof notes === 'string' ? notes : Array.isArray(notes) ? notes.map(noteOf).join('\n\n') : '';
  return unescaped(withoutTags(text.slice(0, longestNotes * 4)))
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, longestNotes);
}

/** One of several versions, where all since the present one are told. */
function noteOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return '';
  const version = 'version' in entry && typeof entry.version === 'string' ? entry.version : '';
  const note = 'note' in entry && typeof entry.note === 'string' ? entry.note : '';
  return `${version}\n${note}`;
}

const withoutTags = (text: string): string =>
  text
    .replace(/<li\b[^<>]*>/gi, '\n• ')
    .replace(/<(?:br|\/?p|\/?ul|\/?ol|\/?h[1-6]|\/?div|\/?blockquote|\/?pre)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');

const unescaped = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return letters[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
