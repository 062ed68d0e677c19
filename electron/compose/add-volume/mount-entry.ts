import { isAlias, isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { EditRefusal } from '../../../shared/add-volume.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type ComposeDocument, follow, isRecord, isShared, ownPair } from './compose-document.ts';
import { entryOf, written } from './entry-text.ts';
import { flowInsertions } from './flow-insert.ts';
import type { ServiceSite } from './service-candidates.ts';
import {
  columnOf,
  endOfNode,
  endOfPair,
  lineOf,
  placesBehind,
  startOf,
  withLines,
  withNode,
} from './text-places.ts';

/** What a service mounts at a path by an entry of its list. */
export interface MountEntry {
  readonly index: number;
  /** What the entry means: text in the short form, a map in the long one. */
  readonly meaning: unknown;
}

/** The service's own list in a file, as it is meant; `null` where that is no list. */
export function mountsOf({ value }: Pick<ComposeDocument, 'value'>, service: string) {
  const own = part(part(value, 'services'), service);
  const list = part(own, 'volumes');
  return list === undefined || list === null ? [] : Array.isArray(list) ? (list as unknown[]) : null;
}

const part = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);

/** The entry that mounts something at the path; `null` where none does. */
export function mountAt(
  source: Pick<ComposeDocument, 'value'>,
  service: string,
  path: string,
): MountEntry | null {
  const list = mountsOf(source, service) ?? [];
  const index = list.findIndex((entry) => targetOf(entry)?.replace(/(?<=.)\/+$/, '') === path);
  return index < 0 ? null : { index, meaning: list[index] };
}

/** `/data` of `data:/data:ro`, of `/data`, and of `{type: volume, target: /data}`. */
function targetOf(entry: unknown): string | null {
  const words = isRecord(entry) ? entry.target : entry;
  if (typeof words !== 'string') return null;
  // Compose reads two as one; a single one would begin a variable.
  const plain = words.replaceAll('$$', '$');
  if (isRecord(entry)) return plain;
  const parts = plain.split(':');
  return (parts.length === 1 ? parts[0] : parts[1]) ?? null;
}

/** A volume without a name: `/data`, or in the long form one without a source. */
export function isAnonymous({ meaning }: MountEntry): boolean {
  if (typeof meaning === 'string') return meaning.startsWith('/') && !meaning.includes(':');
  return isRecord(meaning) && meaning.type === 'volume' && (meaning.source ?? '') === '';
}

/** What the entry of an anonymous volume means once the volume has a name. */
export const namedMeaning = ({ meaning }: MountEntry, key: string, path: string): unknown =>
  isRecord(meaning) ? { ...meaning, source: key } : entryOf(key, path);

/** The ways to write a name into the entry of an anonymous volume. */
export interface Naming {
  readonly candidates: readonly string[];
  /** It stands in an extension that only this list uses. */
  readonly viaAnchor: boolean;
}

/** The line of the file that mounts something, from 1. */
export const lineOfMount = (
  { text }: ComposeDocument,
  { list }: ServiceSite,
  { index }: MountEntry,
): number => lineOf(text, startOf(itemOf(list, index)));

const itemOf = (list: unknown, index: number): unknown => (isSeq(list) ? list.items[index] : null);

/**
 * The texts in which an anonymous volume has a name, the one that changes least first: `/data` becomes `KEY:/data`, and the
 * long form gets its `source`. Each has to be checked. Refuses where others share the entry.
 */
export function namingCandidates(
  source: ComposeDocument,
  { list }: ServiceSite,
  { index }: MountEntry,
  { key, path }: { readonly key: string; readonly path: string },
): Result<Naming, EditRefusal> {
  const { text } = source;
  const item = itemOf(list, index);
  const found = follow(source, item);
  if (!found.ok) return found;
  const { node, anchor } = found.value;
  const name = isNode(node) && !isAlias(node) ? node.anchor : undefined;
  if (name !== undefined && anchor === null && isShared(source, node)) {
    return err({ kind: 'shared-anchor', anchor: name, line: lineOf(text, startOf(node)) });
  }
  const candidates = isMap(node)
    ? sourceCandidates(text, node, key)
    : isScalar(node)
      ? [withNode(text, node, written(entryOf(key, path), node))]
      : [];
  return ok({ candidates, viaAnchor: anchor !== null });
}

function sourceCandidates(text: string, map: YAMLMap, key: string): readonly string[] {
  const empty = ownPair(map, 'source');
  if (empty !== null) {
    if (endOfNode(empty.value) > startOf(empty.value))
      return [withNode(text, empty.value, written(key, empty.value))];
    const behindColon = text.indexOf(':', endOfNode(empty.key)) + 1;
    return [`${text.slice(0, behindColon)} ${written(key)}${text.slice(behindColon)}`];
  }
  const type = ownPair(map, 'type');
  const words = `${written('source', map.items[0]?.key)}: ${written(key, type?.value)}`;
  if (map.flow === true) return [...behindType(text, map, words), ...flowInsertions(text, map, words)];
  // Where people write it: between the type and the target.
  const before = type ?? map.items.at(-1);
  if (before === undefined) return [];
  const line = `${' '.repeat(columnOf(text, startOf(map.items[0]?.key)))}${words}`;
  return placesBehind(text, endOfPair(before)).map((at) => withLines(text, at, [line]));
}

/** `{type: volume, source: KEY, target: /data}`, set off as the other members are. */
function behindType(text: string, map: YAMLMap, words: string): readonly string[] {
  const at = map.items.findIndex(({ key }) => isScalar(key) && key.value === 'type');
  const [type, next] = at < 0 ? [] : map.items.slice(at, at + 2);
  if (type === undefined || next === undefined) return [];
  const end = endOfPair(type);
  const between = text.slice(end, startOf(next.key));
  return /^,\s+$/.test(between) ? [`${text.slice(0, end)}${between}${words}${text.slice(end)}`] : [];
}
