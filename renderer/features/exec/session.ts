import { assertNever } from '../../../shared/assert-never.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { ExecEnd, ExecMessage, ExecReply, ExecRequest, ExecSettings } from '../../../shared/exec.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import type { OpenStream, StreamNews } from '../../../shared/stream.ts';
import { createInputQueue } from './input-queue.ts';
import type { CreateScreen, Screen, ScreenEvents, ScreenOptions } from './screen.ts';

export type SessionEnd = ExecEnd | { readonly kind: 'failed'; readonly error: AppError };

export type SessionState =
  /** Until its screen has been shown: before, nobody knows how large it is. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'ended'; readonly end: SessionEnd };

type OpenExec = (
  request: ExecRequest,
  listener: (news: StreamNews<ExecMessage>) => void,
) => OpenStream<ExecReply>;

export interface SessionParts {
  readonly container: ContainerId;
  readonly settings: ExecSettings;
  readonly open: OpenExec;
  readonly load: () => Promise<CreateScreen>;
  /** What its screen is made with, but for what the session itself hears. */
  readonly screen: () => Omit<ScreenOptions, 'events'> & {
    readonly events: Omit<ScreenEvents, 'typed' | 'resized'>;
  };
  /** Whether Enter starts an ended one again: its container runs. */
  readonly mayStart: () => boolean;
  readonly changed: (state: SessionState) => void;
}

/** One terminal: its program in the container, and its screen, which outlives the places where it is shown. */
export interface Session {
  /** Shows its screen; the first time, its program is started. */
  attach(host: HTMLElement): Promise<void>;
  detach(host: HTMLElement): void;
  /** Once it has been shown. */
  readonly screen: Screen | null;
  startAgain(): void;
  /** Ends the program, and resolves to how that went; at once where none runs. */
  end(): Promise<SessionEnd | null>;
  /** Afterwards nothing is left of it in the window. */
  dispose(): void;
}

const enter = 13;

export function createSession(parts: SessionParts): Session {
  const { container, settings, changed } = parts;
  let state: SessionState = { kind: 'waiting' };
  let screen: Screen | null = null;
  let loading: Promise<Screen> | null = null;
  let host: HTMLElement | null = null;
  let stream: OpenStream<ExecReply> | null = null;
  let runs = 0;
  let whenEnded: ((end: SessionEnd) => void)[] = [];
  const input = createInputQueue((bytes) => stream?.send({ kind: 'input', bytes }));

  const become = (next: SessionState) => {
    state = next;
    changed(next);
  };

  const finish = (end: SessionEnd) => {
    if (state.kind === 'ended') return;
    stream = null;
    screen?.release();
    become({ kind: 'ended', end });
    for (const tell of whenEnded.splice(0)) tell(end);
  };

  const hear = (message: ExecMessage) => {
    switch (message.kind) {
      case 'started':
        if (state.kind === 'starting') become({ kind: 'open' });
        break;
      case 'output': {
        const { byteLength } = message.bytes;
        const drawing = screen?.write(message.bytes) ?? Promise.resolve();
        void drawing.then(() => stream?.send({ kind: 'drawn', bytes: byteLength }));
        break;
      }
      case 'accepted':
        input.accepted();
        break;
      case 'over':
        finish(message.end);
        break;
      default:
        assertNever(message);
    }
  };

  function start(on: Screen): void {
    input.reset();
    become({ kind: 'starting' });
    runs += 1;
    const run = runs;
    stream = parts.open({ ...settings, container, size: on.size() }, (news) => {
      // What is still told of an earlier program is not about this one.
      if (run !== runs) return;
      if (news.kind === 'message') hear(news.message);
      else
        finish(news.error === null ? { kind: 'exited', code: null } : { kind: 'failed', error: news.error });
    });
  }

  const typed = (bytes: Uint8Array) => {
    if (state.kind !== 'ended') input.add(bytes);
    else if (bytes.includes(enter) && parts.mayStart()) startAgain();
  };

  function startAgain(): void {
    if (state.kind !== 'ended' || screen === null) return;
    screen.begin();
    start(screen);
  }

  async function make(): Promise<Screen> {
    const create = await parts.load();
    const made = parts.screen();
    return create({
      ...made,
      events: {
        ...made.events,
        typed,
        resized: (size) => stream?.send({ kind: 'resize', size }),
      },
    });
  }

  return {
    async attach(to) {
      host = to;
      loading ??= make();
      const shown = await loading;
      // It was left, or ended, while the emulator was being loaded.
      if (host !== to) return;
      screen = shown;
      shown.attach(to);
      if (state.kind === 'waiting') start(shown);
    },
    detach(from) {
      if (host !== from) return;
      host = null;
      screen?.detach();
    },
    get screen() {
      return screen;
    },
    startAgain,
    end() {
      const ending = stream;
      if (ending === null) return Promise.resolve(state.kind === 'ended' ? state.end : null);
      return new Promise((resolve) => {
        whenEnded = [...whenEnded, resolve];
        ending.send({ kind: 'end' });
      });
    },
    dispose() {
      host = null;
      stream?.close();
      stream = null;
      screen?.dispose();
    },
  };
}
