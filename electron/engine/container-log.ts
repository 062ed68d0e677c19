import type { Readable } from 'node:stream';
import type { ContainerId } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import { Refusal } from './engine-failure.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { fields, text, timeOrNull } from './narrow.ts';

/** A moment as a log has it: whole seconds since 1970, and nanoseconds within the second. */
export interface LogTime {
  readonly seconds: number;
  readonly nanos: number;
}

/** What there is to know before a container's log can be read. */
export interface LogShape {
  /** It has a terminal: its output is one stream of plain bytes, without frames. */
  readonly tty: boolean;
  /** The logging driver: `json-file`, `local`, `none` … */
  readonly driver: string;
  readonly running: boolean;
  /** Milliseconds since 1970; `null` when it never was. */
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

export interface LogRequest {
  /** Goes on until the container stops. */
  readonly follow: boolean;
  /** The newest lines to begin with. */
  readonly tail: number | 'all';
  /** Only lines of this moment or later. */
  readonly since: LogTime | null;
}

/** The verbs of the Engine API about logs. */
export interface LogVerbs {
  /** `null` when the container is gone. */
  logShape(id: ContainerId): Promise<LogShape | null>;
  /**
   * The log as the engine sends it, each record with its time; `null` when the container is gone. The stream ends in
   * order when all was told, and fails when the connection breaks. Whoever asks for it destroys it. Throws
   * `log-unreadable`.
   */
  openLog(id: ContainerId, request: LogRequest): Promise<Readable | null>;
}

// A busy engine may take seconds to find the end of a large log.
const within = 30_000;
// Finds a peer that has vanished without a word on a network connection.
const probeAfter = 15_000;

const pathOf = (id: ContainerId, what: string) => `/containers/${encodeURIComponent(id)}/${what}`;

/** As seconds with a fraction, like the docker CLI. */
const sinceParameter = ({ seconds, nanos }: LogTime) => `${seconds}.${String(nanos).padStart(9, '0')}`;

const isUnreadable = (thrown: unknown) =>
  thrown instanceof Refusal && (thrown.status === 501 || /does not support reading/.test(thrown.message));

/** A container that is just being removed answers with a conflict. */
const isGoing = (thrown: unknown) =>
  thrown instanceof Refusal && thrown.status === 409 && /marked for removal/.test(thrown.message);

export function containerLog(http: EngineHttp): LogVerbs {
  async function logShape(id: ContainerId): Promise<LogShape | null> {
    const answer = await unlessMissing(http.ask({ path: pathOf(id, 'json'), within }));
    if (answer === null) return null;
    const { Config, HostConfig, State } = fields(answer);
    const state = fields(State);
    return {
      tty: fields(Config).Tty === true,
      driver: text(fields(fields(HostConfig).LogConfig).Type),
      running: state.Running === true,
      startedAt: timeOrNull(state.StartedAt),
      finishedAt: timeOrNull(state.FinishedAt),
    };
  }

  async function refusal(id: ContainerId, thrown: unknown): Promise<null> {
    if (isGoing(thrown)) return null;
    if (!isUnreadable(thrown)) throw thrown;
    throw new Failure({ kind: 'log-unreadable', driver: (await logShape(id))?.driver ?? '' }, thrown);
  }

  return {
    logShape,
    async openLog(id, { follow, tail, since }) {
      const query = {
        follow: follow ? '1' : '0',
        stdout: '1',
        stderr: '1',
        timestamps: '1',
        tail: String(tail),
        ...(since === null ? {} : { since: sinceParameter(since) }),
      };
      const asked = http.open({ path: pathOf(id, 'logs'), query, within });
      const response = await unlessMissing(asked).catch((thrown: unknown) => refusal(id, thrown));
      response?.socket.setKeepAlive(true, probeAfter);
      return response;
    },
  };
}
