import { endingOf } from './text-places.ts';

// Samples come with blocks like this, to be switched on by taking the `#` away:
//   #volumes:
//   #  - database:/data/db

/** Lines of a text, by index; `from` is in it, `to` is not. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

const header = /^[ \t]*#[ \t]*volumes:[ \t]*(?:#.*)?\r?$/;
const comment = /^[ \t]*#[ \t]*(.*?)\r?$/;

const contentOf = (line: string): string => comment.exec(line)?.[1]?.trim() ?? '';

/** The ways in which comments become lines again: the `#` alone goes, a blank with it, or all is set in anew. */
const ways: readonly ((line: string, column: number) => string)[] = [
  (line) => line.replace('#', ''),
  (line) => line.replace(/#[ \t]?/, ''),
  (line, column) => `${' '.repeat(column)}${line.replace(/^[ \t]*#[ \t]*/, '')}`,
];

interface Wanted {
  readonly text: string;
  readonly range: LineRange;
  /** What the line of the entry says without its `#`. */
  readonly isEntry: (content: string) => boolean;
  readonly headerColumn: number;
  readonly entryColumn: number;
}

/**
 * The texts in which a commented-out `volumes:` and its entry are lines again, most faithful first. Other lines of the
 * block stay comments. Whether the result means what it should is for the caller to see.
 */
export function uncommentedBlocks(wanted: Wanted): readonly string[] {
  const lines = wanted.text.split('\n');
  const found: string[] = [];
  for (let at = wanted.range.from; at < wanted.range.to; at += 1) {
    if (!header.test(lines[at] ?? '')) continue;
    const entry = entryBelow(lines, at + 1, wanted);
    if (entry === null) continue;
    for (const way of ways) {
      const changed = [...lines];
      changed[at] = way(lines[at] ?? '', wanted.headerColumn);
      changed[entry] = way(lines[entry] ?? '', wanted.entryColumn);
      const column = /^ */.exec(changed[at] ?? '')?.[0].length;
      if (column === wanted.headerColumn) found.push(changed.join('\n'));
    }
  }
  return found;
}

/** The same for an entry of a list that is there already. */
export function uncommentedEntries(wanted: Omit<Wanted, 'headerColumn'>): readonly string[] {
  const lines = wanted.text.split('\n');
  const found: string[] = [];
  for (let at = wanted.range.from; at < wanted.range.to; at += 1) {
    if (!wanted.isEntry(contentOf(lines[at] ?? ''))) continue;
    for (const way of ways) {
      const changed = way(lines[at] ?? '', wanted.entryColumn);
      const column = /^ */.exec(changed)?.[0].length;
      if (column === wanted.entryColumn)
        found.push([...lines.slice(0, at), changed, ...lines.slice(at + 1)].join('\n'));
    }
  }
  return found;
}

function entryBelow(lines: readonly string[], from: number, { range, isEntry }: Wanted): number | null {
  for (let at = from; at < range.to && comment.test(lines[at] ?? ''); at += 1) {
    if (isEntry(contentOf(lines[at] ?? ''))) return at;
  }
  return null;
}

/** The first `KEY:PATH` of a commented-out block within the range; `null` where there is none. */
export function commentedVolume(text: string, range: LineRange): { key: string; path: string } | null {
  const lines = text.split(endingOf(text));
  for (let at = range.from; at < range.to; at += 1) {
    if (!header.test(lines[at] ?? '')) continue;
    for (let next = at + 1; next < range.to && comment.test(lines[next] ?? ''); next += 1) {
      const content = contentOf(lines[next] ?? '');
      const [, , key, path] = /^-\s*(["']?)([\w.-]+):(\/[^:\s"'#]+)\1\s*(?:#.*)?$/.exec(content) ?? [];
      if (key !== undefined && path !== undefined) return { key, path: path.replace(/\/+$/, '') };
    }
  }
  return null;
}
