import { Agent, IncomingMessage } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { Duplex, type Readable } from 'node:stream';
import { inspect } from 'node:util';
import Docker from 'dockerode';
import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import { type EngineEndpoint, localPath } from './engine-endpoint.ts';
import { engineFailure, Refusal, refusalFrom, unreachable } from './engine-failure.ts';
import { fields, textOrNull } from './narrow.ts';
import { queryValue } from './path-bytes.ts';
import { SshAgent } from './ssh-agent.ts';

interface EngineRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON, with a POST. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Sent as it comes: a tar archive. */
  readonly upload?: Readable;
  /** Ends the request, which then throws `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole answer; `null` for a request that takes as long as a container takes. */
  readonly within: number | null;
  /** Sockets apart from all others, for samples: many are asked for at once, and each may take its time. */
  readonly pool?: 'stats';
}

/** Requests to one engine. Both throw a `Refusal` for a status that is no success, else a `Failure`. */
export interface EngineHttp {
  /** The parsed body; `null` for an empty one. */
  ask(request: EngineRequest): Promise<unknown>;
  /** The answer as it comes; `within` counts up to its head. Whoever asks for it destroys it. */
  open(request: EngineRequest): Promise<IncomingMessage>;
  /** The connection itself, after the engine has left HTTP on it: bytes both ways. Whoever asks for it destroys it. */
  upgrade(request: EngineRequest): Promise<Duplex>;
}

// What the inventory asks for at once at most, with room for a ping and what the user asks for.
const mostSockets = 24;
// As many samples as are asked for at once, and as many again that an engine is slow to answer.
const mostStatsSockets = 64;
// Shorter than any engine or proxy keeps an idle connection, so that we never write to one just closed there.
const idleSocketMs = 5_000;
// A listing of a thousand containers has a million bytes; labels may be long.
const longestBody = 64 * 1024 * 1024;
const successes = { 200: true, 201: true, 204: true };

/**
 * Docker's modem has every request described in full for a log that nobody reads, with its agent and all sockets of
 * that: 10 ms a request. An agent that describes itself makes it 0.2 ms.
 */
const briefly = <SomeAgent extends Agent>(agent: SomeAgent): SomeAgent =>
  Object.assign(agent, { [inspect.custom]: () => 'Agent' });

const isSsh = (address: string) => address.startsWith('ssh://');

/** `null` for connections without a bound, each used once. */
function agentFor({ address, tls }: EngineEndpoint, maxSockets: number | null): Agent {
  const bounds =
    maxSockets === null ? { keepAlive: false } : { keepAlive: true, maxSockets, timeout: idleSocketMs };
  if (isSsh(address)) return briefly(new SshAgent(address, bounds));
  if (tls === undefined) {
    // There is none to be named, and to find that out Node compiles what an IP address looks like.
    const plain = { ...bounds, servername: '' };
    return briefly(new Agent(plain));
  }
  const files = {
    ...(tls.ca === null ? {} : { ca: tls.ca }),
    ...(tls.cert === null ? {} : { cert: tls.cert }),
    ...(tls.key === null ? {} : { key: tls.key }),
  };
  return briefly(new TlsAgent({ ...bounds, ...files, rejectUnauthorized: tls.verify }));
}

/** Every option is named, also as `undefined`: docker-modem fills in what is left out from `DOCKER_HOST`. */
function dockerFor(endpoint: EngineEndpoint, agent: Agent): Docker {
  const path = localPath(endpoint.address);
  const url = path === null && !isSsh(endpoint.address) ? new URL(endpoint.address) : null;
  const options = {
    socketPath: path ?? undefined,
    // Behind ssh the engine hears its own machine speak.
    host: path === null ? (url?.hostname ?? 'localhost') : undefined,
    port: url?.port,
    protocol: endpoint.tls === undefined ? ('http' as const) : ('https' as const),
    ca: undefined,
    cert: undefined,
    key: undefined,
    timeout: undefined,
    agent,
  };
  return new Docker(options);
}

/** All of a body. Ends with an error, not never, when the connection breaks within it, or when it goes on and on. */
async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    // Leaving the loop ends the connection.
    if (length > longestBody)
      throw unreachable({ kind: 'not-an-engine', detail: t('An answer without an end') });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    throw unreachable({ kind: 'not-an-engine', detail: body.slice(0, 200) });
  }
}

/** Docker's modem leaves a promise open for ever when a body is cut off, so bodies are asked for as streams. */
function dial<Answer extends Duplex | IncomingMessage>(
  docker: Docker,
  request: EngineRequest,
  signal: AbortSignal,
  Expected: abstract new (...args: never[]) => Answer,
  hijack = false,
): Promise<Answer> {
  const query = Object.entries(request.query ?? {});
  const { body, upload } = request;
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        // Written here: the modem's own way of writing a query can't name every file that there is.
        path:
          query.length === 0
            ? request.path
            : `${request.path}?${query.map(([name, value]) => `${name}=${queryValue(value)}`).join('&')}`,
        method: request.method ?? 'GET',
        // The body is named also where there is none: the modem would send the query once more as one.
        options: { _query: {}, _body: body ?? {} },
        ...(upload === undefined ? {} : { file: upload }),
        isStream: true,
        hijack,
        statusCodes: successes,
        abortSignal: signal,
      },
      (error, response) => {
        if (error) reject(refusalFrom(error) ?? error);
        else if (response instanceof Expected) resolve(response);
        else reject(new Error('No response'));
      },
    );
  });
}

/** Runs `work` for `within` milliseconds at most; then aborts it and throws `timeout`. */
async function limited<T>(
  { within, signal }: Pick<EngineRequest, 'within' | 'signal'>,
  address: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const working = work(
    signal === undefined ? controller.signal : AbortSignal.any([controller.signal, signal]),
  );
  if (within === null) return working;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(unreachable({ kind: 'timeout', address }));
      controller.abort();
    }, within);
  });
  return Promise.race([working, late]).finally(() => clearTimeout(timer));
}

const isLost = (thrown: unknown) => /^(ECONNRESET|EPIPE)$/.test(textOrNull(fields(thrown).code) ?? '');

/** Opens nothing yet. Short requests share a bounded pool; long ones and streams, which could starve it, don't. */
export function createEngineHttp(endpoint: EngineEndpoint): EngineHttp {
  const { address } = endpoint;
  const short = dockerFor(endpoint, agentFor(endpoint, mostSockets));
  const stats = dockerFor(endpoint, agentFor(endpoint, mostStatsSockets));
  const lasting = dockerFor(endpoint, agentFor(endpoint, null));
  const translated = (thrown: unknown, { signal }: EngineRequest) => {
    if (signal?.aborted) return new Failure({ kind: 'cancelled' }, thrown);
    return thrown instanceof Refusal ? thrown : engineFailure(thrown, address);
  };

  const dockerOf = ({ within, pool }: EngineRequest) =>
    within === null ? lasting : pool === 'stats' ? stats : short;

  const once = (request: EngineRequest) =>
    limited(request, address, async (signal) =>
      bodyOf(await dial(dockerOf(request), request, signal, IncomingMessage)),
    );

  return {
    async ask(request) {
      // A pooled connection may just have been closed by the other side: a question may be asked twice.
      const repeatable = request.within !== null && (request.method ?? 'GET') === 'GET';
      try {
        return parsed(
          await once(request).catch((thrown: unknown) => {
            if (repeatable && isLost(thrown)) return once(request);
            throw thrown;
          }),
        );
      } catch (thrown) {
        throw translated(thrown, request);
      }
    },

    async open(request) {
      try {
        return await limited(request, address, (signal) => dial(lasting, request, signal, IncomingMessage));
      } catch (thrown) {
        throw translated(thrown, request);
      }
    },

    async upgrade(request) {
      try {
        return await limited(request, address, (signal) => dial(lasting, request, signal, Duplex, true));
      } catch (thrown) {
        throw translated(thrown, request);
      }
    },
  };
}
