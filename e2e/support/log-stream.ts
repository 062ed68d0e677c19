import type { Bridge, StreamArgs } from '../../shared/ipc.ts';
import type { LogMessage, LogNotice } from '../../shared/logs.ts';
import type { StreamNews } from '../../shared/stream.ts';
import type { RunningApp } from './running-app.ts';

/** A line or a notice as the window was told of it. */
export type ToldEntry =
  | {
      readonly kind: 'line';
      readonly from: string;
      readonly at: number;
      readonly stderr: boolean;
      readonly text: string;
    }
  | { readonly kind: 'notice'; readonly from: string | null; readonly what: LogNotice['what'] }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'ended'; readonly error: unknown };

/** A log that the window has open, and what it was told so far. */
export interface OpenedLog {
  entries(): Promise<readonly ToldEntry[]>;
  /** The texts of the lines. */
  texts(): Promise<readonly string[]>;
  close(): Promise<void>;
}

let opened = 0;

// The window checks nothing: main does.
const targetOf = (
  target: { readonly container: string } | { readonly stack: string },
): StreamArgs<'logs'>['target'] =>
  ('container' in target
    ? { kind: 'container', id: target.container }
    : { kind: 'stack', name: target.stack }) as StreamArgs<'logs'>['target'];

/** Opens a log as the window does, through what the preload hands on. */
export async function openLog(
  app: RunningApp,
  target: { readonly container: string } | { readonly stack: string },
  tail = 100_000,
): Promise<OpenedLog> {
  opened += 1;
  const name = `openedLog${opened}`;
  await app.page.evaluate(
    ([key, of, newest]) => {
      const bridge: Bridge = Reflect.get(window, 'stackyard');
      const entries: ToldEntry[] = [];
      let names: readonly string[] = [];
      const hear = (message: LogMessage) => {
        if (message.kind === 'sources') names = message.sources.map((source) => source.name);
        else if (message.kind === 'caught-up') entries.push(message);
        else if (message.kind === 'notice') {
          const from = message.source === null ? null : (names[message.source] ?? '?');
          entries.push({ kind: 'notice', from, what: message.what });
        } else {
          for (const [n, text] of message.text.split('\n').entries()) {
            entries.push({
              kind: 'line',
              from: names[message.source[n] ?? -1] ?? '?',
              at: message.at[n] ?? Number.NaN,
              stderr: message.stderr[n] === 1,
              text,
            });
          }
        }
      };
      const stream = bridge.open('logs', { target: of, tail: newest }, (news: StreamNews<LogMessage>) => {
        if (news.kind === 'message') hear(news.message);
        else entries.push({ kind: 'ended', error: news.error });
      });
      Reflect.set(window, key, { entries, close: () => stream.close() });
    },
    [name, targetOf(target), tail] as const,
  );
  const entries = () => app.page.evaluate((key): ToldEntry[] => Reflect.get(window, key).entries, name);
  return {
    entries,
    texts: async () => (await entries()).flatMap((entry) => (entry.kind === 'line' ? [entry.text] : [])),
    close: () => app.page.evaluate((key) => Reflect.get(window, key).close(), name),
  };
}

/** What became of a log whose lines begin with their numbers, from 1 on, in the window. */
export interface CountedLog {
  readonly lines: number;
  /** Lines that didn't have the number that was due. */
  readonly wrong: number;
  readonly bytes: number;
  /** From the opening to the end of what was there. */
  readonly milliseconds: number;
}

/** Opens a log of numbered lines and counts them in the window, where nothing of it is kept. */
export function countLog(app: RunningApp, container: string, tail: number): Promise<CountedLog> {
  return app.page.evaluate(
    ([of, newest]) =>
      new Promise<CountedLog>((resolve, reject) => {
        const bridge: Bridge = Reflect.get(window, 'stackyard');
        const began = performance.now();
        let [lines, wrong, bytes] = [0, 0, 0];
        const stream = bridge.open('logs', { target: of, tail: newest }, (news) => {
          if (news.kind === 'ended') return reject(new Error(JSON.stringify(news.error)));
          const { message } = news;
          if (message.kind === 'lines') {
            for (const line of message.text.split('\n')) {
              lines += 1;
              bytes += line.length;
              if (Number.parseInt(line, 10) !== lines) wrong += 1;
            }
          } else if (message.kind === 'caught-up') {
            stream.close();
            resolve({ lines, wrong, bytes, milliseconds: performance.now() - began });
          }
        });
      }),
    [targetOf({ container }), tail] as const,
  );
}
