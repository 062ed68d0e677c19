/** What JSON is made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Where a value is: keys and places from the root on, joined so that it can be kept in a set. */
export type JsonPath = string;

/** A row of the tree: one value. */
export interface TreeRow {
  readonly path: JsonPath;
  /** From 1. */
  readonly level: number;
  readonly name: string;
  /** The value itself, where it has no parts. */
  readonly text: string | null;
  readonly kind: 'string' | 'value' | 'object' | 'list';
  /** How many parts it has. */
  readonly parts: number;
  readonly open: boolean;
}

const rootPath: JsonPath = '';
const childPath = (path: JsonPath, name: string): JsonPath =>
  `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

type Parts = readonly (readonly [name: string, value: Json])[];

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function partsOf(value: Json): Parts | null {
  if (isList(value)) return value.map((item, at) => [String(at), item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : null;
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function rowOf(path: JsonPath, level: number, name: string, value: Json, open: boolean): TreeRow {
  const parts = partsOf(value);
  if (parts === null) {
    const kind = typeof value === 'string' ? 'string' : 'value';
    return { path, level, name, text: textOf(value), kind, parts: 0, open: false };
  }
  const kind = isList(value) ? 'list' : 'object';
  return { path, level, name, text: null, kind, parts: parts.length, open: open && parts.length > 0 };
}

interface Waiting {
  readonly path: JsonPath;
  readonly level: number;
  readonly name: string;
  readonly value: Json;
}

/** Goes through all values in the order of the tree, without recursion: JSON from an engine may be nested without end. */
function* walk(root: Json, into: (path: JsonPath) => boolean): Generator<Waiting> {
  const below = ({ path, level, value }: Pick<Waiting, 'path' | 'level' | 'value'>): Waiting[] =>
    (partsOf(value) ?? []).map(([name, part]) => ({
      path: childPath(path, name),
      level: level + 1,
      name,
      value: part,
    }));
  const waiting = below({ path: rootPath, level: 0, value: root }).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    if (into(next.path)) for (const part of below(next).reverse()) waiting.push(part);
  }
}

/** The rows of the tree, as far as it stands open. */
export function treeRows(root: Json, open: ReadonlySet<JsonPath>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  for (const { path, level, name, value } of walk(root, (path) => open.has(path))) {
    rows.push(rowOf(path, level, name, value, open.has(path)));
  }
  return rows;
}

/** Everything whose name or value has `query` in it, in the order of the tree; nothing for an empty query. */
export function treeMatches(root: Json, query: string): readonly JsonPath[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const found: JsonPath[] = [];
  for (const { path, name, value } of walk(root, () => true)) {
    const own = partsOf(value) === null ? textOf(value) : '';
    if (name.toLowerCase().includes(wanted) || own.toLowerCase().includes(wanted)) found.push(path);
  }
  return found;
}

/** The paths of everything that a value is part of: they must stand open for it to be seen. */
export function pathsAbove(path: JsonPath): readonly JsonPath[] {
  const names = path.split('/').slice(1, -1);
  return names.map((_, at) => `/${names.slice(0, at + 1).join('/')}`);
}
