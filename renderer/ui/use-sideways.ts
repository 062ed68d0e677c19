import { type RefObject, useEffect } from 'react';

/** Marks a scroll box with `data-sideways` while what is in it, `frame`, is wider than there is room for. */
export function useSideways(
  scroller: RefObject<HTMLElement | null>,
  frame: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const [box, content] = [scroller.current, frame.current];
    if (box === null || content === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() =>
      box.toggleAttribute('data-sideways', box.scrollWidth > box.clientWidth),
    );
    observer.observe(box);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, frame]);
}
