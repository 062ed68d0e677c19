import { paddingOf } from './tar-entry.ts';

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

const block = 512;

function octal(header: Buffer, at: number, length: number, value: number): void {
  header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
}

/** One entry of the format ustar; names are of one character a byte. */
export function anEntry(name: string, difference: Difference = {}): Buffer {
  const { type = '0', link = '', content = '', mode = 0o644, uid = 0 } = difference;
  const body = Buffer.from(content, 'latin1');
  const header = Buffer.alloc(block);
  header.write(name, 0, 100, 'latin1');
  octal(header, 100, 8, mode);
  octal(header, 108, 8, uid);
  octal(header, 116, 8, 0);
  octal(header, 124, 12, difference.size ?? body.length);
  octal(header, 136, 12, 1_700_000_000);
  header.write(type, 156, 'latin1');
  header.write(link, 157, 100, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  header.write('        ', 148, 'latin1');
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
    'latin1',
  );
  return Buffer.concat([header, body, Buffer.alloc(paddingOf(body.length))]);
}

/** Records of the entry that follows, each with its length before it. */
export function someRecords(text: string): Buffer {
  return anEntry('PaxHeaders/x', { type: 'x', content: text });
}

/** Entries, and the end of an archive. */
export const aTar = (...entries: readonly Buffer[]): Buffer =>
  Buffer.concat([...entries, Buffer.alloc(2 * block)]);
