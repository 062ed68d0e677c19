import type { TextPlace } from './log-text.ts';

/** What of a log is selected. */
export type LogTextSelection =
  | { readonly kind: 'none' }
  /** Every row, also those that are not drawn. */
  | { readonly kind: 'all' }
  /** Within one row: the browser has its text. */
  | { readonly kind: 'in-row'; readonly id: number }
  /** Over rows, of which those between need not be drawn; `from` is the upper one. */
  | { readonly kind: 'rows'; readonly from: TextPlace; readonly to: TextPlace };

const nothingSelected: LogTextSelection = { kind: 'none' };

function rowOf(node: Node, list: Element): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>('[data-entry]') ?? null;
  return row !== null && list.contains(row) ? row : null;
}

const textOf = (row: Element): Element | null => row.querySelector('[data-text]');

function placeIn(row: HTMLElement, node: Node, offset: number): TextPlace {
  const text = textOf(row);
  const id = Number(row.dataset.entry);
  if (text === null) return { id, offset: 0 };
  const before = document.createRange();
  before.selectNodeContents(text);
  const side = before.comparePoint(node, offset);
  if (side < 0) return { id, offset: 0 };
  if (side > 0) return { id, offset: text.textContent.length };
  before.setEnd(node, offset);
  return { id, offset: before.toString().length };
}

/** Both ends of a range; who drags out of the list selects up to its edge. `null` where no row is in the range. */
function placesOf(range: Range, list: Element): { readonly from: TextPlace; readonly to: TextPlace } | null {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const start = rowOf(startContainer, list);
  const end = rowOf(endContainer, list);
  if (start === null && end === null && !list.contains(range.commonAncestorContainer)) return null;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-entry]')].filter((row) =>
    range.intersectsNode(row),
  );
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    from:
      start === null
        ? { id: Number(first.dataset.entry), offset: 0 }
        : placeIn(start, startContainer, startOffset),
    to:
      end === null
        ? { id: Number(last.dataset.entry), offset: textOf(last)?.textContent.length ?? 0 }
        : placeIn(end, endContainer, endOffset),
  };
}

/** Selects every row of `list`, those to come too. */
export function selectAllIn(list: Element): void {
  document.getSelection()?.setBaseAndExtent(list, 0, list, list.childNodes.length);
}

/** Reads what is selected in the rows of `list`. */
export function readSelection(selection: Selection | null, list: Element): LogTextSelection {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return nothingSelected;
  const range = selection.getRangeAt(0);
  if (range.startContainer === list && range.endContainer === list) return { kind: 'all' };
  const places = placesOf(range, list);
  if (places === null) return nothingSelected;
  const { from, to } = places;
  return from.id === to.id ? { kind: 'in-row', id: from.id } : { kind: 'rows', from, to };
}

/** The rows that must stay drawn, so that the browser's selection stays. */
export function endsOf(selection: LogTextSelection): readonly number[] {
  switch (selection.kind) {
    case 'none':
    case 'all':
      return [];
    case 'in-row':
      return [selection.id];
    case 'rows':
      return [selection.from.id, selection.to.id];
  }
}
