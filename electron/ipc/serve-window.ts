import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { commandChannel, openStreamChannel, streamReplyChannel } from './channels.ts';
import type { Answer } from './serve-commands.ts';
import type { OpenStreams } from './serve-streams.ts';

/** What the window's requests are answered by. */
export interface Served {
  readonly answer: Answer;
  readonly streams: Pick<OpenStreams, 'open' | 'reply'>;
}

/**
 * Serves the contract to senders that `isOurs` knows: our window's main frame at our origin. A page that is there sooner
 * than what answers it waits for that.
 */
export function serveWindow(
  ipc: Pick<IpcMain, 'handle' | 'on'>,
  served: Promise<Served>,
  isOurs: (event: IpcMainInvokeEvent | IpcMainEvent) => boolean,
): void {
  const mustBeOurs = (event: IpcMainInvokeEvent) => {
    if (!isOurs(event)) throw new Error('This sender is not served.');
  };
  ipc.handle(commandChannel, async (event, name: unknown, args: unknown) => {
    mustBeOurs(event);
    return (await served).answer(name, args);
  });
  ipc.handle(openStreamChannel, async (event, id: unknown, name: unknown, args: unknown) => {
    mustBeOurs(event);
    return (await served).streams.open(id, name, args);
  });
  ipc.on(streamReplyChannel, (event, id: unknown, reply: unknown) => {
    // Where there is nothing that answers, the request that opened the stream has said so.
    if (isOurs(event)) void served.then(({ streams }) => streams.reply(id, reply)).catch(() => undefined);
  });
}
