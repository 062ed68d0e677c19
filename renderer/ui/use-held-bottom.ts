import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

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
  useEffect(() => {
    const element = scroller.current;
    const hold = () => {
      if (element === null || content.current === null) return;
      const bottom = element.scrollTop > 0 ? element.scrollTop + element.clientHeight : 0;
      content.current.style.minHeight = `${bottom}px`;
    };
    element?.addEventListener('scroll', hold, { passive: true });
    return () => element?.removeEventListener('scroll', hold);
  }, [scroller, content]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are the reason to look again.
  useLayoutEffect(() => {
    const last = content.current?.lastElementChild?.getBoundingClientRect();
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    if (last !== undefined && last.bottom < top + leastInSight)
      content.current?.style.removeProperty('min-height');
  }, [rows, scroller, content]);

  const shownKey = useRef(listKey);
  useLayoutEffect(() => {
    if (shownKey.current === listKey) return;
    shownKey.current = listKey;
    content.current?.style.removeProperty('min-height');
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [listKey, scroller, content]);
}
