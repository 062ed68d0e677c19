import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { EditRefusal } from '../../../shared/add-volume.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type LineRange, uncommentedBlocks, uncommentedEntries } from './commented-out.ts';
import { type ComposeDocument, follow, mergedInto, ownPair } from './compose-document.ts';
import { written } from './entry-text.ts';
import { flowInsertions } from './flow-insert.ts';
import {
  columnOf,
  endOfNode,
  endOfPair,
  isNothing,
  lineOf,
  nextLine,
  placesBehind,
  startOf,
  withLines,
} from './text-places.ts';

/** Where a service says which volumes it mounts. */
export interface ServiceSite {
  readonly map: YAMLMap;
  /** Its `volumes`; `null` where it has none. */
  readonly volumes: Pair | null;
  /** The value of `volumes`, with its alias followed. */
  readonly list: unknown;
  /** The change is made to an extension that only this service uses. */
  readonly viaAnchor: boolean;
  /** The lines that belong to the service, with comments up to the next one. */
  readonly range: LineRange;
}

/** Finds the service and its list; refuses where others share them. */
export function siteOf(source: ComposeDocument, service: string): Result<ServiceSite, EditRefusal> {
  const services = follow(source, ownPair(source.root, 'services')?.value);
  if (!services.ok) return services;
  if (!isMap(services.value.node)) return err({ kind: 'service-missing' });
  const pair = ownPair(services.value.node, service);
  if (pair === null) return err({ kind: 'service-missing' });
  const found = follow(source, pair.value);
  if (!found.ok) return found;
  const map = found.value.node;
  if (!isMap(map)) return err({ kind: 'service-missing' });
  const volumes = volumesOf(source, map);
  if (!volumes.ok) return volumes;
  return ok({
    map: volumes.value.map,
    volumes: volumes.value.pair,
    list: volumes.value.list,
    viaAnchor: found.value.anchor !== null || volumes.value.viaAnchor,
    range: rangeOf(source, services.value.node, pair),
  });
}

interface VolumesSite {
  readonly map: YAMLMap;
  readonly pair: Pair | null;
  readonly list: unknown;
  readonly viaAnchor: boolean;
}

/** A list of its own takes the place of one that a merge key brings, so that one has to be looked for there, too. */
function volumesOf(source: ComposeDocument, map: YAMLMap): Result<VolumesSite, EditRefusal> {
  const pair = ownPair(map, 'volumes');
  if (pair !== null) {
    const list = follow(source, pair.value);
    return list.ok ? ok({ map, pair, list: list.value.node, viaAnchor: list.value.anchor !== null }) : list;
  }
  for (const merged of mergedInto(map)) {
    const node = isMap(merged) ? merged : aliasTarget(source, merged);
    if (!isMap(node) || !hasVolumes(source, node)) continue;
    const shared = follow(source, merged);
    if (!shared.ok) return shared;
    const inner = volumesOf(source, node);
    return inner.ok ? ok({ ...inner.value, viaAnchor: true }) : inner;
  }
  return ok({ map, pair: null, list: null, viaAnchor: false });
}

function hasVolumes(source: ComposeDocument, map: YAMLMap): boolean {
  if (ownPair(map, 'volumes') !== null) return true;
  return mergedInto(map).some((merged) => {
    const node = isMap(merged) ? merged : aliasTarget(source, merged);
    return isMap(node) && hasVolumes(source, node);
  });
}

function aliasTarget({ document }: ComposeDocument, value: unknown): unknown {
  return typeof value === 'object' &&
    value !== null &&
    'resolve' in value &&
    typeof value.resolve === 'function'
    ? value.resolve(document)
    : null;
}

/** From the service's own line to that of the next service, the next top-level key, or the end. */
function rangeOf({ text, root }: ComposeDocument, services: YAMLMap, service: Pair): LineRange {
  const start = startOf(service.key);
  const followers = [...services.items, ...root.items]
    .map(({ key }) => startOf(key))
    .filter((at) => at > start);
  return {
    from: lineOf(text, start) - 1,
    to: followers.length === 0 ? text.split('\n').length : lineOf(text, Math.min(...followers)) - 1,
  };
}

/** The texts in which the service mounts the volume, the one that changes least first. Each has to be checked. */
export function serviceCandidates(
  source: ComposeDocument,
  site: ServiceSite,
  entry: string,
): Result<readonly string[], EditRefusal> {
  const { text } = source;
  const { map, volumes, list } = site;
  if (volumes === null)
    return ok(map.flow === true ? inFlowMap(text, map, entry) : asNewBlock(source, site, entry));
  if (isNothing(list)) return ok(underKey(source, site, volumes, entry));
  if (!isSeq(list)) return err({ kind: 'not-a-list', line: lineOf(text, startOf(volumes.key)) });
  if (list.flow === true) return ok(flowInsertions(text, list, written(entry, list.items[0])));
  return ok(inBlockList(text, site, list, entry));
}

const isEntryLine = (entry: string) => (content: string) => {
  const item = /^-\s+(.*)$/
    .exec(content)?.[1]
    ?.replace(/\s+#.*$/, '')
    .trim();
  return item === entry || item === `"${entry}"` || item === `'${entry}'`;
};

function inFlowMap(text: string, map: YAMLMap, entry: string): readonly string[] {
  const like = map.items[0]?.key;
  return flowInsertions(text, map, `${written('volumes', like)}: [${written(entry, like)}]`);
}

/** How far the entries of a list stand behind its key: as in the service's other lists, else as deep as all else. */
function entryIndent({ text }: ComposeDocument, { map, range }: ServiceSite): number {
  const column = columnOf(text, startOf(map.items[0]?.key));
  for (const { key, value } of map.items) {
    if (isSeq(value) && value.flow !== true && value.items.length > 0) {
      return columnOf(text, startOf(value)) - columnOf(text, startOf(key));
    }
  }
  const service = /^ */.exec(text.split('\n')[range.from] ?? '')?.[0].length ?? 0;
  return column > service ? column - service : 2;
}

function asNewBlock(source: ComposeDocument, site: ServiceSite, entry: string): readonly string[] {
  const { text } = source;
  const { map, range } = site;
  const column = columnOf(text, startOf(map.items[0]?.key));
  const indent = column + entryIndent(source, site);
  const lines = [`${' '.repeat(column)}volumes:`, `${' '.repeat(indent)}- ${written(entry)}`];
  const last = map.items.at(-1);
  const places = last === undefined ? [] : placesBehind(text, endOfPair(last));
  return [
    ...uncommentedBlocks({
      text,
      range,
      isEntry: isEntryLine(entry),
      headerColumn: column,
      entryColumn: indent,
    }),
    ...places.map((at) => withLines(text, at, lines)),
  ];
}

/** `volumes:` with nothing in it. */
function underKey(
  source: ComposeDocument,
  site: ServiceSite,
  volumes: Pair,
  entry: string,
): readonly string[] {
  const { text } = source;
  const key = startOf(volumes.key);
  const indent = columnOf(text, key) + entryIndent(source, site);
  const line = `${' '.repeat(indent)}- ${written(entry)}`;
  const end = endOfPair(volumes);
  const isWritten = isScalar(volumes.value) && (volumes.value.source ?? '') !== '';
  // A null that is written out (`~`) has to go.
  const emptied = isWritten ? text.slice(0, startOf(volumes.value)).trimEnd() + text.slice(end) : text;
  return [
    ...uncommentedEntries({
      text: emptied,
      range: site.range,
      isEntry: isEntryLine(entry),
      entryColumn: indent,
    }),
    withLines(emptied, nextLine(emptied, key), [line]),
  ];
}

function inBlockList(text: string, site: ServiceSite, list: YAMLSeq, entry: string): readonly string[] {
  const column = columnOf(text, startOf(list));
  const scalars = list.items.filter((item) => isScalar(item));
  const line = `${' '.repeat(column)}- ${written(entry, scalars.at(-1))}`;
  // An extension's list lies outside of the service: what is commented out behind it may belong to anything.
  const to = site.viaAnchor ? lineOf(text, endOfNode(list)) : site.range.to;
  return [
    ...uncommentedEntries({
      text,
      range: { from: lineOf(text, startOf(list)) - 1, to },
      isEntry: isEntryLine(entry),
      entryColumn: column,
    }),
    ...placesBehind(text, endOfNode(list)).map((at) => withLines(text, at, [line])),
  ];
}
