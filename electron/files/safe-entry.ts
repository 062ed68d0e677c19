import type { LeftOutReason } from '../../shared/container-files.ts';
import type { NamedEntry } from '../tar/named-entry.ts';

/** What may be made on this machine of an entry of an archive; its path in parts, from the folder that is unpacked. */
export type SafeEntry =
  | { readonly kind: 'folder'; readonly parts: readonly string[] }
  | { readonly kind: 'file'; readonly parts: readonly string[] }
  | { readonly kind: 'link'; readonly parts: readonly string[]; readonly target: string }
  /** Repeats a file that came before. */
  | { readonly kind: 'hard-link'; readonly parts: readonly string[]; readonly first: readonly string[] }
  | { readonly kind: 'refused'; readonly why: LeftOutReason };

/** Names that Windows has for other things, or can't have (*Naming Files, Paths, and Namespaces*). */
const notOnWindows =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it can't have.
  /[<>:"\\|?*\x00-\x1f\ud800-\udfff]|[ .]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const isPlain = (part: string) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0');

/** The parts beneath `top`, the archive's own folder; `null` where a path leads anywhere else. `/` is told as ``. */
function partsBeneath(top: string, name: string): readonly string[] | null {
  const path = name.replace(/\/$/, '');
  if (path === top) return [];
  if (!path.startsWith(`${top}/`)) return null;
  const parts = path.slice(top.length + 1).split('/');
  return parts.every(isPlain) ? parts : null;
}

/**
 * Whether a link in a folder `depth` beneath the top stays within it, whatever links it leads through: after a name no
 * `..` may follow, for the name may be that of a link to somewhere higher up.
 */
function staysWithin(target: string, depth: number): boolean {
  if (target === '' || target.startsWith('/') || target.includes('\0')) return false;
  const parts = target.split('/').filter((part) => part !== '' && part !== '.');
  const ups = parts.findIndex((part) => part !== '..');
  const climbed = ups === -1 ? parts.length : ups;
  return climbed <= depth && !parts.slice(climbed).includes('..');
}

/** `top`: how all names of the archive begin, the name of the folder that was asked for; empty for `/`. */
export function safeEntry(entry: NamedEntry, top: string, platform: NodeJS.Platform): SafeEntry {
  const parts = partsBeneath(top, entry.name);
  if (parts === null) return { kind: 'refused', why: 'path' };
  if (platform === 'win32' && parts.some((part) => notOnWindows.test(part))) {
    return { kind: 'refused', why: 'name' };
  }
  if (parts.length === 0 && entry.kind !== 'folder') return { kind: 'refused', why: 'path' };
  switch (entry.kind) {
    case 'folder':
    case 'file':
      return { kind: entry.kind, parts };
    case 'link':
      return staysWithin(entry.target, parts.length - 1) &&
        !(platform === 'win32' && entry.target.includes('\\'))
        ? { kind: 'link', parts, target: entry.target }
        : { kind: 'refused', why: 'link' };
    case 'hard-link': {
      const first = partsBeneath(top, entry.target);
      return first === null || first.length === 0
        ? { kind: 'refused', why: 'link' }
        : { kind: 'hard-link', parts, first };
    }
    case 'other':
      return { kind: 'refused', why: 'special' };
  }
}
