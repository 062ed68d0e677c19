import { randomBytes } from 'node:crypto';
import type { ContainerPath, FileEntry, FolderListing } from '../../shared/container-files.ts';
import { asFolder } from '../../shared/container-path.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { textOfBytes } from '../engine/path-bytes.ts';

type Runs = Pick<EngineApi, 'outputOf'>;

/** As a folder's own programs tell of it. */
export type ProgramListing =
  | ({ readonly kind: 'listed' } & FolderListing)
  /** It is there, and may not be read. */
  | { readonly kind: 'denied'; readonly detail: string }
  /** There is no such folder, or the container lacks one of the programs: what a program complained of. */
  | { readonly kind: 'absent'; readonly detail: string }
  /** It has nobody to ask. */
  | { readonly kind: 'no-program' };

const mostOutput = 32_000_000;

/** POSIX's codes for a program that was not found, or may not be run; engines use them likewise. */
const notRunnable: ReadonlySet<number> = new Set([126, 127]);

/** Of our own words of a run; who names a file can't know it, so that no name is taken for the end of a name. */
const newMark = () => `<${randomBytes(12).toString('hex')}>`;

const kindBits = 0o170000;
const kinds: ReadonlyMap<number, FileEntry['kind']> = new Map([
  [0o100000, 'file'],
  [0o040000, 'folder'],
  [0o120000, 'link'],
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, to find what is not.
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);
const nameText = (latin: string) => (isAscii(latin) ? latin : textOfBytes(Buffer.from(latin, 'latin1')));
const known = (name: string | undefined) =>
  name === undefined || name === 'UNKNOWN' ? null : nameText(name);

/** What a link says, out of `NAME -> TARGET`, which some write in quotes. */
function targetIn(shown: string, path: string): string | null {
  const [before, after] = shown.startsWith("'") ? [`'${path}' -> '`, "'"] : [`${path} -> `, ''];
  return shown.startsWith(before) && shown.endsWith(after)
    ? nameText(shown.slice(before.length, shown.length - after.length))
    : null;
}

/**
 * The entries out of what `stat` printed: `FACTS MARK PATH MARK PATH-AND-TARGET MARK`, as Latin-1. `prefix` begins
 * every path. `found`: the folder itself was among them.
 */
export function parseListing(output: string, mark: string, prefix: string) {
  const parts = output.split(mark);
  const entries: FileEntry[] = [];
  let found = false;
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [mode = '', bytes, seconds, uid, gid, user, group] = (parts[at] ?? '').trim().split(' ');
    const path = parts[at + 1] ?? '';
    const bits = Number.parseInt(mode, 16);
    if (!path.startsWith(prefix) || Number.isNaN(bits)) continue;
    if (path === prefix) {
      found = true;
      continue;
    }
    const kind = kinds.get(bits & kindBits) ?? 'other';
    entries.push({
      name: nameText(path.slice(prefix.length)),
      kind,
      bytes: kind === 'file' ? Number(bytes) : 0,
      modifiedAt: Number(seconds) * 1000,
      mode: bits & 0o7777,
      owner: { uid: Number(uid), gid: Number(gid), user: known(user), group: known(group) },
      target: kind === 'link' ? targetIn(parts[at + 2] ?? '', path) : null,
    });
  }
  return { entries, found };
}

/**
 * Has the container's own `find` and `stat` list a folder: busybox has them, too. It costs as much as the folder has
 * entries, whatever is beneath it, and sees what is mounted in memory.
 */
export async function listByProgram(
  api: Runs,
  id: ContainerId,
  folder: ContainerPath,
): Promise<ProgramListing> {
  const mark = newMark();
  const prefix = asFolder(folder);
  const format = `%f %s %Y %u %g %U %G${mark}%n${mark}%N${mark}`;
  const said = await api.outputOf(
    id,
    {
      command: ['find', prefix, '-maxdepth', '1', '-exec', 'stat', '-c', format, '{}', '+'],
      user: '0',
      workingDir: '/',
      env: ['LC_ALL=C', 'QUOTING_STYLE=literal'],
    },
    mostOutput,
  );
  const latin = Buffer.from(prefix, 'utf8').toString('latin1');
  const { entries, found } = parseListing(said.stdout.toString('latin1'), mark, latin);
  if (!found) {
    const ran = said.exitCode !== null && !notRunnable.has(said.exitCode);
    return ran ? { kind: 'absent', detail: said.stderr.trim() } : { kind: 'no-program' };
  }
  // A file that goes while the folder is read makes the programs complain, too.
  if (entries.length === 0 && said.exitCode !== 0 && !said.cut) {
    return { kind: 'denied', detail: said.stderr.trim() };
  }
  return { kind: 'listed', entries, complete: !said.cut };
}
