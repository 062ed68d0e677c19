import type { Readable } from 'node:stream';
import { type Extract, extract, type Header, type Pack } from 'tar-stream';

/** An entry of a tar archive. `name` has no slash at either end. */
export interface TarEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

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

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never;
/** What the library needs to write an entry. */
type NewHeader = Partial<Header> & Pick<Header, 'name'>;

const trimmed = (name: string) => name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');

/**
 * Copies entries of a tar archive into another: owners, modes, times and links stay as they are. `place` gives the name
 * of an entry in the other archive, or `null` for one that is left out; `onBytes` is told of content as it goes by.
 * Throws what reading or writing throws, and when the archive breaks off.
 */
export async function copyTar(
  source: Readable,
  pack: Pack,
  place: (entry: TarEntry) => string | null,
  onBytes: (count: number) => void = () => undefined,
): Promise<Copied> {
  const names: string[] = [];
  const linksToNothing: string[] = [];
  let files = 0;
  let bytes = 0;
  const written = new Map<string, string>();
  const reader = extract();
  endWith(source, reader);
  source.pipe(reader);
  try {
    for await (const entry of reader) {
      const { header } = entry;
      const from = trimmed(header.name);
      const isFolder = header.type === 'directory';
      const name = place({ name: from, isFolder });
      if (name === null) {
        entry.resume();
        continue;
      }
      const linkname = header.type === 'link' ? written.get(trimmed(header.linkname)) : header.linkname;
      if (linkname === undefined) {
        linksToNothing.push(name);
        entry.resume();
        continue;
      }
      written.set(from, name);
      names.push(name);
      if (!isFolder) files += 1;
      await writeEntry(entry, pack, renamed(header, name, linkname), (count) => {
        bytes += count;
        onBytes(count);
      });
    }
  } finally {
    source.destroy();
  }
  return { names, files, bytes, linksToNothing };
}

/** A reader that is piped to waits for ever for what a source that broke off, or was ended, will not send. */
export function endWith(source: Readable, reader: Extract): void {
  source.on('error', (error) => reader.destroy(error));
  source.on('close', () => {
    if (!source.readableEnded) reader.destroy(new Error('The archive broke off.'));
  });
}

/** The library would write the old names after the new ones if they stayed in the extended header. */
function renamed(header: Header, name: string, linkname: string): NewHeader {
  const { pax, ...rest } = header;
  const kept = Object.entries(pax ?? {}).filter(
    // What is no text was read as one, and would be written as something else: capabilities, for instance.
    ([key, value]) => !['path', 'linkpath', 'size'].includes(key) && !String(value).includes('\uFFFD'),
  );
  return {
    ...rest,
    name: header.type === 'directory' ? `${name}/` : name,
    linkname,
    ...(kept.length > 0 ? { pax: Object.fromEntries(kept) } : {}),
  };
}

function writeEntry(
  entry: Entry,
  pack: Pack,
  header: NewHeader,
  onBytes: (count: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    entry.on('error', reject);
    const sink = pack.entry(header, (error) => (error ? reject(error) : resolve()));
    sink.on('error', reject);
    // What has no content takes none.
    if (header.type !== 'file' && header.type !== 'contiguous-file') {
      entry.resume();
      return;
    }
    entry.on('data', (chunk) => onBytes(Buffer.isBuffer(chunk) ? chunk.byteLength : 0));
    entry.pipe(sink);
  });
}
