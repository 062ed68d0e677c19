import type { BrowserWindow } from 'electron';

type Closing = Pick<BrowserWindow, 'isDestroyed' | 'close'> & {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
};

export interface PageSaving {
  /** Asks the page to hand over what it has not handed over yet. Resolves soon, also where it does not answer. */
  save(): Promise<void>;
  /** To be called when the page says that it has. */
  saved(): void;
}

// A page that hangs must not keep its window open.
const longestWaitMs = 1_000;

/** Holds the window's end until the page was asked. After `save` it closes without being held. */
export function saveBeforeClose(window: Closing, ask: () => void): PageSaving {
  let answered = () => {};
  let asked: Promise<void> | null = null;
  let mayClose = false;

  function save(): Promise<void> {
    if (window.isDestroyed()) return Promise.resolve();
    asked ??= new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestWaitMs);
      answered = () => {
        clearTimeout(timer);
        resolve();
      };
      ask();
    }).then(() => {
      asked = null;
      mayClose = true;
    });
    return asked;
  }

  window.on('close', (event) => {
    if (mayClose) return;
    event.preventDefault();
    void save().then(() => {
      if (!window.isDestroyed()) window.close();
    });
  });
  return { save, saved: () => answered() };
}
