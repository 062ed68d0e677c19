import type { Duplex } from 'node:stream';
import type { TerminalSize } from '../../shared/exec.ts';
import { type ContainerId, type ExecId, execId } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { Refusal } from './engine-failure.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { fields, numberOrNull, text } from './narrow.ts';
import { readOutput } from './read-output.ts';

/** A program to be run in a running container. */
export interface ExecSpec {
  readonly command: readonly string[];
  /** Empty for the container's own; so `workingDir`. */
  readonly user: string;
  readonly workingDir: string;
  /** `NAME=value`, beside what the container has. */
  readonly env: readonly string[];
}

export interface ExecState {
  readonly running: boolean;
  /** `null` while it runs. */
  readonly exitCode: number | null;
  /** Whether there ever was a process. */
  readonly wasStarted: boolean;
}

/** What the engine can do in a running container. Every verb throws as those of `EngineApi` do. */
export interface ExecVerbs {
  /**
   * Prepares a program in a terminal of its own; nothing runs yet. Throws `not-found`, and `conflict` in the engine's
   * words where the container doesn't run or is paused.
   */
  createTerminal(container: ContainerId, spec: ExecSpec, size: TerminalSize): Promise<ExecId>;
  /**
   * Starts what was prepared. The stream carries what the terminal shows, and takes what is typed; it ends with the
   * program. To close it does not end the program, on no engine: not even its end of input is told.
   */
  startTerminal(id: ExecId): Promise<Duplex>;
  /** Throws `conflict` where the container is paused. */
  resizeTerminal(id: ExecId, size: TerminalSize): Promise<void>;
  /** `null` where the engine has forgotten it: the container was removed, or the engine began anew. */
  execState(id: ExecId): Promise<ExecState | null>;
  /** Runs a program without a terminal to its end. `null` where it could not be started. */
  runInContainer(container: ContainerId, spec: ExecSpec): Promise<number | null>;
  /** The same, with what it says: `most` bytes of its standard output, after which no more is read. */
  outputOf(container: ContainerId, spec: ExecSpec, most: number, signal?: AbortSignal): Promise<ExecOutput>;
}

export interface ExecOutput {
  /** `null` where the program could not be started, or more than `most` came from it. */
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  /** The first few thousand bytes. */
  readonly stderr: string;
  /** There was more than `most`. */
  readonly cut: boolean;
}

const within = 15_000;
const mostComplaint = 4_000;

/**
 * By default the engine waits after every Ctrl+P whether a Ctrl+Q follows, to detach. Nobody types this instead, and
 * where a lone Ctrl+@ is held up it is not seen.
 */
const detachKeys = 'ctrl-@,ctrl-^,ctrl-@,ctrl-^,ctrl-@';

const asBody = ({ command, user, workingDir, env }: ExecSpec) => ({
  Cmd: command,
  Env: env,
  AttachStdout: true,
  AttachStderr: true,
  ...(user === '' ? {} : { User: user }),
  ...(workingDir === '' ? {} : { WorkingDir: workingDir }),
});

export function execVerbs(http: EngineHttp): ExecVerbs {
  async function create(container: ContainerId, body: Readonly<Record<string, unknown>>): Promise<ExecId> {
    try {
      const path = `/containers/${encodeURIComponent(container)}/exec`;
      return execId(text(fields(await http.ask({ method: 'POST', path, body, within })).Id));
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.status !== 404) throw thrown;
      throw new Failure({ kind: 'not-found', what: 'container', name: container }, thrown);
    }
  }

  const pathOf = (id: ExecId, verb: string) => `/exec/${encodeURIComponent(id)}/${verb}`;

  async function execState(id: ExecId): Promise<ExecState | null> {
    const answer = await unlessMissing(http.ask({ path: pathOf(id, 'json'), within }));
    if (answer === null) return null;
    const { Running, ExitCode, Pid } = fields(answer);
    return {
      running: Running === true,
      exitCode: numberOrNull(ExitCode),
      wasStarted: Running === true || (numberOrNull(Pid) ?? 0) > 0,
    };
  }

  return {
    createTerminal: (container, spec, { columns, rows }) =>
      create(container, {
        ...asBody(spec),
        Tty: true,
        AttachStdin: true,
        DetachKeys: detachKeys,
        // Since API 1.42; older engines leave it out, and are told once the program runs.
        ConsoleSize: [rows, columns],
      }),

    startTerminal: (id) =>
      http.upgrade({
        method: 'POST',
        path: pathOf(id, 'start'),
        body: { Detach: false, Tty: true },
        within,
      }),

    async resizeTerminal(id, { columns, rows }) {
      const query = { h: String(rows), w: String(columns) };
      await http.ask({ method: 'POST', path: pathOf(id, 'resize'), query, within });
    },

    execState,

    async runInContainer(container, spec) {
      const id = await create(container, { ...asBody(spec), Tty: false });
      const path = pathOf(id, 'start');
      const output = await http.open({ method: 'POST', path, body: { Detach: false, Tty: false }, within });
      try {
        // What it says is of no use; that it ends is.
        for await (const _ of output);
      } finally {
        output.destroy();
      }
      const state = await execState(id);
      return state?.wasStarted ? state.exitCode : null;
    },

    async outputOf(container, spec, most, signal) {
      const id = await create(container, { ...asBody(spec), Tty: false });
      const path = pathOf(id, 'start');
      const body = { Detach: false, Tty: false };
      const output = await http.open({ method: 'POST', path, body, within, signal });
      const said = await readOutput(output, most, mostComplaint);
      if (said.cut) return { ...said, exitCode: null };
      const state = await execState(id);
      return { ...said, exitCode: state?.wasStarted ? state.exitCode : null };
    },
  };
}
