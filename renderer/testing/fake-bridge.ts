import type { AppState } from '../../shared/app-state.ts';
import type {
  Bridge,
  CommandArgs,
  CommandName,
  CommandResult,
  Pushes,
  PushName,
  StreamDown,
  StreamName,
} from '../../shared/ipc.ts';
import { err, ok } from '../../shared/result.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { StreamNews } from '../../shared/stream.ts';

type Answers = {
  [Name in CommandName]?: (args: CommandArgs<Name>) => CommandResult<Name> | Promise<CommandResult<Name>>;
};

/** A stream that the window opened on the fake bridge. */
export interface FakeStream<Name extends StreamName> {
  readonly name: Name;
  readonly args: unknown;
  readonly closed: boolean;
  /** What the window sent. */
  readonly sent: readonly unknown[];
  tell(news: StreamNews<StreamDown<Name>>): void;
}

export interface FakeBridge extends Bridge {
  /** Every command that was sent, oldest first. */
  readonly calls: readonly { readonly name: CommandName; readonly args: unknown }[];
  /** The arguments with which a command was sent. */
  argsOf<Name extends CommandName>(name: Name): readonly unknown[];
  answer<Name extends CommandName>(name: Name, answer: NonNullable<Answers[Name]>): void;
  push<Name extends PushName>(name: Name, payload: Pushes[Name]): void;
  /** Every stream of a name that was opened, oldest first. */
  streams<Name extends StreamName>(name: Name): readonly FakeStream<Name>[];
}

/** A bridge with nothing behind it: it answers `app.state` with `state`, and else what a test tells it to. */
export function fakeBridge(state: AppState | (() => AppState)): FakeBridge {
  const calls: { name: CommandName; args: unknown }[] = [];
  const streams: {
    name: StreamName;
    args: unknown;
    closed: boolean;
    sent: unknown[];
    tell(news: never): void;
  }[] = [];
  const listeners = new Map<PushName, Set<(payload: never) => void>>();
  const answers: Answers = {
    'app.state': () => ok(typeof state === 'function' ? state() : state),
    'volume.sizes': () => ok(new Map()),
    'unsaved.look': ({ ids }) =>
      ok(
        ids.map((id) => ({
          id,
          layer: { bytes: 0, exact: true, files: 0, places: [] },
          volumeBytes: new Map(),
        })),
      ),
    'clipboard.write': () => ok(null),
    'link.open': () => ok(null),
    'engine.retry': () => ok(null),
    'engine.disk': () => ok(null),
    'operation.dismiss': () => ok(null),
    'operation.cancel': () => ok(null),
    'deletedStack.forget': () => ok(null),
    'operation.log': () => ok([]),
    'stats.watch': () => ok(null),
    'data.watch': () => ok(null),
    'run.recent': () => ok([]),
    'page.saved': () => ok(null),
    'keptFile.seen': () => ok(null),
    'walkthrough.choosePlace': () => ok(null),
    'walkthrough.fetch': () => ok(null),
    'walkthrough.cancelFetch': () => ok(null),
    'walkthrough.takeFolder': () => ok(null),
    'walkthrough.reset': () => ok(null),
    'walkthrough.decline': () => ok(null),
    'walkthrough.without': () => ok(null),
    'walkthrough.open': () => ok(null),
    'update.act': () => ok(null),
    'settings.set': (change) => ok({ ...defaultSettings, ...change }),
  };
  return {
    calls,
    argsOf: (name) => calls.filter((call) => call.name === name).map((call) => call.args),
    answer: (name, answer) => {
      Object.assign(answers, { [name]: answer });
    },
    push: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    invoke: async (name, args) => {
      calls.push({ name, args });
      const answer = answers[name];
      return answer === undefined
        ? err({ kind: 'unexpected', detail: `The test answers no ${name}` })
        : answer(args);
    },
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    streams: (name) => streams.filter((stream) => stream.name === name) as never,
    open: (name, args, listener) => {
      const sent: unknown[] = [];
      const stream = {
        name,
        args,
        closed: false,
        sent,
        tell: (news: never) => {
          if (!stream.closed) listener(news);
        },
      };
      streams.push(stream);
      return {
        send: (message) => void sent.push(message),
        close: () => {
          stream.closed = true;
        },
      };
    },
    pathOfDropped: (file) => (file instanceof File ? `/drops/${file.name}` : ''),
  };
}
