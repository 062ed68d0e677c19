import { Agent, request } from 'node:http';

interface Made {
  readonly name: string;
  readonly project: string;
  readonly service: string;
  readonly number: number;
}

const atOnce = 8;

function create(agent: Agent, socketPath: string, { name, project, service, number }: Made): Promise<void> {
  const body = JSON.stringify({
    Image: 'busybox:latest',
    Cmd: ['sleep', 'infinity'],
    HostConfig: { NetworkMode: 'none' },
    Labels: {
      'com.docker.compose.project': project,
      'com.docker.compose.service': service,
      'com.docker.compose.container-number': `${number}`,
      'com.docker.compose.oneoff': 'False',
    },
  });
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        socketPath,
        method: 'POST',
        path: `/containers/create?name=${name}`,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 201 ? resolve() : reject(new Error(`${response.statusCode} for ${name}`)),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Names of stacks as `makeStacks` makes them: `stack-007`. */
export const stackNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `stack-${String(n).padStart(3, '0')}`);

/**
 * Makes many stacks of created containers quickly, by the Engine API alone, labelled as Compose does. Each has two
 * services, `db` and `web`, which share its containers.
 */
export async function makeStacks(
  socketPath: string,
  { stacks, each }: { stacks: number; each: number },
): Promise<void> {
  const waiting = stackNames(stacks).flatMap((project) =>
    Array.from({ length: each }, (_, n): Made => {
      const service = n % 2 === 0 ? 'web' : 'db';
      const number = Math.floor(n / 2) + 1;
      return { name: `${project}-${service}-${number}`, project, service, number };
    }),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await create(agent, socketPath, next);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  agent.destroy();
}
