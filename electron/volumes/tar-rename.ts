import { Transform } from 'node:stream';
import { tarEnd, tarPadding } from '../tar/header-bytes.ts';
import { renamedHeader } from '../tar/rename-entry.ts';
import { type Bytes, partsOf, type TarEntry } from '../tar/tar-entry.ts';
import { createTarReader } from '../tar/tar-reader.ts';

function under(root: Bytes, entry: TarEntry): Buffer {
  const path = (name: Bytes) => [root, ...partsOf(name)].join('/');
  const name = `${path(entry.name)}${entry.type === '5' ? '/' : ''}`;
  return renamedHeader(entry, name, entry.type === '1' ? path(entry.link) : entry.link);
}

/**
 * Puts all of an archive into a folder `root` of it: so its own first folder, with owner and mode, is extracted like any
 * other, and links may lead beyond it as they did. Throws `archive-broken`.
 */
export function renameTar(root: Bytes): Transform {
  let size = 0;
  const stream = new Transform({
    readableHighWaterMark: 2 ** 20,
    transform(chunk: Buffer, _encoding, done) {
      try {
        reader.push(chunk);
        done();
      } catch (thrown) {
        done(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    },
    flush(done) {
      try {
        reader.end();
        stream.push(tarEnd);
        done();
      } catch (thrown) {
        done(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    },
  });
  const reader = createTarReader({
    entry: (entry) => {
      size = entry.size;
      stream.push(under(root, entry));
    },
    content: (piece) => void stream.push(Buffer.from(piece)),
    entryEnd: () => {
      const padding = tarPadding(size);
      if (padding.length > 0) stream.push(padding);
    },
  });
  return stream;
}
