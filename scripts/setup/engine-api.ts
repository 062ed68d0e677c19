import { request } from 'node:http';

interface EngineAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * One request to the Engine API on a unix socket, for set-up and clearing away only. Rejects when nothing answers
 * within `bound` milliseconds.
 */
function askEngine(socketPath: string, method: string, path: string, bound = 3000): Promise<EngineAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, method, path, timeout: bound }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer to ${method} ${path} in ${bound} ms`)));
    asked.on('error', reject);
    asked.end();
  });
}

/** Whether an engine answers on this socket. */
export async function answers(socketPath: string): Promise<boolean> {
  try {
    return (await askEngine(socketPath, 'GET', '/_ping', 1000)).status === 200;
  } catch {
    return false;
  }
}

/** Kills every running container, so that the engine need not wait for those that ignore SIGTERM. Never rejects. */
export async function killContainers(socketPath: string): Promise<void> {
  try {
    const { body } = await askEngine(socketPath, 'GET', '/containers/json');
    const listed: unknown = JSON.parse(body);
    const ids = (Array.isArray(listed) ? listed : []).map(({ Id }: { Id: string }) => Id);
    await Promise.allSettled(
      ids.map((id) => askEngine(socketPath, 'POST', `/containers/${id}/kill`, 10_000)),
    );
  } catch {
    // An engine that does not answer is ended the hard way by its caller.
  }
}
