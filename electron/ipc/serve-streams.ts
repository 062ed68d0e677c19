import { z } from 'zod';
import type { AppError } from '../../shared/errors.ts';
import {
  type StreamArgs,
  type StreamDown,
  type StreamName,
  type StreamUp,
  streamNames,
} from '../../shared/ipc.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type StreamId, type StreamNews, streamWindow } from '../../shared/stream.ts';
import { factsOf } from '../failure.ts';
import type { Sink, Source } from '../stream.ts';
import { streamArguments, streamReplies } from './stream-schemas.ts';

/** Begins a stream. What it throws is the answer to the window. */
export type Openers = {
  readonly [Name in StreamName]: (
    args: StreamArgs<Name>,
    sink: Sink<StreamDown<Name>>,
  ) => Source<StreamUp<Name>> | Promise<Source<StreamUp<Name>>>;
};

type Tell = (id: StreamId, news: StreamNews<unknown>) => void;

interface Open {
  readonly name: StreamName;
  taken(): void;
  receive(message: unknown): void;
  close(): void;
}

const mostOpen = 200;
const streamId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const isStream = (name: unknown): name is StreamName => typeof name === 'string' && streamNames.has(name);
const refused = (detail: string) => err({ kind: 'unexpected', detail } as const);

/** The streams that a window has open. `tell` brings news to it. */
export function createStreams(openers: Openers, tell: Tell) {
  const open = new Map<StreamId, Open>();

  async function begin<Name extends StreamName>(id: StreamId, name: Name, args: unknown): Promise<void> {
    let source: Source<StreamUp<Name>> | null = null;
    let closed = false;
    let ahead = 0;
    const waiting: (() => void)[] = [];
    const letGo = () => {
      closed = true;
      if (open.get(id) === entry) open.delete(id);
      for (const resume of waiting.splice(0)) resume();
      source?.close();
    };
    const entry: Open = {
      name,
      taken: () => {
        ahead = Math.max(0, ahead - 1);
        if (ahead < streamWindow) waiting.shift()?.();
      },
      receive: (message) => source?.receive(message as StreamUp<Name>),
      close: () => {
        if (!closed) letGo();
      },
    };
    const sink: Sink<StreamDown<Name>> = {
      send: (message) => {
        if (closed) return Promise.resolve();
        ahead += 1;
        tell(id, { kind: 'message', message });
        return ahead < streamWindow ? Promise.resolve() : new Promise((resume) => waiting.push(resume));
      },
      end: (error) => {
        if (closed) return;
        tell(id, { kind: 'ended', error: error ?? null });
        letGo();
      },
    };
    open.set(id, entry);
    try {
      source = await openers[name](args as StreamArgs<Name>, sink);
    } catch (thrown) {
      closed = true;
      open.delete(id);
      throw thrown;
    }
    // It ended, or the window lost interest, while it was being opened.
    if (closed) source.close();
  }

  return {
    /** Answers when the stream is open; never throws, whatever comes. */
    async open(id: unknown, name: unknown, args: unknown): Promise<Result<null, AppError>> {
      const number = streamId.safeParse(id);
      if (!number.success || open.has(number.data)) return refused('A stream needs a number of its own.');
      if (!isStream(name)) return refused('There is no such stream.');
      if (open.size >= mostOpen) return refused('Too many streams are open.');
      const checked = streamArguments[name].safeParse(args);
      if (!checked.success) return refused(`${name} was opened with arguments that do not fit.`);
      try {
        await begin(number.data, name, checked.data);
        return ok(null);
      } catch (thrown) {
        return err(factsOf(thrown));
      }
    },
    /** What doesn't fit is dropped: there is nobody to be answered. */
    reply(id: unknown, reply: unknown): void {
      const number = streamId.safeParse(id);
      const entry = number.success ? open.get(number.data) : undefined;
      if (entry === undefined) return;
      const checked = streamReplies[entry.name].safeParse(reply);
      if (!checked.success) return;
      switch (checked.data.kind) {
        case 'taken':
          entry.taken();
          break;
        case 'message':
          entry.receive(checked.data.message);
          break;
        case 'close':
          entry.close();
          break;
      }
    },
    /** The page is gone, and whatever it had open. */
    closeAll(): void {
      for (const entry of [...open.values()]) entry.close();
    },
  };
}

export type OpenStreams = ReturnType<typeof createStreams>;
