import { focusablesIn, focusPlace, type PlaceInRow, placeInRow } from './row-focus.ts';

/** Parts of the window among which a lost focus is not carried over: what stood in one has no place in another. */
const parts = 'main, nav, footer, [role="dialog"], [role="menu"]';

interface RowPlace {
  readonly table: Element;
  readonly key: string;
  /** As `aria-rowindex` has it, which changes as rows come and go. */
  index: number;
  readonly place: PlaceInRow;
}

/** Where the focus is, told in ways that outlive the element that has it. */
interface Held {
  readonly element: HTMLElement;
  readonly row: RowPlace | null;
  /** The elements around it within its part, innermost first, and how many focusable ones come before it in each. */
  readonly around: readonly { readonly element: Element; readonly at: number }[];
}

function heldBy(element: HTMLElement): Held {
  const part = element.closest(parts);
  const around: { element: Element; at: number }[] = [];
  for (let outer = element.parentElement; part !== null && outer !== null; outer = outer.parentElement) {
    around.push({ element: outer, at: focusablesIn(outer).indexOf(element) });
    if (outer === part) break;
  }
  return { element, row: rowPlace(element), around };
}

function rowPlace(element: HTMLElement): RowPlace | null {
  const row = element.closest<HTMLElement>('[data-row]');
  const table = row?.closest('[role="table"]');
  const key = row?.dataset.row;
  if (row === null || table === null || table === undefined || key === undefined) return null;
  return { table, key, index: indexOf(row), place: placeInRow(row, element) };
}

const indexOf = (row: Element): number => Number(row.getAttribute('aria-rowindex'));

/** The same row, else the one that took its place, else the one before. */
function focusRow({ table, key, index, place }: RowPlace): boolean {
  if (!table.isConnected) return false;
  const rows = [...table.querySelectorAll<HTMLElement>('[data-row]')];
  const same = rows.find((row) => row.dataset.row === key);
  if (same !== undefined) return focusPlace(same, place);
  const after = rows.filter((row) => indexOf(row) >= index);
  const before = rows.filter((row) => indexOf(row) < index).reverse();
  return [...after, ...before].some((row) => focusPlace(row, place));
}

function focusNear({ element, row, around }: Held): boolean {
  if (element.isConnected) {
    element.focus();
    return element.ownerDocument.activeElement === element;
  }
  if (row !== null && focusRow(row)) return true;
  for (const { element: outer, at } of around) {
    if (!outer.isConnected) continue;
    const near = focusablesIn(outer);
    const next = near[Math.min(Math.max(at, 0), near.length - 1)];
    if (next === undefined) continue;
    next.focus();
    return true;
  }
  return false;
}

/** The heading of the view that is shown: what a screen reader is to say of a view that was gone to. */
function focusHeading(page: Document): void {
  const heading = page.querySelector<HTMLElement>('main h1') ?? page.querySelector<HTMLElement>('main');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * Sees to it that the focus is never lost when what has it goes: it stays in the row, or goes to the row that took its
 * place, to what stands beside it, to what had the focus in the view before, or to the heading of a view that is new.
 * Who clicks on nothing gives the focus up by himself. While a key is down the focus is not carried. Returns what ends it.
 */
export function keepFocus(page: Document): () => void {
  let held: Held | null = null;
  let inView: Held | null = null;
  const hold = (target: EventTarget | null) => {
    if (!(target instanceof HTMLElement) || target === page.body) return;
    held = heldBy(target);
    if (target.closest('main') !== null) inView = held;
  };
  const onFocus = ({ target }: FocusEvent) => hold(target);
  let keyIsDown = false;
  const check = () => {
    // What the key that is down does by itself, such as a click, would be done to what gets the focus.
    if (keyIsDown) return;
    const active = page.activeElement;
    if (active !== null && active !== page.body) {
      const row = active.closest('[data-row]');
      if (held?.element === active && held.row !== null && row !== null) held.row.index = indexOf(row);
      return;
    }
    if (held === null || held.element.isConnected) return;
    const lost = held;
    held = null;
    if (focusNear(lost) || (inView !== null && inView !== lost && focusNear(inView))) return;
    focusHeading(page);
  };
  const onKeyDown = () => {
    keyIsDown = true;
  };
  const onKeyUp = () => {
    // Space clicks after its key has come up.
    setTimeout(() => {
      keyIsDown = false;
      check();
    });
  };
  hold(page.activeElement);
  const observer = new MutationObserver(check);
  observer.observe(page.body, { childList: true, subtree: true });
  const view = page.defaultView;
  page.addEventListener('focusin', onFocus);
  view?.addEventListener('keydown', onKeyDown, true);
  view?.addEventListener('keyup', onKeyUp, true);
  // A key that comes up while another window has the focus is not heard of.
  view?.addEventListener('blur', onKeyUp);
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', onFocus);
    view?.removeEventListener('keydown', onKeyDown, true);
    view?.removeEventListener('keyup', onKeyUp, true);
    view?.removeEventListener('blur', onKeyUp);
  };
}
