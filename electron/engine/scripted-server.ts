import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineTarget } from '../../shared/engine.ts';

/** For tests: an HTTP server on a unix socket that answers, and misbehaves, as it is told to. */

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
/** What is said on a connection that has left HTTP. `body` is that of the request. */
export type Talk = (socket: Socket, body: string) => void;

export const json =
  (body: unknown, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };

export const refusal = (status: number, message: string): Answer => json({ message }, status);

export const raw =
  (body: string | Buffer, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };

/** Promises more than it sends, and hangs up. */
export const cutOff: Answer = (_request, response) => {
  response.writeHead(200, { 'Content-Length': '1000' });
  response.write('[{"Id": "c1"', () => response.socket?.destroy());
};

export const hangUp: Answer = (_request, response) => void response.socket?.destroy();

export const silence: Answer = () => undefined;

export const anEngine: Readonly<Record<string, Answer>> = {
  'GET /version': json({ Version: '26.1.5', ApiVersion: '1.45', MinAPIVersion: '1.24', Os: 'linux' }),
};

const pathOf = (url = '') => (url.split('?')[0] ?? '').replace(/^\/v1\.\d+/, '');

/** Answers requests for an upgrade as `talks` say, by method and path; what is missing is refused. */
export function upgradeBy(server: Server, talks: Readonly<Record<string, Talk>>): void {
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const talk = talks[`${request.method} ${pathOf(request.url)}`];
    const length = Number(request.headers['content-length'] ?? 0);
    const begin = (body: string) => {
      if (talk === undefined) {
        const said = JSON.stringify({ message: 'No such exec instance' });
        socket.end(`HTTP/1.1 404 Not Found\r\nContent-Length: ${said.length}\r\n\r\n${said}`);
        return;
      }
      socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n');
      talk(socket, body);
    };
    let got = head;
    const read = (chunk: Buffer) => {
      got = Buffer.concat([got, chunk]);
      if (got.length < length) return;
      socket.off('data', read);
      begin(got.toString('utf8'));
    };
    socket.on('error', () => undefined);
    socket.on('data', read);
    read(Buffer.alloc(0));
  });
}

/**
 * `answers` are by method and path without the version: `GET /containers/json`. A path that is missing is answered
 * by a 404, as an engine answers for what doesn't exist.
 */
export async function startScriptedServer(
  answers: Readonly<Record<string, Answer>>,
  talks: Readonly<Record<string, Talk>> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  const socketPath = join(folder, 'docker.sock');
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const [versioned = '', query] = (request.url ?? '').split('?');
    requests.push(`${request.method} ${versioned}${query ? `?${decodeURIComponent(query)}` : ''}`);
    const answer = answers[`${request.method} ${pathOf(request.url)}`] ?? refusal(404, 'page not found');
    answer(request, response);
  });
  upgradeBy(server, talks);
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });
  await new Promise<void>((done) => server.listen(socketPath, done));
  const target: EngineTarget = {
    source: 'DOCKER_HOST',
    context: 'default',
    address: `unix://${socketPath}`,
    linkHost: 'localhost',
  };
  return {
    target,
    socketPath,
    /** With the version and the decoded query. */
    requests,
    async stop() {
      for (const socket of connections) socket.destroy();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
