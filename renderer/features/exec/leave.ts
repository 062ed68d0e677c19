const reachable = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** Moves the focus out of an element in which Tab is not for moving it: to what comes after it, or before. */
export function leave(element: HTMLElement, direction: 'forward' | 'back'): void {
  const wanted =
    direction === 'forward' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const all = [...element.ownerDocument.querySelectorAll<HTMLElement>(reachable)];
  const there = all.filter(
    (candidate) =>
      !element.contains(candidate) &&
      (element.compareDocumentPosition(candidate) & wanted) !== 0 &&
      candidate.tabIndex >= 0 &&
      candidate.checkVisibility?.() !== false,
  );
  // At the end of the page it goes on at its beginning, and the other way round.
  const next = direction === 'forward' ? (there[0] ?? all[0]) : (there.at(-1) ?? all.at(-1));
  next?.focus();
}
