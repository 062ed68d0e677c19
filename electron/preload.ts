import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AppError } from '../shared/errors.ts';
import { type Bridge, commandNames, pushNames, streamNames } from '../shared/ipc.ts';
import type { Result } from '../shared/result.ts';
import type { StreamId, StreamNews, StreamReply } from '../shared/stream.ts';
import {
  commandChannel,
  droppedChannel,
  openStreamChannel,
  pushChannel,
  streamNewsChannel,
  streamReplyChannel,
} from './ipc/channels.ts';

// Of the page; Node's types, which hold here, have none.
declare const navigator: { readonly userActivation: { readonly isActive: boolean } };

/** Who hears of each stream that this page has open. */
const streams = new Map<StreamId, (news: StreamNews<never>) => void>();
let lastStream: StreamId = 0;

const reply = (id: StreamId, message: StreamReply<unknown>) =>
  ipcRenderer.send(streamReplyChannel, id, message);

ipcRenderer.on(streamNewsChannel, (_event, id: StreamId, news: StreamNews<never>) => {
  const listener = streams.get(id);
  if (listener === undefined) return;
  if (news.kind === 'ended') streams.delete(id);
  try {
    listener(news);
  } finally {
    // Only now: as long as the page is at work on it, no more is sent.
    if (news.kind === 'message') reply(id, { kind: 'taken' });
  }
});

// Only what the contract lists gets through, in both directions, and no Electron object crosses over.
const bridge: Bridge = {
  invoke(name, args) {
    if (!commandNames.has(name)) return Promise.reject(new Error('Not a command'));
    if (name === 'clipboard.read' && !navigator.userActivation.isActive) {
      return Promise.reject(new Error('The clipboard is read only when the user asks'));
    }
    return ipcRenderer.invoke(commandChannel, name, args);
  },
  on(name, listener) {
    if (!pushNames.has(name)) throw new Error('Not a push');
    const channel = pushChannel(name);
    const relay = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(channel, relay);
    return () => ipcRenderer.removeListener(channel, relay);
  },
  open(name, args, listener) {
    if (!streamNames.has(name)) throw new Error('Not a stream');
    lastStream += 1;
    const id = lastStream;
    streams.set(id, listener);
    const fail = (error: AppError) => {
      if (streams.delete(id)) listener({ kind: 'ended', error });
    };
    ipcRenderer.invoke(openStreamChannel, id, name, args).then(
      (answer: Result<null, AppError>) => {
        if (!answer.ok) fail(answer.error);
      },
      (thrown: unknown) => fail({ kind: 'unexpected', detail: String(thrown) }),
    );
    return {
      send: (message) => {
        if (streams.has(id)) reply(id, { kind: 'message', message });
      },
      close: () => {
        if (streams.delete(id)) reply(id, { kind: 'close' });
      },
    };
  },
  pathOfDropped(file) {
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    if (path !== '') ipcRenderer.send(droppedChannel, path);
    return path;
  },
};

contextBridge.exposeInMainWorld('stackyard', bridge);
