import { request } from 'node:http';

interface EngineAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * One request to the Engine API on a unix socket, for set-up and clearing away only. Rejects when nothing answers
 * within `bound` milliseconds.
 */
function askEngine(
  socketPath: string,
  method: string,
  path: string,
  { bound = 3000, body }: { readonly bound?: number; readonly body?: object } = {},
): Promise<EngineAnswer> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const asked = request({ socketPath, method, path, timeout: bound, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer to ${method} ${path} in ${bound} ms`)));
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What an engine answers to a question that changes nothing. Rejects where it answers with a refusal. */
export async function tellEngine(socketPath: string, path: string): Promise<unknown> {
  const { status, body } = await askEngine(socketPath, 'GET', path, { bound: 20_000 });
  if (status !== 200) throw new Error(`GET ${path}: ${status} ${body}`);
  return JSON.parse(body);
}

/** What an engine holds beside its images: how it is listed, and how one of it is named and removed. */
const holdings: readonly {
  readonly list: string;
  readonly named: (listed: never) => readonly { readonly Id?: string; readonly Name?: string }[];
  readonly remove: (name: string) => string;
}[] = [
  {
    list: '/containers/json?all=1',
    named: (listed) => listed,
    remove: (id) => `/containers/${id}?force=1&v=1`,
  },
  {
    list: `/networks?filters=${encodeURIComponent('{"type":["custom"]}')}`,
    named: (listed) => listed,
    remove: (id) => `/networks/${id}`,
  },
  {
    list: '/volumes',
    named: ({ Volumes }: { readonly Volumes: readonly { readonly Name: string }[] | null }) => Volumes ?? [],
    remove: (name) => `/volumes/${encodeURIComponent(name)}?force=1`,
  },
];

/** Takes away everything on an engine but its images. */
export async function emptyEngine(socketPath: string): Promise<void> {
  const until = Date.now() + 60_000;
  for (const { list, named, remove } of holdings) {
    for (;;) {
      const names = named((await tellEngine(socketPath, list)) as never).map(
        ({ Id, Name }) => Id ?? Name ?? '',
      );
      if (names.length === 0) break;
      // What is being removed already is refused once more, and gone at the next look.
      const answers = await Promise.all(
        names.map(async (name) => {
          const answer = await askEngine(socketPath, 'DELETE', remove(name), { bound: 60_000 });
          if (answer.status === 403) await freeNetwork(socketPath, name);
          return answer;
        }),
      );
      const refused = answers.find(({ status }) => status >= 400 && status !== 404);
      if (refused !== undefined && Date.now() > until) throw new Error(refused.body);
    }
  }
}

/** Engine 20.10 now and then keeps the endpoint of a container that is gone, and with it the network for good. */
async function freeNetwork(socketPath: string, id: string): Promise<void> {
  const { status, body } = await askEngine(socketPath, 'GET', `/networks/${id}`);
  if (status !== 200) return;
  const { Containers: left }: { readonly Containers: Readonly<Record<string, { readonly Name: string }>> } =
    JSON.parse(body);
  for (const { Name } of Object.values(left)) {
    const body = { Container: Name, Force: true };
    await askEngine(socketPath, 'POST', `/networks/${id}/disconnect`, { bound: 20_000, body });
  }
}

/** Whether an engine answers on this socket. */
export async function answers(socketPath: string): Promise<boolean> {
  try {
    return (await askEngine(socketPath, 'GET', '/_ping', { bound: 1000 })).status === 200;
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
      ids.map((id) => askEngine(socketPath, 'POST', `/containers/${id}/kill`, { bound: 10_000 })),
    );
  } catch {
    // An engine that does not answer is ended the hard way by its caller.
  }
}
