import { fields, numberOrNull, text } from './narrow.ts';

/** What is at a path in a container. */
export interface PathStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Somebody may run it. */
  readonly executable: boolean;
  /** Where a link leads in the end, as a path in the container; empty for anything else. */
  readonly linkTarget: string;
}

// The highest bits of Go's `fs.FileMode`; the lowest nine are those of Unix.
const folder = 2 ** 31;
const link = 2 ** 27;
/** Device, named pipe, socket, character device, irregular. */
const special = 2 ** 26 + 2 ** 25 + 2 ** 24 + 2 ** 21 + 2 ** 19;

const has = (mode: number, bits: number) => (BigInt(mode) & BigInt(bits)) !== 0n;

function kindOf(mode: number): PathStat['kind'] {
  if (has(mode, folder)) return 'folder';
  if (has(mode, link)) return 'link';
  return has(mode, special) ? 'other' : 'file';
}

/** From the header `X-Docker-Container-Path-Stat`: JSON in base64. `null` where it can't be read. */
export function pathStat(header: unknown): PathStat | null {
  const { mode, linkTarget } = statFields(text(header));
  const bits = numberOrNull(mode);
  if (bits === null || bits < 0) return null;
  return {
    kind: kindOf(bits),
    executable: has(bits, 0o111),
    linkTarget: text(linkTarget),
  };
}

function statFields(header: string) {
  try {
    return fields(JSON.parse(Buffer.from(header, 'base64').toString('utf8')));
  } catch {
    return fields(null);
  }
}
