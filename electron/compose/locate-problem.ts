import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export type DocumentPath = readonly (string | number)[];

/** `services.web.ports[0]`, `services[web].ports.0` taken apart. A name that holds dots can't be told from two names. */
export function readPath(path: string): DocumentPath {
  return path
    .replace(/\[([^\]]*)\]/g, '.$1')
    .split('.')
    .map((part) => part.replace(/^["']|["']$/g, ''))
    .filter((part) => part !== '' && part !== '(root)')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * The line (from 1) where a path of the document stands: of its key, or of the deepest part of the path that is there.
 * `null` where not even its first part is.
 */
export function locateProblem(text: string, path: DocumentPath): number | null {
  return locate(text, path)?.line ?? null;
}

/** How many parts of a path a document has, to tell which of several files it is about. */
export function depthOf(text: string, path: DocumentPath): number {
  return locate(text, path)?.depth ?? 0;
}

function locate(text: string, path: DocumentPath): { readonly line: number; readonly depth: number } | null {
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines, logLevel: 'silent' }).contents;
  let found: { readonly offset: number; readonly depth: number } | null = null;
  for (const [depth, part] of path.entries()) {
    const step = childOf(node, part);
    if (step === null) break;
    found = { offset: step.offset, depth: depth + 1 };
    node = step.value;
  }
  return found === null ? null : { line: lines.linePos(found.offset).line, depth: found.depth };
}

function childOf(
  node: unknown,
  part: string | number,
): { readonly offset: number; readonly value: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(part));
    return pair === undefined ? null : { offset: offsetOf(pair.key), value: pair.value };
  }
  if (!isSeq(node)) return null;
  const item = typeof part === 'number' ? node.items[part] : node.items.find((each) => mentions(each, part));
  return item === undefined ? null : { offset: offsetOf(item), value: item };
}

/** `- database:/data/db` is the entry of `database`. */
const mentions = (item: unknown, part: string): boolean =>
  isScalar(item) &&
  typeof item.value === 'string' &&
  (item.value === part || item.value.startsWith(`${part}:`));

function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'range' in value;

/** The first line (from 1) on which a value of the document contains the words; `null` where none does. */
export function locateMention(text: string, words: string): number | null {
  if (words === '') return null;
  const at = text.split('\n').findIndex((line) => line.replace(/(^|\s)#.*$/, '').includes(words));
  return at < 0 ? null : at + 1;
}

/**
 * The first line (from 1) that is no good YAML; `null` where none is, or where it can't be told. Compose's own parser
 * gives the line on which the surrounding block began.
 */
export function locateSyntaxError(text: string): number | null {
  const [error] = parseDocument(text, { logLevel: 'silent' }).errors;
  // A quote that is never closed is only noticed at the end of the file, which helps nobody.
  return error === undefined || error.code === 'MISSING_CHAR' ? null : (error.linePos?.[0].line ?? null);
}
