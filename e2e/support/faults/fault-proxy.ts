import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pick } from '../randoms.ts';
import { replyFaults, type Schedule, type Wire } from './reply-faults.ts';

/** A unix socket in front of a real engine's, on which answers come to grief as a schedule says. */
export interface FaultProxy {
  readonly socketPath: string;
  begin(schedule: Schedule): void;
  /**
   * From now on every new request is answered as the engine does. Of those that are held, a half is cut, and the others stay
   * without a word, as a peer that vanished leaves them.
   */
  end(): void;
  /** Sends this text on every event stream that is open, as if the engine had. */
  tell(text: string): void;
  /** How often each path was asked for so far, without version and query. */
  readonly asked: ReadonlyMap<string, number>;
  /** How often each fault struck. */
  readonly struck: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

interface Options {
  /** The engine's own. */
  readonly upstream: string;
  readonly socketPath: string;
  readonly random: () => number;
  /** Makes of a request's path and the engine's answer to it another one; for what is no stream. */
  readonly rewrite?: (path: string, body: string) => string;
}

/** What becomes of an event stream that was open before the faults began. */
type StreamFault = 'none' | 'deaf' | 'lines lost' | 'lines repeated';
interface EventStream {
  readonly response: ServerResponse;
  fault: StreamFault;
}

const pathOf = (url = '') => (url.split('?')[0] ?? '').replace(/^\/v1\.\d+/, '');

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): Buffer {
  const lines = Array.from(
    { length: rawHeaders.length / 2 },
    (_, at) => `${rawHeaders[2 * at]}: ${rawHeaders[2 * at + 1]}\r\n`,
  );
  return Buffer.from(`HTTP/1.1 ${statusCode} ${statusMessage}\r\n${lines.join('')}\r\n`, 'latin1');
}

/** The answer as it stands on the wire, each chunk by itself. */
async function* piecesOf(answer: IncomingMessage): AsyncGenerator<Buffer> {
  yield headOf(answer);
  const isChunked = answer.headers['transfer-encoding'] === 'chunked';
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    yield isChunked
      ? Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')])
      : chunk;
  }
  if (isChunked) yield Buffer.from('0\r\n\r\n');
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export async function startFaultProxy(options: Options): Promise<FaultProxy> {
  const { upstream, socketPath, random, rewrite } = options;
  const sockets = new Set<Socket>();
  const held = new Set<Socket>();
  const streams = new Set<EventStream>();
  const struck = new Map<string, number>();
  let schedule: Schedule | null = null;
  const asked = new Map<string, number>();

  async function spoil(answer: IncomingMessage, socket: Socket, isEvents: boolean, by: Schedule) {
    const name = pick(random, by.faults);
    count(name);
    const wire: Wire = {
      socket,
      pieces: piecesOf(answer),
      random,
      isEvents,
      isOn: () => schedule !== null,
      hold: () => void held.add(socket),
    };
    await replyFaults[name](wire);
  }

  function count(name: string): void {
    struck.set(name, (struck.get(name) ?? 0) + 1);
  }

  function passEvents(answer: IncomingMessage, response: ServerResponse): void {
    const stream: EventStream = { response, fault: 'none' };
    streams.add(stream);
    response.on('close', () => streams.delete(stream));
    answer.on('end', () => response.end());
    answer.on('data', (chunk: Buffer) => {
      const times = { none: 1, deaf: 0, 'lines lost': random() < 0.5 ? 0 : 1, 'lines repeated': 3 }[
        stream.fault
      ];
      for (let time = 0; time < times; time += 1) response.write(chunk);
    });
  }

  function spoilStreams(): void {
    for (const stream of streams) {
      const fault = pick(random, ['none', 'deaf', 'lines lost', 'lines repeated', 'cut'] as const);
      if (fault !== 'none') count(`open stream: ${fault}`);
      if (fault === 'cut') stream.response.socket?.destroy();
      else stream.fault = fault;
    }
  }

  async function pass(answer: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path !== '/events' && rewrite !== undefined) {
      const body = rewrite(path, await textOf(answer));
      response.writeHead(answer.statusCode ?? 500, { 'Content-Type': 'application/json' }).end(body);
      return;
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    response.flushHeaders();
    if (path === '/events') passEvents(answer, response);
    else answer.pipe(response);
  }

  const server = createServer((question, response) => {
    const path = pathOf(question.url);
    const { socket } = question;
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const onwards = request({
      socketPath: upstream,
      method: question.method,
      path: question.url,
      headers: { ...question.headers, connection: 'close' },
    });
    const give = () => {
      onwards.destroy();
      socket.destroy();
    };
    onwards.on('error', give);
    response.on('close', () => onwards.destroy());
    onwards.on('response', (answer) => {
      answer.on('error', give);
      const now = schedule;
      const work =
        now !== null && random() < now.share
          ? spoil(answer, socket, path === '/events', now)
          : pass(answer, response, path);
      // A connection that breaks under a fault is what it is for.
      work.catch(give);
    });
    question.pipe(onwards);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      held.delete(socket);
    });
  });
  await new Promise<void>((done) => server.listen(socketPath, done));

  return {
    socketPath,
    begin(next) {
      schedule = next;
      spoilStreams();
    },
    end() {
      schedule = null;
      for (const socket of held) if (random() < 0.5) socket.destroy();
      for (const stream of streams) {
        if (stream.fault !== 'deaf') stream.fault = 'none';
        else if (random() < 0.5) stream.response.socket?.destroy();
      }
    },
    tell(text) {
      for (const { response } of streams) response.write(text);
    },
    asked,
    struck,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
