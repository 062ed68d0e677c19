import { assertNever } from '../../shared/assert-never.ts';
import styles from './tips.module.css';

const restMs = 400;
/** Who has just read one need not wait that long for the next. */
const nextMs = 200;
const readingMs = 800;
/** Between a tip and what it is about, and between it and the edge of the window, in CSS pixels. */
const gap = 8;
const edge = 6;

/** What is told of an element to who points at it, or goes to it by keyboard. `null`: nothing. */
export const tip = (text: string | null, side: 'below' | 'left' = 'below') =>
  text === null ? {} : { 'data-tip': text, ...(side === 'left' && { 'data-tip-side': side }) };

/** The same where it says what the name doesn't, such as why it can't be used now: it is heard as well. */
export const describingTip = (text: string, side: 'below' | 'left' = 'below') => ({
  ...tip(text, side),
  'aria-description': text,
});

type Showing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'waiting'; readonly of: HTMLElement; readonly timer: ReturnType<typeof setTimeout> }
  | { readonly kind: 'shown'; readonly of: HTMLElement; readonly bubble: HTMLElement }
  /** Not to be seen again until something else is pointed at, or it says something else. */
  | { readonly kind: 'dismissed'; readonly of: HTMLElement; readonly text: string };

const nothing: Showing = { kind: 'nothing' };

function tipped(from: EventTarget | null): HTMLElement | null {
  const found = from instanceof Element ? from.closest<HTMLElement>('[data-tip]') : null;
  return found?.isConnected ? found : null;
}

const textOf = (element: HTMLElement): string => element.dataset.tip ?? '';

/**
 * Shows the tip (`tip()`) of what the pointer rests on, or of what the keyboard leads to. There is one bubble for the
 * whole window: an element with a tip costs no more than its attribute. A press and Escape take it away. Returns what
 * ends it.
 */
export function showTips(page: Document): () => void {
  let pointer: EventTarget | null = null;
  let focus: EventTarget | null = null;
  let showing = nothing;
  let lastShown = Number.NEGATIVE_INFINITY;
  const over = new AbortController();
  const observer = new MutationObserver(() => look());

  /** What has to be noticed without any event: other words, and, while a bubble stands, that its element goes. */
  const observe = (childList: boolean) =>
    observer.observe(page.body, {
      subtree: true,
      childList,
      attributes: true,
      attributeFilter: ['data-tip'],
    });

  const become = (next: Showing) => {
    if (showing.kind === 'waiting') clearTimeout(showing.timer);
    if (showing.kind === 'shown') {
      showing.bubble.remove();
      lastShown = performance.now();
    }
    if ((showing.kind === 'shown') !== (next.kind === 'shown')) observe(next.kind === 'shown');
    showing = next;
  };
  const show = (of: HTMLElement) => {
    const bubble = page.createElement('div');
    bubble.role = 'tooltip';
    bubble.className = styles.tip ?? '';
    become({ kind: 'shown', of, bubble });
    say(bubble, of);
  };
  const wait = (of: HTMLElement) => {
    become(nothing);
    const reading = performance.now() - lastShown < readingMs;
    become({ kind: 'waiting', of, timer: setTimeout(show, reading ? nextMs : restMs, of) });
  };
  const dismiss = () => {
    if (showing.kind === 'waiting' || showing.kind === 'shown')
      become({ kind: 'dismissed', of: showing.of, text: textOf(showing.of) });
  };
  const look = () => {
    const of = tipped(pointer) ?? tipped(focus);
    if (of === null) return become(nothing);
    if (showing.kind === 'nothing' || showing.of !== of) return wait(of);
    switch (showing.kind) {
      case 'waiting':
        return;
      case 'shown':
        if (showing.bubble.textContent !== textOf(of)) say(showing.bubble, of);
        return;
      case 'dismissed':
        if (showing.text !== textOf(of)) wait(of);
        return;
      default:
        assertNever(showing);
    }
  };

  const on = <Name extends keyof DocumentEventMap>(
    name: Name,
    heard: (event: DocumentEventMap[Name]) => void,
  ) => page.addEventListener(name, heard, { signal: over.signal, capture: true, passive: true });
  on('pointerover', ({ target, pointerType }) => {
    pointer = pointerType === 'touch' ? null : target;
    look();
  });
  on('pointerout', ({ relatedTarget }) => {
    // Only out of the window: to another element there is a `pointerover`.
    if (relatedTarget !== null) return;
    pointer = null;
    look();
  });
  on('focusin', ({ target }) => {
    focus = target instanceof Element && target.matches(':focus-visible') ? target : null;
    look();
  });
  on('focusout', () => {
    focus = null;
    look();
  });
  on('pointerdown', ({ target }) => {
    const of = tipped(target);
    // Who presses what can't be used wants to know why.
    if (of?.getAttribute('aria-disabled') === 'true') show(of);
    else dismiss();
  });
  on('keydown', ({ key }) => {
    if (key === 'Escape') dismiss();
  });
  on('scroll', ({ target }) => {
    if (showing.kind === 'shown' && target instanceof Node && target.contains(showing.of)) dismiss();
  });
  page.defaultView?.addEventListener('resize', dismiss, { signal: over.signal });
  observe(false);
  return () => {
    over.abort();
    become(nothing);
    observer.disconnect();
  };
}

/** Has a bubble say what its element says now, and puts it beside it: on the wanted side if there is room. */
function say(bubble: HTMLElement, of: HTMLElement): void {
  bubble.textContent = textOf(of);
  // The last one in the page: over a dialog, and not hidden with what the dialog covers.
  of.ownerDocument.body.append(bubble);
  const { left, right, top, bottom, width, height } = of.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = bubble;
  const { clientWidth, clientHeight } = of.ownerDocument.documentElement;
  const within = (place: number, size: number, room: number) =>
    `${Math.max(edge, Math.min(place, room - size - edge))}px`;
  const before = (start: number, size: number) => start - gap - size;
  if (of.dataset.tipSide === 'left') {
    const room = before(left, offsetWidth) >= edge;
    bubble.style.left = within(room ? before(left, offsetWidth) : right + gap, offsetWidth, clientWidth);
    bubble.style.top = within(top + (height - offsetHeight) / 2, offsetHeight, clientHeight);
    return;
  }
  const room = bottom + gap + offsetHeight + edge <= clientHeight;
  bubble.style.left = within(left + (width - offsetWidth) / 2, offsetWidth, clientWidth);
  bubble.style.top = within(room ? bottom + gap : before(top, offsetHeight), offsetHeight, clientHeight);
}
