import { Failure } from '../failure.ts';
import { type Bytes, partsOf, type TarEntry, textOf } from '../tar/tar-entry.ts';

type Reason = 'outside' | 'through-link' | 'device';

/**
 * Looks at the entries of an archive in their order and throws `archive-refused` for the first that could reach beyond
 * the folder into which it is extracted: by its path, by a link that the archive itself has made, or by a device, unless
 * those are allowed.
 */
export function createTarAudit({ devices }: { readonly devices: boolean }): (entry: TarEntry) => void {
  // Also hard links to symbolic ones: they are the same thing under another name.
  const links = new Set<Bytes>();

  const refuse = (entry: TarEntry, reason: Reason): never => {
    throw new Failure({ kind: 'archive-refused', entry: textOf(entry.name), reason });
  };

  function pathOf(entry: TarEntry, name: Bytes): Bytes {
    const parts = partsOf(name);
    if (name.startsWith('/') || parts.includes('..')) return refuse(entry, 'outside');
    for (let length = 1; length < parts.length; length += 1) {
      if (links.has(parts.slice(0, length).join('/'))) return refuse(entry, 'through-link');
    }
    return parts.join('/');
  }

  return (entry) => {
    if (!devices && (entry.type === '3' || entry.type === '4')) refuse(entry, 'device');
    const path = pathOf(entry, entry.name);
    links.delete(path);
    // Where a symbolic link leads matters only to who follows it: here nobody does.
    if (entry.type === '2') links.add(path);
    if (entry.type === '1' && links.has(pathOf(entry, entry.link))) links.add(path);
  };
}
