import type { UnreachableCause } from '../../shared/engine.ts';
import { Failure } from '../failure.ts';
import { localPath } from './engine-endpoint.ts';
import { fields, text } from './narrow.ts';

export const unreachable = (cause: UnreachableCause, thrown?: unknown): Failure =>
  new Failure({ kind: 'engine-unreachable', cause }, thrown);

/** The engine answered, and not with success: `detail` is its own message. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.name = 'Refusal';
    this.status = status;
  }
}

function unreachableCause(code: string, detail: string, address: string): UnreachableCause | null {
  const path = localPath(address);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'socket-missing', path: path ?? address };
    case 'EACCES':
    case 'EPERM':
      return { kind: 'permission-denied', path: path ?? address };
    case 'ECONNREFUSED':
    case 'ENOTSOCK':
      return { kind: 'refused', address };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { kind: 'host-not-found', host: URL.canParse(address) ? new URL(address).hostname : address };
    case 'ETIMEDOUT':
      return { kind: 'timeout', address };
    case 'ESSH':
      return { kind: 'ssh-failed', address, detail };
    // A socket path over 107 characters, or with a zero in it.
    case 'EINVAL':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return { kind: 'unsupported-address', address };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'ECONNABORTED':
    case 'ERR_STREAM_PREMATURE_CLOSE':
      return { kind: 'connection-lost', detail };
    default:
      // The reply is no HTTP, no TLS, or not from whom the certificate says.
      return /^HPE_|^EPROTO$|^ERR_TLS_|^ERR_SSL_|CERT|SELF_SIGNED|UNABLE_TO_/.test(code)
        ? { kind: 'not-an-engine', detail }
        : null;
  }
}

/** The facts of whatever a request threw: of the connection by its code, of the engine's answer by its status. */
export function engineFailure(thrown: unknown, address: string): Failure {
  if (thrown instanceof Failure) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof Refusal) {
    return new Failure(
      thrown.status === 409 ? { kind: 'conflict', detail } : { kind: 'unexpected', detail },
      thrown,
    );
  }
  const cause = unreachableCause(text(fields(thrown).code), detail, address);
  return cause === null ? new Failure({ kind: 'unexpected', detail }, thrown) : unreachable(cause, thrown);
}

/** What docker-modem writes before the engine's own message. */
const modemPrefix = /^\(HTTP code \d+\) unexpected - /;

/** Docker's modem hangs a `statusCode` on the error that it makes of a status; `null` for any other error. */
export function refusalFrom(thrown: unknown): Refusal | null {
  const { statusCode, message } = fields(thrown);
  if (typeof statusCode !== 'number') return null;
  return new Refusal(statusCode, text(message).replace(modemPrefix, '').trim());
}
