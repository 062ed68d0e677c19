/** Pictures that a browser shows, by how their bytes begin. What is drawn by a program (SVG) is shown as its text. */
const pictures: readonly { readonly type: string; readonly at: number; readonly bytes: string }[] = [
  { type: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { type: 'image/gif', at: 0, bytes: 'GIF87a' },
  { type: 'image/gif', at: 0, bytes: 'GIF89a' },
  { type: 'image/webp', at: 8, bytes: 'WEBPVP8' },
  { type: 'image/avif', at: 4, bytes: 'ftypavif' },
  { type: 'image/x-icon', at: 0, bytes: '\0\0\x01\0' },
];

/** The media type of a picture, by its first bytes; `null` for all else. */
export function pictureType(start: Buffer): string | null {
  const found = pictures.find(
    ({ at, bytes }) => start.subarray(at, at + bytes.length).toString('latin1') === bytes,
  );
  return found?.type ?? null;
}

interface Text {
  readonly text: string;
  readonly encoding: 'utf-8' | 'other';
}

function utf8(bytes: Buffer, whole: boolean): string | null {
  try {
    // A letter may have been cut in two where the rest was not read.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: !whole });
  } catch {
    return null;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has.
const control = /[\x01-\x08\x0e-\x1a\x1c-\x1f]/g;
/** As many as a text may hold by chance. */
const mostControls = 0.01;

function isText(text: string): boolean {
  return (text.match(control)?.length ?? 0) <= text.length * mostControls;
}

/** The text that bytes are; `null` where they are none. */
export function textIn(start: Buffer, whole: boolean): Text | null {
  const utf16 = utf16Text(start);
  if (utf16 !== null) return { text: utf16, encoding: 'other' };
  if (start.includes(0)) return null;
  const unicode = utf8(start, whole);
  const text = unicode ?? start.toString('latin1');
  return isText(text) ? { text, encoding: unicode === null ? 'other' : 'utf-8' } : null;
}

/** Only where its mark says so. */
function utf16Text(start: Buffer): string | null {
  const mark = start.subarray(0, 2).toString('latin1');
  if (mark === '\xff\xfe') return new TextDecoder('utf-16le').decode(start);
  return mark === '\xfe\xff' ? new TextDecoder('utf-16be').decode(start) : null;
}
