import { Readable } from 'node:stream';
import { tarEnd, tarPadding } from '../tar/header-bytes.ts';
import type { NamedEntry } from '../tar/named-entry.ts';
import { tarHeader } from '../tar/write-tar.ts';

/** For tests: archives as an engine sends them. */

const aTarFile: NamedEntry = {
  name: 'top/file',
  kind: 'file',
  bytes: 0,
  modifiedAt: 1_700_000_000_000,
  mode: 0o644,
  uid: 0,
  gid: 0,
  target: '',
};

/** A part of an archive: what differs from a plain file, and what is in it. */
export type TarPart = Partial<NamedEntry> & { readonly content?: string | Buffer };

export function tarOf(parts: readonly TarPart[]): Buffer {
  const packed = parts.map(({ content = '', ...difference }) => {
    const body = Buffer.from(content);
    const entry = { ...aTarFile, bytes: body.length, ...difference };
    return Buffer.concat([tarHeader(entry), body, tarPadding(body.length)]);
  });
  return Buffer.concat([...packed, tarEnd]);
}

export const tarStream = (parts: readonly TarPart[]): Readable => Readable.from([tarOf(parts)]);
