import type { AddVolumeRefusal } from '../../../shared/add-volume.ts';
import { databaseAt, isWithin } from '../../../shared/database-at.ts';
import type { Risk } from '../../../shared/where-data.ts';

interface Known {
  readonly service: string;
  /** What the file has commented out for the service. */
  readonly commented: { readonly key: string; readonly path: string } | null;
  /** Mounts that the files ask for and the service's containers don't have yet. */
  readonly pending: readonly { readonly key: string; readonly target: string }[];
  /** Of the service's containers, the worst first. */
  readonly risks: readonly Risk[];
  /** Where the image is known to keep data that nothing keeps. */
  readonly unkept: readonly string[];
  /** Keys and names of volumes that are taken. */
  readonly taken: ReadonlySet<string>;
}

/** The path that the volume shall have; `null` where none suggests itself. */
export function proposedPath({ commented, pending, risks, unkept }: Known): string | null {
  const risky = risks.map(pathAtRisk).filter((path) => path !== null);
  const fits = (path: string) =>
    risky.length === 0 || risky.some((each) => isWithin(each, path) || isWithin(path, each));
  const asked = pending.find(({ target }) => fits(target));
  if (asked !== undefined) return asked.target;
  // What the author of the file had in mind, unless the data is elsewhere.
  if (commented !== null && fits(commented.path)) return commented.path;
  return risky[0] ?? unkept[0] ?? null;
}

/** The folder that would have to be a volume; `null` where that is the root. */
function pathAtRisk({ container, place }: Risk): string | null {
  if (place.kind === 'anonymous') return place.path;
  const databases = place.layer.places.map(({ path }) => databaseAt(path, container.image)?.directory);
  const folder = databases.find(Boolean) ?? place.layer.places[0]?.folder ?? '/';
  return folder === '/' ? null : folder;
}

/** The key that the volume shall have at a path: one that is not in use yet. */
export function proposedKey(path: string, { service, commented, pending, taken }: Known): string {
  const asked = pending.find(({ target }) => target === path);
  if (asked !== undefined) return asked.key;
  if (commented?.path === path && isVolumeKey(commented.key)) return commented.key;
  const plain = service.replace(/[^a-zA-Z0-9_.-]/g, '-').replace(/^[^a-zA-Z0-9]+/, '');
  const base = /data|db$|^db/i.test(plain) && plain.length > 1 ? plain : `${plain || 'service'}-data`;
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(key)) return key;
  }
}

// One letter and a colon would be a drive of Windows to Compose; a dot first, a folder.
const isVolumeKey = (key: string): boolean => /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(key) && key.length <= 200;

/** `/data/db` of `/data//db/`; what is not absolute stays as it is. */
export const normalPath = (path: string): string => {
  const short = path.trim().replaceAll(/\/+/g, '/');
  return short.length > 1 ? short.replace(/\/$/, '') : short;
};

/** What is wrong with the words themselves. `path` is normal. */
export function wordsRefusal(key: string, path: string): AddVolumeRefusal | null {
  if (path === '') return { kind: 'path-unknown' };
  const isAbsolute = path.startsWith('/') && path !== '/';
  // A colon ends the path in the short form.
  const isOdd = /[\p{Cc}:]/u.test(path) || path.split('/').some((part) => part === '.' || part === '..');
  if (!isAbsolute || isOdd) return { kind: 'path-invalid' };
  return isVolumeKey(key) ? null : { kind: 'key-invalid' };
}

/** The line, from 1, in which a file says that it is written by a program; `null` where it doesn't. */
export function generatedLine(text: string): number | null {
  const head = text.split('\n', 20);
  const at = head.findIndex((line) => /^\s*#.*\b(do not edit|don't edit|auto-?generated)\b/i.test(line));
  return at < 0 ? null : at + 1;
}
