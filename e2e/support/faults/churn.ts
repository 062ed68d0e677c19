import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { pick } from '../randoms.ts';

/** One request to the engine itself, past every fault. What it refuses is refused: the next change comes anyway. */
async function tell(socketPath: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve) => {
    const asked = request(
      {
        socketPath,
        method,
        path,
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) },
      },
      async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
        const said = Buffer.concat(chunks).toString('utf8');
        resolve(said === '' ? null : JSON.parse(said));
      },
    );
    asked.on('error', () => resolve(null));
    asked.end(text);
  });
}

// What a label may hold, and a name may not.
const hostileTexts = [
  'shop',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  'constructor',
  '\u202egnp.exe\u2066',
  'nul\u0000nul',
  '\u001b]0;title\u0007\u001b[2J',
  '\n{"timeNano":1}',
  '\ud800',
  '"timeNano":17',
  'x'.repeat(20_000),
] as const;

/** Containers that come, change and go on one engine, volumes and networks beside them. */
export function createChurn(socketPath: string, random: () => number) {
  const alive: string[] = [];
  const volumes: string[] = [];
  const networks: string[] = [];
  let made = 0;

  const ask = (method: string, path: string, body?: unknown) => tell(socketPath, method, path, body);
  const idOf = (answer: unknown) => (answer as { Id?: string } | null)?.Id;

  async function create(): Promise<void> {
    made += 1;
    const project = pick(random, hostileTexts);
    const answer = await ask('POST', `/containers/create?name=${made}.-_${'n'.repeat(made % 90)}`, {
      Image: 'busybox:latest',
      Cmd: ['sleep', '600'],
      StopSignal: 'SIGKILL',
      Labels: {
        'com.docker.compose.project': project,
        'com.docker.compose.service': pick(random, hostileTexts),
        [pick(random, hostileTexts)]: pick(random, hostileTexts),
      },
      ExposedPorts: { '80/tcp': {} },
      HostConfig: random() < 0.2 ? { PortBindings: { '80/tcp': [{ HostPort: '' }] } } : {},
    });
    const id = idOf(answer);
    if (id === undefined) return;
    alive.push(id);
    if (random() < 0.8) await ask('POST', `/containers/${id}/start`);
  }

  const some = () => alive[Math.floor(random() * alive.length)] ?? 'nobody';
  const act = (what: string) => () => ask('POST', `/containers/${some()}/${what}`);

  async function rename(): Promise<void> {
    made += 1;
    await ask('POST', `/containers/${some()}/rename?name=r${made}`);
  }

  async function remove(): Promise<void> {
    const [id] = alive.splice(Math.floor(random() * alive.length), 1);
    if (id !== undefined) await ask('DELETE', `/containers/${id}?force=1&v=1`);
  }

  async function volume(): Promise<void> {
    if (volumes.length > 4) await ask('DELETE', `/volumes/${volumes.shift()}`);
    made += 1;
    volumes.push(`v${made}`);
    await ask('POST', '/volumes/create', { Name: `v${made}`, Labels: { a: pick(random, hostileTexts) } });
  }

  async function network(): Promise<void> {
    const [old] = networks;
    if (old !== undefined && random() < 0.3) {
      networks.shift();
      await ask('DELETE', `/networks/${old}`);
    } else if (networks.length < 2) {
      made += 1;
      const id = idOf(await ask('POST', '/networks/create', { Name: `n${made}` }));
      if (id !== undefined) networks.push(id);
    } else await ask('POST', `/networks/${old}/connect`, { Container: some() });
  }

  const changes: readonly [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
    create,
    create,
    create,
    remove,
    remove,
    act('start'),
    act('stop'),
    act('restart'),
    act('kill'),
    act('pause'),
    act('unpause'),
    rename,
    volume,
    network,
  ];

  return {
    /** Changes one thing after the other for so long. Resolves when the last is done. */
    async goOn(ms: number): Promise<void> {
      const until = Date.now() + ms;
      while (Date.now() < until) {
        await (alive.length > 14 ? remove() : pick(random, changes)());
        await pause(random() * 60);
      }
    },
    /** A container comes, one goes, one changes: who missed that is behind. */
    async lastWord(): Promise<void> {
      await create();
      await remove();
      await act('restart')();
    },
  };
}
