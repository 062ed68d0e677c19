import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { isRoot, partsOf, type TarEntry } from '../tar/tar-entry.ts';
import { createTarReader } from '../tar/tar-reader.ts';

/** What has gone by so far: files, folders and links beside the archive's own folder, and the bytes of the files. */
export interface Amount {
  readonly entries: number;
  readonly bytes: number;
}

/** Of an archive in which the folder itself is an entry with a name. */
export const withoutFolder = ({ entries, bytes }: Amount): Amount => ({
  entries: Math.max(0, entries - 1),
  bytes,
});

export interface TarMeter {
  /** Hands on what it is given, and fails with `archive-broken` where it is no archive or a part of one. */
  readonly stream: Transform;
  amount(): Amount;
  /** Files among the entries, without links to them. */
  files(): number;
  /** Of every entry's path, owner, mode, links and content, in their order; what two equal volumes have in common. */
  digest(): string;
}

/** Counts an archive while it goes by. `look` may refuse an entry by throwing; `digest` costs time. */
export function meterTar(
  options: {
    readonly look?: (entry: TarEntry) => void;
    readonly digest?: boolean;
    readonly onAmount?: (amount: Amount) => void;
  } = {},
): TarMeter {
  const { look, onAmount, digest = false } = options;
  const hash = digest ? createHash('sha256') : null;
  let entries = 0;
  let files = 0;
  let bytes = 0;
  const reader = createTarReader({
    entry(entry) {
      look?.(entry);
      if (!isRoot(entry)) entries += 1;
      if (entry.type === '0') files += 1;
      hash?.update(described(entry), 'latin1');
    },
    content(piece) {
      bytes += piece.length;
      hash?.update(piece);
    },
  });
  const attempt = (work: () => void, done: (error?: Error | null) => void) => {
    try {
      work();
      done();
    } catch (thrown) {
      done(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  const stream = new Transform({
    readableHighWaterMark: 2 ** 20,
    writableHighWaterMark: 2 ** 20,
    transform(chunk: Buffer, _encoding, done) {
      attempt(() => {
        reader.push(chunk);
        stream.push(chunk);
        onAmount?.({ entries, bytes });
      }, done);
    },
    flush: (done) => attempt(() => reader.end(), done),
  });
  return {
    stream,
    amount: () => ({ entries, bytes }),
    files: () => files,
    digest: () => hash?.digest('hex') ?? '',
  };
}

function described({ name, link, type, size, mode, uid, gid, records, header }: TarEntry): string {
  const attributes = [...records].filter(([key]) => key.startsWith('SCHILY.xattr.')).sort();
  const device = type === '3' || type === '4' ? header.toString('latin1', 329, 345) : '';
  const facts = [partsOf(name).join('/'), type, size, mode, uid, gid, link, device, ...attributes.flat()];
  return `\n${facts.join('\0')}\n`;
}
