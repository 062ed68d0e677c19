/*
 * A name in a container is bytes. What is no UTF-8 in it is kept as lone surrogates, byte 0x80 as U+DC80 up to 0xFF
 * as U+DCFF: the way of Python's `surrogateescape` (PEP 383), which gives every name back as it was.
 */

const escapes = 0xdc00;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** How many bytes a letter takes that begins with this one; 0 where none begins so. */
function letterLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

/** The text of a name, which `bytesOfText` turns back into just these bytes. */
export function textOfBytes(bytes: Uint8Array): string {
  const whole = decoded(bytes);
  if (whole !== null) return whole;
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = letterLength(first);
    const letter = length === 0 ? null : decoded(bytes.subarray(at, at + length));
    text += letter ?? String.fromCharCode(escapes + first);
    at += letter === null ? 1 : length;
  }
  return text;
}

const lone = /[\ud800-\udbff][\udc00-\udfff]|[\udc80-\udcff]/g;
const isEscape = (found: string) => found.length === 1;

/** Whether a name has bytes that are no UTF-8. */
export const hasEscapes = (text: string): boolean => (text.match(lone) ?? []).some(isEscape);

const lost = '\ufffd';

/** A name as an engine tells it in JSON: bytes that are no UTF-8 are lost there, one by one (Go, `encoding/json`). */
export const asToldInJson = (text: string): string =>
  text.replace(lone, (found) => (isEscape(found) ? lost : found));

/** Whether a name that was told in JSON is whole: only then it can be asked for. */
export const isToldWhole = (name: string): boolean => !name.includes(lost);

/** The bytes of a name. */
export function bytesOfText(text: string): Buffer {
  if (!hasEscapes(text)) return Buffer.from(text, 'utf8');
  const parts: Buffer[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(lone)) {
    if (!isEscape(found)) continue;
    parts.push(Buffer.from(text.slice(from, index), 'utf8'), Buffer.from([found.charCodeAt(0) - escapes]));
    from = index + 1;
  }
  return Buffer.concat([...parts, Buffer.from(text.slice(from), 'utf8')]);
}

/** A part of an address's query that carries just these bytes. */
export function queryValue(text: string): string {
  if (!hasEscapes(text)) return encodeURIComponent(text);
  return [...bytesOfText(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
