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

export const nothingSelected: LogTextSelection = { kind: 'none' };

function rowOf(node: Node, list: Element): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>('[data-entry]') ?? null;
  return row !== null && list.contains(row) ? row : null;
}

function placeOf(node: Node, offset: number, list: Element): TextPlace | null {
  const row = rowOf(node, list);
  if (row === null) return null;
  const text = row.querySelector('[data-text]');
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

/** Selects every row of `list`, those to come too. */
export function selectAllIn(list: Element): void {
  document.getSelection()?.setBaseAndExtent(list, 0, list, list.childNodes.length);
}

/** Reads what is selected in the rows of `list`. */
export function readSelection(selection: Selection | null, list: Element): LogTextSelection {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return nothingSelected;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (startContainer === list && endContainer === list) return { kind: 'all' };
  const from = placeOf(startContainer, startOffset, list);
  const to = placeOf(endContainer, endOffset, list);
  if (from === null || to === null) return nothingSelected;
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
