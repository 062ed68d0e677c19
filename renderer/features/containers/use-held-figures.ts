import { type RefObject, useEffect, useState } from 'react';
import { useReadApp } from '../../store/app-context.tsx';
import { type Figures, noFigures } from '../../store/figures.ts';
import { useDocumentVisible } from '../../store/use-watch-figures.ts';

const restMs = 3_000;

/** Rows must stay where they are while somebody points at one, goes through them by keyboard, or has a menu open. */
function inUse(body: HTMLElement | null, pointer: EventTarget | null): boolean {
  if (document.querySelector('[role="menu"], [role="dialog"]') !== null) return true;
  if (body === null) return false;
  return (pointer instanceof Node && body.contains(pointer)) || body.querySelector(':focus-visible') !== null;
}

/**
 * The figures by which rows are sorted: those of the last moment at which rows were allowed to change places, which
 * is when the sort is chosen (`sortKey`), and then every 3 s at most, never while the table is in use. A sort that
 * needs no figures is `null`.
 */
export function useHeldFigures(sortKey: string | null, body: RefObject<HTMLElement | null>): Figures {
  const read = useReadApp();
  const visible = useDocumentVisible();
  const [held, setHeld] = useState<{ sortKey: string | null; figures: Figures }>({
    sortKey: null,
    figures: noFigures,
  });
  // Another sort was chosen: the order of this very moment, before anything is painted.
  if (held.sortKey !== sortKey) {
    setHeld({ sortKey, figures: sortKey === null ? noFigures : read().figures });
  }
  useEffect(() => {
    if (sortKey === null || !visible) return;
    /** Where the pointer is; `null` outside of the window. */
    let pointer: EventTarget | null = null;
    const onOver = ({ target }: Event) => {
      pointer = target;
    };
    const onOut = ({ relatedTarget }: PointerEvent) => {
      if (relatedTarget === null) pointer = null;
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('pointerout', onOut);
    const timer = setInterval(() => {
      if (!inUse(body.current, pointer)) setHeld({ sortKey, figures: read().figures });
    }, restMs);
    return () => {
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('pointerout', onOut);
      clearInterval(timer);
    };
  }, [sortKey, visible, body, read]);
  return held.figures;
}
