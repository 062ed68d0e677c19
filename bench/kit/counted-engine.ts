import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export interface CountedEngine {
  readonly host: string;
  /** Requests for figures of a container that came through so far. */
  statsRequests(): number;
  close(): void;
}

const statsRequest = /GET \/(?:v[\d.]+\/)?containers\/\w+\/stats/g;

/** A socket at `path` that leads to an engine, and counts what is asked for. A request's first line comes in one piece. */
export async function countStatsRequests(socketPath: string, path: string): Promise<CountedEngine> {
  let asked = 0;
  const server = createServer((client) => {
    const engine = connect(socketPath);
    client.on('data', (chunk: Buffer) => {
      asked += chunk.toString('latin1').match(statsRequest)?.length ?? 0;
    });
    client.pipe(engine).pipe(client);
    client.on('error', () => engine.destroy());
    engine.on('error', () => client.destroy());
    client.on('close', () => engine.destroy());
  });
  server.listen(path);
  await once(server, 'listening');
  return { host: `unix://${path}`, statsRequests: () => asked, close: () => server.close() };
}
