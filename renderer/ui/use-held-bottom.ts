import { type RefObject, useLayoutEffect, useRef } from 'react';

/** A list of which less than this is in sight, in CSS pixels, is scrolled back: nobody points at what is not there. */
const leastInSight = 90;

/**
 * Keeps what is in sight at its place when a scrolled list gets shorter, such as when a stack at its very end is
 * collapsed: `content` stays as high as it takes for the scroll position to hold, until the next scroll. Another
 * `listKey` is another list, which begins at its top.
 */
export function useHeldBottom(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  rows: unknown,
  listKey: string,
): void {
  /** The lower edge of what is in sight, from the top of the content; 0 while nothing is scrolled. */
  const bottom = useRef(0);

  // Before the virtualizer listens, which draws at once: what is asked here would then be laid out in between.
  useLayoutEffect(() => {
    const element = scroller.current;
    let frame = 0;
    const hold = () => {
      if (content.current !== null) content.current.style.minHeight = `${bottom.current}px`;
    };
    const look = () => {
      if (element === null || content.current === null) return;
      // These are rounded: without the second, a list could get longer by being scrolled, and so without end.
      const lower = Math.min(element.scrollTop + element.clientHeight, content.current.offsetHeight);
      bottom.current = element.scrollTop > 0 ? lower : 0;
      // Nor may it be laid out once for this, and once more for the rows.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(hold);
    };
    element?.addEventListener('scroll', look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element?.removeEventListener('scroll', look);
    };
  }, [scroller, content]);

  const shownKey = useRef(listKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are the reason to look again.
  useLayoutEffect(() => {
    const another = shownKey.current !== listKey;
    shownKey.current = listKey;
    // At its top nothing is held, and nothing has to be measured.
    if (bottom.current === 0) return;
    if (!another) {
      const last = content.current?.lastElementChild?.getBoundingClientRect();
      const top = scroller.current?.getBoundingClientRect().top ?? 0;
      if (last === undefined || last.bottom >= top + leastInSight) return;
    }
    content.current?.style.removeProperty('min-height');
    if (another && scroller.current !== null) {
      bottom.current = 0;
      scroller.current.scrollTop = 0;
    }
  }, [rows, listKey, scroller, content]);
}
