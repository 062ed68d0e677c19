import type { Readable } from 'node:stream';
import { tarPadding } from '../tar/header-bytes.ts';
import { readTar } from '../tar/read-tar.ts';
import { renamedHeader } from '../tar/rename-entry.ts';
import { type Bytes, bytesOf, partsOf, type TarEntry, textOf } from '../tar/tar-entry.ts';

/** Of an entry: its name as text (see `path-bytes`), without a slash at either end; empty for the archive's own folder. */
export interface Placed {
  readonly name: string;
  readonly isFolder: boolean;
}

/** The name of an entry in another archive, or `null` for one that is left out. */
export type Place = (entry: Placed) => string | null;

export interface Copied {
  /** The names under which entries were written. */
  readonly names: readonly string[];
  /** Files and links among them. */
  readonly files: number;
  /** Of the files' content. */
  readonly bytes: number;
  /** Hard links to entries that were left out, by the names under which they would have been written. */
  readonly linksToNothing: readonly string[];
}

const pathOf = (name: Bytes): Bytes => partsOf(name).join('/');

/**
 * The bytes of entries of a tar archive under the names that `place` gives, without the archive's end. All but the
 * names goes by byte for byte. `onBytes` is told of content as it goes by; before each entry `goOn` may say that it was
 * the last. Destroys the source; throws what reading it throws, and when the archive breaks off.
 */
export async function* copyTar(
  source: Readable,
  place: Place,
  onBytes: (count: number) => void = () => undefined,
  goOn: () => boolean = () => true,
): AsyncGenerator<Buffer, Copied> {
  const names: string[] = [];
  const linksToNothing: string[] = [];
  let files = 0;
  let bytes = 0;
  const written = new Map<Bytes, Bytes>();
  const linkOf = ({ type, link }: TarEntry) => (type === '1' ? written.get(pathOf(link)) : link);
  try {
    for await (const { raw, body } of readTar(source)) {
      if (!goOn()) break;
      const from = pathOf(raw.name);
      const isFolder = raw.type === '5';
      const name = place({ name: textOf(from), isFolder });
      if (name === null) continue;
      const link = linkOf(raw);
      if (link === undefined) {
        linksToNothing.push(name);
        continue;
      }
      const to = bytesOf(name);
      written.set(from, to);
      names.push(name);
      if (!isFolder) files += 1;
      yield renamedHeader(raw, isFolder ? `${to}/` : to, link);
      for await (const piece of body()) {
        bytes += piece.length;
        onBytes(piece.length);
        yield piece;
      }
      if (raw.size > 0) yield tarPadding(raw.size);
    }
  } finally {
    source.destroy();
  }
  return { names, files, bytes, linksToNothing };
}
