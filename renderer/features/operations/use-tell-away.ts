import { useEffect, useRef } from 'react';
import { useActions, useApp } from '../../store/app-context.tsx';
import type { ToastModel } from './toast.ts';

/** Has the system tell, once each, what ended, or asks, while the window was not in front, unless that is not wanted. */
export function useTellAway(toasts: readonly Pick<ToastModel, 'id' | 'title' | 'lines'>[]): void {
  const { tellAway } = useActions();
  const wanted = useApp(({ settings }) => settings.notifications);
  // What is there when the window opens is no news.
  const told = useRef<ReadonlySet<string> | null>(null);
  const ready = useApp(({ phase }) => phase.kind === 'ready');
  useEffect(() => {
    if (!ready) return;
    const before = told.current;
    told.current = new Set(toasts.map(({ id }) => id));
    if (before === null || !wanted || document.hasFocus()) return;
    for (const { id, title, lines } of toasts) {
      if (!before.has(id)) tellAway(title, lines.join(' ').slice(0, 2_000));
    }
  }, [toasts, ready, wanted, tellAway]);
}
