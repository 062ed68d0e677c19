import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { Pushes, PushName } from '../../shared/ipc.ts';
import type { StreamId, StreamNews } from '../../shared/stream.ts';
import type { MainWindow } from './main-window.ts';

/** The app's only window. While it is closed, nobody hears what it is told, and the answer to every question is `null`. */
export interface OneWindow {
  current(): MainWindow | null;
  /** Takes a window that was just opened in place of a closed one. */
  set(opened: MainWindow): void;
  push<Name extends PushName>(name: Name, payload: Pushes[Name]): void;
  tellStream(id: StreamId, news: StreamNews<unknown>): void;
  isSender(event: IpcMainInvokeEvent | IpcMainEvent): boolean;
  ask<Answer>(question: (window: BrowserWindow) => Promise<Answer>): Promise<Answer | null>;
}

export function createOneWindow(): OneWindow {
  let window: MainWindow | null = null;
  return {
    current: () => window,
    set(opened) {
      window = opened;
      opened.browserWindow.on('closed', () => {
        if (window === opened) window = null;
      });
    },
    push: (name, payload) => window?.push(name, payload),
    tellStream: (id, news) => window?.tellStream(id, news),
    isSender: (event) => window?.isSender(event) ?? false,
    ask: async (question) => (window === null ? null : question(window.browserWindow)),
  };
}
