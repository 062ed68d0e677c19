import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { assertNever } from '../../shared/assert-never.ts';
import type { ExecEnd, ExecMessage, ExecReply, ExecRequest } from '../../shared/exec.ts';
import type { ExecId } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import type { Clock } from '../engine/clock.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure, factsOf } from '../failure.ts';
import type { Sink, Source } from '../stream.ts';
import { pidReader } from './announced-pid.ts';
import { endTerminal } from './end-terminal.ts';
import { posixShell } from './find-shells.ts';
import { type ContainerRun, howItEnded } from './how-it-ended.ts';
import { launchWords } from './launch.ts';
import { createRoom } from './room.ts';
import { followSize } from './terminal-size.ts';

export interface Terminal extends Source<ExecReply> {
  /** Ends what runs in it. Resolves when it is over; never rejects. */
  end(): Promise<void>;
  readonly over: Promise<void>;
}

// Some screens full: Ctrl+C is felt at once also while a program floods the terminal.
const mostUndrawn = 256 * 1024;
// Finds a peer that has vanished without a word on a network connection.
const probeAfterMs = 15_000;
const env = ['TERM=xterm-256color'];

/** Runs a program in a container in a terminal. What fails is told to the sink. */
export function openTerminal(
  api: EngineApi,
  request: ExecRequest,
  sink: Sink<ExecMessage>,
  clock: Clock,
): Terminal {
  const room = createRoom(mostUndrawn);
  const announced = pidReader();
  const size = followSize(api, request.size, clock);
  const pause = (ms: number) => new Promise<void>((done) => clock.after(ms, done));
  let stream: Duplex | null = null;
  let early: Uint8Array | null = null;
  let ending = false;
  let tellEnding: () => void = () => undefined;
  const askedToEnd = new Promise<void>((resolve) => {
    tellEnding = resolve;
  });

  const end = () => {
    ending = true;
    // What comes from now on is thrown away: nobody looks at it.
    room.close();
    tellEnding();
    return over;
  };

  const type = (bytes: Uint8Array) => {
    if (stream === null) early = bytes;
    else if (stream.writable) stream.write(bytes, () => void sink.send({ kind: 'accepted' }));
  };

  async function show(connection: Duplex): Promise<void> {
    for await (const chunk of connection) await tell(announced.read(chunk));
    await tell(announced.rest());
  }

  async function tell(bytes: Uint8Array): Promise<void> {
    if (ending || bytes.byteLength === 0) return;
    room.take(bytes.byteLength);
    // A copy: else all that shares memory with it would cross to the window.
    await sink.send({ kind: 'output', bytes: new Uint8Array(bytes) });
    await room.available();
  }

  async function follow(run: ContainerRun, exec: ExecId, shell: string | null): Promise<ExecEnd> {
    const connection = await api.startTerminal(exec);
    stream = connection;
    // Heard while it is read; what fails afterwards is of no interest, and must not end the app.
    connection.on('error', () => undefined);
    if (connection instanceof Socket) connection.setKeepAlive(true, probeAfterMs).setNoDelay(true);
    void sink.send({ kind: 'started' });
    size.begin(exec);
    if (early !== null) type(early);
    // A connection that breaks ends as any other: the engine is asked what became of the program.
    const shown = show(connection).catch(() => undefined);
    const ended = () => endTerminal({ api, run, exec, shell, request, connection, announced, pause });
    try {
      const first = await Promise.race([shown.then(() => 'shown' as const), askedToEnd]);
      if (first !== 'shown') return await ended();
      const how = await howItEnded(api, run, exec, pause);
      return how.kind === 'left-running' ? await lost(ended) : how;
    } finally {
      size.stop();
      connection.destroy();
    }
  }

  async function run(): Promise<ExecEnd> {
    const { container, program } = request;
    const found = await api.inspectContainer(container);
    if (found === null) throw new Failure({ kind: 'not-found', what: 'container', name: container });
    const shell = await posixShell(api, container, program.kind === 'shell' ? program.path : null);
    const command = launchWords(program, shell);
    const exec = await api.createTerminal(container, { ...request, command, env }, request.size);
    if (ending) return { kind: 'exited', code: null };
    return follow({ id: container, startedAt: found.startedAt }, exec, shell);
  }

  const over = run()
    .then(async (how) => {
      await sink.send({ kind: 'over', end: how });
      sink.end();
    })
    .catch((thrown: unknown) => sink.end(factsOf(thrown)));

  return {
    receive(reply) {
      switch (reply.kind) {
        case 'input':
          type(reply.bytes);
          break;
        case 'drawn':
          room.free(reply.bytes);
          break;
        case 'resize':
          size.set(reply.size);
          break;
        case 'end':
          void end();
          break;
        default:
          assertNever(reply);
      }
    },
    close: () => void end(),
    end,
    over,
  };
}

/** The connection broke and the program runs on, where nobody reaches it any more: it is ended. */
async function lost(end: () => Promise<ExecEnd>): Promise<never> {
  await end();
  throw new Failure({
    kind: 'engine-unreachable',
    cause: { kind: 'connection-lost', detail: t('The connection of the terminal was closed') },
  });
}
