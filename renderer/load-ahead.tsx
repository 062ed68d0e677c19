import { useEffect } from 'react';
import { loadParts } from './on-demand-parts.ts';
import { useApp } from './store/app-context.tsx';

/**
 * Loads what nobody has wanted yet, at an idle moment after the first list has been drawn: before, the window is idle at
 * times too, and what is loaded then is in the way of the first row.
 */
export function LoadAhead() {
  const listed = useApp(({ snapshot }) => snapshot.listedAt !== null);
  useEffect(() => {
    if (!listed) return;
    // A part that can't be loaded fails where it is shown.
    const idle = requestIdleCallback(() => void loadParts().catch(() => undefined), { timeout: 3_000 });
    return () => cancelIdleCallback(idle);
  }, [listed]);
  return null;
}
