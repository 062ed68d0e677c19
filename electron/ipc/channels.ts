import type { PushName } from '../../shared/ipc.ts';

export const commandChannel = 'stackyard:command';
export const pushChannel = (name: PushName): string => `stackyard:push:${name}`;
/** The preload tells of a path that was dropped on the window. The page itself can't. */
export const droppedChannel = 'stackyard:dropped';
/** The window asks for a stream: its name, the window's number for it, arguments. */
export const openStreamChannel = 'stackyard:stream:open';
/** Main's news of a stream: the number, then `StreamNews`. */
export const streamNewsChannel = 'stackyard:stream:news';
/** The window's replies: the number, then `StreamReply`. */
export const streamReplyChannel = 'stackyard:stream:reply';
