import { request } from 'node:http';

interface Engine {
  readonly socketPath: string;
}

/** One request to the Engine API, without a body. Resolves to the answer's body; rejects where it is a failure. */
export function askEngine({ socketPath }: Engine, method: 'GET' | 'POST', path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, method, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const status = response.statusCode ?? 0;
        if (status < 400) resolve(body);
        else reject(new Error(`${method} ${path}: ${status} ${body}`));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

export const idOf = async (engine: Engine, name: string): Promise<string> =>
  JSON.parse(await askEngine(engine, 'GET', `/containers/${name}/json`)).Id;
