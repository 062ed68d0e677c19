import { describe, expect, it, vi } from 'vitest';
import type { LogMessage } from '../../shared/logs.ts';
import { type StreamNews, streamWindow } from '../../shared/stream.ts';
import { Failure } from '../failure.ts';
import type { Sink, Source } from '../stream.ts';
import { createStreams } from './serve-streams.ts';

const args = { target: { kind: 'stack', name: 'shop' }, tail: 100 };
const message: LogMessage = { kind: 'caught-up' };

/** Streams whose source does nothing by itself; the test holds its sink. */
function openable(open: (sink: Sink<LogMessage>) => Source<never> | Promise<Source<never>> = () => source()) {
  const told: (readonly [number, StreamNews<unknown>])[] = [];
  const sinks: Sink<LogMessage>[] = [];
  const streams = createStreams(
    {
      logs: (_args, sink) => {
        sinks.push(sink);
        return open(sink);
      },
      transfer: () => {
        throw new Error('Not asked for');
      },
      exec: () => {
        throw new Error('Not part of this test');
      },
    },
    (id, news) => told.push([id, news]),
  );
  return {
    streams,
    told,
    sink: (at = 0) => {
      const sink = sinks[at];
      if (sink === undefined) throw new Error('Not open');
      return sink;
    },
  };
}

const source = (close = vi.fn()): Source<never> & { close: typeof close } => ({ receive: vi.fn(), close });

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol();
  await Promise.resolve();
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

describe('a stream', () => {
  it('brings what its source sends to the window, and its end', async () => {
    const { streams, told, sink } = openable();
    expect(await streams.open(7, 'logs', args)).toEqual({ ok: true, value: null });
    await sink().send(message);
    sink().end();
    await sink().send(message);
    expect(told).toEqual([
      [7, { kind: 'message', message }],
      [7, { kind: 'ended', error: null }],
    ]);
  });

  it('makes its source wait while the window is behind, and go on as it catches up', async () => {
    const { streams, sink } = openable();
    await streams.open(1, 'logs', args);
    const sends = Array.from({ length: streamWindow }, () => sink().send(message));
    const last = sends.at(-1);
    if (last === undefined) throw new Error('No window');
    expect([await isSettled(sends[0] ?? last), await isSettled(last)]).toEqual([true, false]);
    streams.reply(1, { kind: 'taken' });
    expect(await isSettled(last)).toBe(true);
  });

  it('lets a waiting source go when the window closes it, and says so once', async () => {
    const close = vi.fn();
    const { streams, sink } = openable(() => source(close));
    await streams.open(1, 'logs', args);
    for (let sent = 1; sent < streamWindow; sent += 1) void sink().send(message);
    const waiting = sink().send(message);
    streams.reply(1, { kind: 'close' });
    streams.reply(1, { kind: 'close' });
    expect(await isSettled(waiting)).toBe(true);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('that is closed before it is open lets its source go as soon as there is one', async () => {
    const close = vi.fn();
    let begin: (made: Source<never>) => void = () => undefined;
    const { streams } = openable(
      () =>
        new Promise((resolve) => {
          begin = resolve;
        }),
    );
    const opened = streams.open(1, 'logs', args);
    streams.reply(1, { kind: 'close' });
    begin(source(close));
    await opened;
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('that can’t begin answers with the facts, and its number is free again', async () => {
    let fails = true;
    const { streams } = openable(() => {
      if (fails) throw new Failure({ kind: 'cancelled' });
      return source();
    });
    expect(await streams.open(1, 'logs', args)).toEqual({ ok: false, error: { kind: 'cancelled' } });
    fails = false;
    expect(await streams.open(1, 'logs', args)).toMatchObject({ ok: true });
  });

  it('ends with the page', async () => {
    const close = vi.fn();
    const { streams } = openable(() => source(close));
    await streams.open(1, 'logs', args);
    await streams.open(2, 'logs', args);
    streams.closeAll();
    expect(close).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['no number', 'x', 'logs', args],
    ['a number below one', 0, 'logs', args],
    ['an unknown name', 1, 'files', args],
    ['a name of the prototype', 1, 'constructor', args],
    ['arguments that do not fit', 1, 'logs', { ...args, follow: true }],
  ])('is refused with %s', async (_what, id, name, given) => {
    const { streams } = openable();
    expect(await streams.open(id, name, given)).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
  });

  it('is refused with a number that is in use, and beyond a bound', async () => {
    const { streams } = openable();
    await streams.open(1, 'logs', args);
    expect(await streams.open(1, 'logs', args)).toMatchObject({ ok: false });
    for (let id = 2; id <= 200; id += 1) await streams.open(id, 'logs', args);
    expect(await streams.open(201, 'logs', args)).toMatchObject({ ok: false });
  });

  it('hears nothing that does not fit, and nothing for another one', async () => {
    const receive = vi.fn();
    const { streams } = openable(() => ({ receive, close: vi.fn() }));
    await streams.open(1, 'logs', args);
    for (const reply of [null, 'taken', { kind: 'message', message: 'rm' }, { kind: 'taken', more: 1 }]) {
      streams.reply(1, reply);
      streams.reply(2, reply);
      streams.reply({}, reply);
    }
    expect(receive).not.toHaveBeenCalled();
  });
});
