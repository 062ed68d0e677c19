import { type FileHandle, link, mkdir, open, symlink } from 'node:fs/promises';
import type { LeftOut, LeftOutReason } from '../../shared/container-files.ts';
import { bytesOfText } from '../engine/path-bytes.ts';
import { readTar, type TarItem } from '../tar/read-tar.ts';
import { type SafeEntry, safeEntry } from './safe-entry.ts';

export interface Unpacked {
  /** Files and links that were made. */
  readonly files: number;
  readonly leftOut: readonly LeftOut[];
  readonly more: number;
}

type Safe<Kind extends SafeEntry['kind']> = Extract<SafeEntry, { kind: Kind }>;

const mostTold = 50;
/** Of an error of the system that is about one name, not about all: it is there already, or can't be. */
const ofName: Readonly<Record<string, LeftOutReason>> = {
  EEXIST: 'twice',
  EILSEQ: 'name',
  EINVAL: 'name',
  ENAMETOOLONG: 'name',
};

/**
 * Makes a folder of an archive that nobody vouches for. `folder` is new and empty, and only ours: nothing is written
 * but beneath it, into folders that were made here, to names that were free; links are made last of all. What would
 * be anything else is left out, and told.
 */
export async function unpack(
  source: AsyncIterable<Uint8Array>,
  options: {
    readonly folder: string;
    /** How all names of the archive begin (see `safeEntry`). */
    readonly top: string;
    readonly platform: NodeJS.Platform;
    readonly onBytes: (bytes: number) => void;
  },
): Promise<Unpacked> {
  const { folder, top, platform, onBytes } = options;
  const made = new Map<string, 'folder' | 'file' | 'link'>([['', 'folder']]);
  const links: Safe<'link'>[] = [];
  const leftOut: LeftOut[] = [];
  let more = 0;
  let files = 0;

  const keyOf = (parts: readonly string[]) => parts.join('/');
  const pathOf = (parts: readonly string[]) =>
    Buffer.concat([Buffer.from(`${folder}/`), bytesOfText(keyOf(parts))]);
  const leave = (name: string, why: LeftOutReason) => {
    if (leftOut.length < mostTold) leftOut.push({ name, why });
    else more += 1;
  };

  /** Why an entry can't be put where it says, as far as it was made here; `null` where it can. */
  function hindrance(parts: readonly string[]): LeftOutReason | null {
    if (made.get(keyOf(parts.slice(0, -1))) !== 'folder') return 'path';
    return made.has(keyOf(parts)) ? 'twice' : null;
  }

  async function make(item: TarItem, safe: Safe<'folder' | 'file' | 'hard-link'>): Promise<void> {
    const path = pathOf(safe.parts);
    if (safe.kind === 'folder') {
      // Nobody but the user may look in; and the user may fill it.
      await mkdir(path, { mode: (item.entry.mode & 0o777) | 0o700 });
    } else if (safe.kind === 'hard-link') {
      await link(pathOf(safe.first), path);
    } else {
      const file = await open(path, 'wx', (item.entry.mode & 0o777) | 0o600);
      try {
        await writeAll(file, item.body(), onBytes);
      } finally {
        await file.close();
      }
    }
    made.set(keyOf(safe.parts), safe.kind === 'folder' ? 'folder' : 'file');
    if (safe.kind !== 'folder') files += 1;
  }

  async function attempt(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const why = ofName[codeOf(thrown)];
      if (why === undefined) throw thrown;
      leave(name, why);
    }
  }

  for await (const item of readTar(source)) {
    const { name } = item.entry;
    const safe = safeEntry(item.entry, top, platform);
    if (safe.kind === 'refused') {
      leave(name, safe.why);
      continue;
    }
    if (safe.parts.length === 0) continue;
    const hindered = hindrance(safe.parts);
    if (hindered !== null) leave(name, hindered);
    else if (safe.kind === 'link') {
      links.push(safe);
      made.set(keyOf(safe.parts), 'link');
    } else if (safe.kind === 'hard-link' && made.get(keyOf(safe.first)) !== 'file') leave(name, 'link');
    else await attempt(name, () => make(item, safe));
  }
  for (const { parts, target } of links) {
    await attempt(keyOf(parts), async () => {
      await symlink(bytesOfText(target), pathOf(parts));
      files += 1;
    });
  }
  return { files, leftOut, more };
}

export async function writeAll(
  file: FileHandle,
  body: AsyncIterable<Buffer>,
  onBytes: (bytes: number) => void,
): Promise<void> {
  for await (const part of body) {
    for (let at = 0; at < part.length; ) at += (await file.write(part, at)).bytesWritten;
    onBytes(part.length);
  }
}

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
