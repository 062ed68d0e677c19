import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineTarget } from '../../shared/engine.ts';

/** For tests: an HTTP server on a unix socket that answers, and misbehaves, as it is told to. */

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

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

/**
 * `answers` are by method and path without the version: `GET /containers/json`. A path that is missing is answered
 * by a 404, as an engine answers for what doesn't exist.
 */
export async function startScriptedServer(answers: Readonly<Record<string, Answer>>) {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  const socketPath = join(folder, 'docker.sock');
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const [versioned = '', query] = (request.url ?? '').split('?');
    requests.push(`${request.method} ${versioned}${query ? `?${decodeURIComponent(query)}` : ''}`);
    const path = versioned.replace(/^\/v1\.\d+/, '');
    const answer = answers[`${request.method} ${path}`] ?? refusal(404, 'page not found');
    answer(request, response);
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
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
