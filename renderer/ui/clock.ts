import { useSyncExternalStore } from 'react';

// One timer for all ages on the screen, running only while any is shown, in a window that can be seen.
const interval = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  for (const tell of listeners) tell();
}

function keepTime(): void {
  const wanted = listeners.size > 0 && !document.hidden;
  if (wanted === (timer !== undefined)) return;
  clearInterval(timer);
  timer = wanted ? setInterval(tick, interval) : undefined;
}

function keepTimeAgain(): void {
  keepTime();
  // What went by while nobody could see it.
  if (!document.hidden) tick();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', keepTimeAgain);
  listeners.add(listener);
  keepTime();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', keepTimeAgain);
    keepTime();
  };
}

/** A text that depends on the time: its component renders again only when the text is another one. */
export function useTimeText(text: (now: number) => string): string {
  return useSyncExternalStore(subscribe, () => text(Date.now()));
}
