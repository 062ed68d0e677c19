import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  type Pair,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from 'yaml';
import type { EditRefusal } from '../../../shared/add-volume.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { lineOf, startOf } from './text-places.ts';

/** A Compose file, read with the places of all that is in it. */
export interface ComposeDocument {
  readonly text: string;
  readonly document: Document;
  readonly root: YAMLMap;
  /** What it means, with anchors and merge keys resolved. */
  readonly value: Readonly<Record<string, unknown>>;
}

// Far above what people write, and low enough that a file made to explode doesn't.
const mostAliases = 10_000;

export function readCompose(text: string): Result<ComposeDocument, EditRefusal> {
  const documents = parseAllDocuments(text, { merge: true, logLevel: 'silent', keepSourceTokens: true });
  if (!Array.isArray(documents)) return err({ kind: 'service-missing' });
  const failed = documents.find(({ errors }) => errors.length > 0)?.errors[0];
  if (failed !== undefined) return err({ kind: 'not-yaml', line: failed.linePos?.[0].line ?? null });
  const [document, ...others] = documents.filter(({ contents }) => contents !== null);
  if (document === undefined) return err({ kind: 'service-missing' });
  if (others.length > 0) return err({ kind: 'several-documents' });
  if (!isMap(document.contents)) return err({ kind: 'service-missing' });
  const value = meaningOf(document);
  return value === null
    ? err({ kind: 'too-unusual' })
    : ok({ text, document, root: document.contents, value });
}

function meaningOf(document: Document): ComposeDocument['value'] | null {
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// A merge key's value is a symbol of the library's own.
const keyText = ({ key }: Pair): string =>
  isScalar(key) ? (typeof key.value === 'symbol' ? '<<' : String(key.value)) : String(key);

/** The entry of a map that is written in it, not one that a merge key brings. */
export const ownPair = (map: YAMLMap, key: string): Pair | null =>
  map.items.find((pair) => keyText(pair) === key) ?? null;

/** What a service's entry stands for: the node to be changed, and the anchor over which it was reached. */
export interface Found {
  readonly node: unknown;
  readonly anchor: string | null;
}

/**
 * A value with its alias followed. A node that others share must not be changed for one of them: it may only be
 * reached over the one alias that there is, and stand in an extension (`x-…`), which by itself means nothing.
 */
export function follow(source: ComposeDocument, value: unknown): Result<Found, EditRefusal> {
  if (!isAlias(value)) return ok({ node: value, anchor: null });
  const node = value.resolve(source.document);
  if (node === undefined) return err({ kind: 'not-yaml', line: lineOf(source.text, startOf(value)) });
  if (aliasesOf(source.document, node) > 1 || !isInExtension(source.document, node)) {
    return err({ kind: 'shared-anchor', anchor: value.source, line: lineOf(source.text, startOf(node)) });
  }
  return ok({ node, anchor: value.source });
}

/** The maps that a merge key (`<<`) brings into a map, those that win first. */
export function mergedInto(map: YAMLMap): readonly unknown[] {
  return map.items
    .filter((pair) => keyText(pair) === '<<')
    .flatMap(({ value }) => (isSeqLike(value) ? value.items : [value]));
}

const isSeqLike = (value: unknown): value is { readonly items: readonly unknown[] } =>
  typeof value === 'object' && value !== null && 'items' in value && !isMap(value);

/** Whether an alias elsewhere stands for the same node. */
export const isShared = ({ document }: ComposeDocument, node: unknown): boolean =>
  aliasesOf(document, node) > 0;

function aliasesOf(document: Document, node: unknown): number {
  let count = 0;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) === node) count += 1;
    },
  });
  return count;
}

function isInExtension(document: Document, node: unknown): boolean {
  let found = false;
  visit(document, (_key, each, path) => {
    if (each !== node) return undefined;
    const top = path.find((parent) => isPair(parent));
    found = top !== undefined && isPair(top) && keyText(top).startsWith('x-');
    return visit.BREAK;
  });
  return found;
}
