import type { Bridge } from '../shared/ipc.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly stackyard: Bridge;
  }
}

/** The one way out of the window: everything else is handed this bridge. */
export function bridgeOf(window: Window): Bridge {
  return window.stackyard;
}
