import { Transform } from 'node:stream';
import { type Bytes, paddingOf, partsOf, sparseName, type TarEntry } from './tar-entry.ts';
import { createTarReader } from './tar-reader.ts';

const block = 512;

/** `19 path=some/file\n`: the length counts itself. */
function record(key: Bytes, value: Bytes): Bytes {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return `${length}${rest}`;
}

function octal(header: Buffer, at: number, length: number, value: number): void {
  header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
}

/** The header that announces `size` bytes of records of the entry after it (POSIX pax). */
function recordsHeader(size: number): Buffer {
  const header = Buffer.alloc(block);
  header.write('PaxHeaders/entry', 0, 'latin1');
  octal(header, 100, 8, 0o644);
  octal(header, 108, 8, 0);
  octal(header, 116, 8, 0);
  octal(header, 124, 12, size);
  octal(header, 136, 12, 0);
  header.write('x', 156, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  header.write('        ', 148, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** The headers of an entry under other names; all else that is told of it stays as it is. */
function renamed(entry: TarEntry, root: Bytes): Buffer {
  const under = (name: Bytes) => [root, ...partsOf(name)].join('/');
  const records = new Map(entry.records);
  records.set('path', `${under(entry.name)}${entry.type === '5' ? '/' : ''}`);
  if (records.has(sparseName)) records.set(sparseName, under(entry.name));
  if (entry.type === '1') records.set('linkpath', under(entry.link));
  else if (entry.type === '2') records.set('linkpath', entry.link);
  const text = Buffer.from([...records].map(([key, value]) => record(key, value)).join(''), 'latin1');
  const padding = Buffer.alloc(paddingOf(text.length));
  return Buffer.concat([recordsHeader(text.length), text, padding, entry.header]);
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
        stream.push(Buffer.alloc(2 * block));
        done();
      } catch (thrown) {
        done(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    },
  });
  const reader = createTarReader({
    entry: (entry) => {
      size = entry.size;
      stream.push(renamed(entry, root));
    },
    content: (piece) => void stream.push(Buffer.from(piece)),
    entryEnd: () => {
      if (paddingOf(size) > 0) stream.push(Buffer.alloc(paddingOf(size)));
    },
  });
  return stream;
}
