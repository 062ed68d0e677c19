import { isAlias, isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { EditRefusal } from '../../../shared/add-volume.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { uncommentedBlocks, uncommentedEntries } from './commented-out.ts';
import { type ComposeDocument, ownPair } from './compose-document.ts';
import { written } from './entry-text.ts';
import { flowInsertions } from './flow-insert.ts';
import {
  columnOf,
  endOfPair,
  isNothing,
  lineOf,
  nextLine,
  placesBehind,
  startOf,
  withLines,
} from './text-places.ts';

/** The texts in which the file's own `volumes` has the key, the one that changes least first. Each has to be checked. */
export function topCandidates(source: ComposeDocument, key: string): Result<readonly string[], EditRefusal> {
  const { text, root } = source;
  const volumes = ownPair(root, 'volumes');
  if (volumes === null) {
    return ok(root.flow === true ? inFlowRoot(text, root, key) : asNewBlock(source, key));
  }
  const { value } = volumes;
  if (isAlias(value)) {
    return err({ kind: 'shared-anchor', anchor: value.source, line: lineOf(text, startOf(value)) });
  }
  if (isNothing(value)) return ok(underKey(source, volumes, key));
  if (!isMap(value)) return err({ kind: 'not-a-list', line: lineOf(text, startOf(volumes.key)) });
  return ok(value.flow === true ? inFlowMap(text, value, key) : inBlockMap(source, value, key));
}

const isKeyLine = (key: string) => (content: string) => {
  const [, , name] = /^(["']?)([\w.-]+)\1:\s*(?:\{\s*\}\s*)?(?:#.*)?$/.exec(content) ?? [];
  return name === key;
};

function inFlowMap(text: string, map: YAMLMap, key: string): readonly string[] {
  return flowInsertions(text, map, `${written(key, map.items[0]?.key)}: {}`);
}

function inFlowRoot(text: string, root: YAMLMap, key: string): readonly string[] {
  const like = root.items[0]?.key;
  return flowInsertions(text, root, `${written('volumes', like)}: {${written(key, like)}: {}}`);
}

/** How deep the file sets in what stands beneath a top-level key. */
function unitOf({ text, root }: ComposeDocument): number {
  for (const { key, value } of root.items) {
    if (!isMap(value) || value.flow === true || value.items.length === 0) continue;
    const unit = columnOf(text, startOf(value.items[0]?.key)) - columnOf(text, startOf(key));
    if (unit > 0) return unit;
  }
  return 2;
}

const everywhere = (text: string) => ({ from: 0, to: text.split('\n').length });

function asNewBlock(source: ComposeDocument, key: string): readonly string[] {
  const { text, root } = source;
  const unit = unitOf(source);
  const column = columnOf(text, startOf(root.items[0]?.key));
  const lines = [`${' '.repeat(column)}volumes:`, `${' '.repeat(column + unit)}${written(key)}:`];
  const last = root.items.at(-1);
  const behind = last === undefined ? [] : placesBehind(text, endOfPair(last));
  // The end is where people look for it; behind a line that ends the document (`...`) it would be lost.
  const places = [text.length, ...behind];
  const isSetOff = (at: number) => at === 0 || /\n\r?\n$/.test(text.slice(0, at));
  return [
    ...uncommentedBlocks({
      text,
      range: everywhere(text),
      isEntry: isKeyLine(key),
      headerColumn: column,
      entryColumn: column + unit,
    }),
    ...places.flatMap((at) => [
      ...(isSetOff(at) ? [] : [withLines(text, at, ['', ...lines])]),
      withLines(text, at, lines),
    ]),
  ];
}

/** `volumes:` with nothing in it. */
function underKey(source: ComposeDocument, volumes: Pair, key: string): readonly string[] {
  const { text } = source;
  const start = startOf(volumes.key);
  const indent = columnOf(text, start) + unitOf(source);
  const isWritten = isScalar(volumes.value) && (volumes.value.source ?? '') !== '';
  const end = endOfPair(volumes);
  const emptied = isWritten ? text.slice(0, startOf(volumes.value)).trimEnd() + text.slice(end) : text;
  return [
    ...uncommentedEntries({
      text: emptied,
      range: everywhere(emptied),
      isEntry: isKeyLine(key),
      entryColumn: indent,
    }),
    withLines(emptied, nextLine(emptied, start), [`${' '.repeat(indent)}${written(key)}:`]),
  ];
}

function inBlockMap(source: ComposeDocument, map: YAMLMap, key: string): readonly string[] {
  const { text } = source;
  const [first] = map.items;
  const column = columnOf(text, startOf(first?.key));
  const line = `${' '.repeat(column)}${written(key, first?.key)}:`;
  const last = map.items.at(-1);
  return [
    ...uncommentedEntries({ text, range: everywhere(text), isEntry: isKeyLine(key), entryColumn: column }),
    ...(last === undefined
      ? []
      : placesBehind(text, endOfPair(last)).map((at) => withLines(text, at, [line]))),
  ];
}
