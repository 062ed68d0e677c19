import { tarEnd, tarPadding, ustarHeader } from './header-bytes.ts';

/** For tests: archives, made entry by entry. */

interface Difference {
  readonly type?: string;
  readonly link?: string;
  readonly content?: string;
  readonly mode?: number;
  readonly uid?: number;
  /** Said in place of the content's own length. */
  readonly size?: number;
}

/** One entry of the format ustar; names are of one character a byte. */
export function anEntry(name: string, { content = '', ...difference }: Difference = {}): Buffer {
  const body = Buffer.from(content, 'latin1');
  const header = ustarHeader({ name, type: '0', size: body.length, modified: 1_700_000_000, ...difference });
  return Buffer.concat([header, body, tarPadding(body.length)]);
}

/** Records of the entry that follows, each with its length before it. */
export function someRecords(text: string): Buffer {
  return anEntry('PaxHeaders/x', { type: 'x', content: text });
}

/** Entries, and the end of an archive. */
export const aTar = (...entries: readonly Buffer[]): Buffer => Buffer.concat([...entries, tarEnd]);
