import { ansiLine } from './ansi-line.ts';
import type { ListRows } from './list-model.ts';
import type { LogEntry, LogStore } from './log-store.ts';
import { noticeText } from './notice-text.ts';
import { dateText } from './time-text.ts';

/** A place in the text of an entry, in UTF-16 units. */
export interface TextPlace {
  readonly id: number;
  readonly offset: number;
}

/** What stands before each line: as much as is shown of it. */
export interface LinePrefix {
  readonly timestamps: boolean;
  readonly names: boolean;
}

type Entries = Pick<LogStore, 'entry' | 'indexOf'>;

const plainOf = (entry: LogEntry): string =>
  entry.kind === 'line' ? ansiLine(entry.text).text : noticeText(entry);

/** The entries of rows from one position up to, but without, another. */
function* entriesOf(store: Entries, rows: ListRows, from: number, end: number): Generator<LogEntry> {
  for (let position = from; position < end; position += 1) {
    const entry = store.entry(store.indexOf(rows.idAt(position)));
    if (entry !== undefined) yield entry;
  }
}

/** All rows as text, a line each; the parts of a line that was too long for one entry are put together again. */
export function textOfRows(
  store: Entries,
  rows: ListRows,
  prefix: LinePrefix,
): { readonly text: string; readonly lines: number } {
  const parts: string[] = [];
  let lines = 0;
  let cut: LogEntry | null = null;
  for (const entry of entriesOf(store, rows, 0, rows.count)) {
    const goesOn: boolean = cut?.kind === 'line' && entry.kind === 'line' && cut.source === entry.source;
    if (!goesOn) {
      if (lines > 0) parts.push('\n');
      lines += 1;
      parts.push(prefixOf(entry, prefix));
    }
    parts.push(plainOf(entry));
    cut = entry.kind === 'line' && entry.cut ? entry : null;
  }
  return { text: parts.join(''), lines };
}

function prefixOf(entry: LogEntry, { timestamps, names }: LinePrefix): string {
  const time = timestamps && !Number.isNaN(entry.at) ? `${dateText(entry.at)} ` : '';
  return names && entry.kind === 'line' ? `${time}${entry.source.name} | ` : time;
}

/** The text between two places of different rows, without notices between them; `from` is the upper one. */
export function textBetween(store: Entries, rows: ListRows, from: TextPlace, to: TextPlace): string {
  const lines: string[] = [];
  for (const entry of entriesOf(store, rows, rows.positionOf(from.id), rows.positionOf(to.id) + 1)) {
    if (entry.kind === 'notice') continue;
    const plain = plainOf(entry);
    lines.push(
      plain.slice(entry.id === from.id ? from.offset : 0, entry.id === to.id ? to.offset : undefined),
    );
  }
  return lines.join('\n');
}
