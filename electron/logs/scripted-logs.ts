import type { ServerResponse } from 'node:http';
import type { Container } from '../../shared/engine.ts';
import type { LogMessage } from '../../shared/logs.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { emptySnapshot } from '../../shared/snapshot-patch.ts';
import { connectDockerode } from '../engine/dockerode-engine.ts';
import { someEngine, someTarget } from '../engine/fake-engine.ts';
import { anEngine, json, raw, refusal, startScriptedServer } from '../engine/scripted-server.ts';
import type { Sink } from '../stream.ts';
import type { LogEngine } from './follow-container.ts';
import { framed, type Line, plain } from './testing.ts';

/** For tests: an engine on a unix socket with containers that log, and whatever can happen to them and to it. */

interface Logging {
  container: Container;
  readonly tty: boolean;
  readonly driver: string;
  lines: Line[];
  readonly followers: Set<ServerResponse>;
}

const isRunning = ({ state }: Container) => state === 'running';
const isoOf = (at: number | null) => (at === null ? '0001-01-01T00:00:00Z' : new Date(at).toISOString());

function inspection({ container, tty, driver }: Logging) {
  return {
    Id: container.id,
    Config: { Tty: tty },
    HostConfig: { LogConfig: { Type: driver } },
    State: {
      Running: isRunning(container),
      StartedAt: isoOf(container.startedAt),
      FinishedAt: isoOf((container.startedAt ?? 0) + 500),
    },
  };
}

/** As the engine does: `since` first, then the newest `tail` of what is left. */
function asked(lines: readonly Line[], query: URLSearchParams): readonly Line[] {
  const since = query.get('since');
  const origin = BigInt(Date.UTC(2024, 0, 1)) * 1_000_000n;
  const from = since === null ? 0 : Number(BigInt(since.replace('.', '')) - origin);
  const recent = lines.filter(({ time = 0 }) => time >= from);
  const tail = query.get('tail');
  if (tail === null || tail === 'all') return recent;
  return Number(tail) === 0 ? [] : recent.slice(-Number(tail));
}

export async function startScriptedLogs() {
  const containers = new Map<string, Logging>();
  const listeners = new Set<(snapshot: EngineSnapshot) => void>();
  const answers: Record<string, Parameters<typeof startScriptedServer>[0][string]> = { ...anEngine };
  const server = await startScriptedServer(answers);
  let api = connectDockerode(server.target);
  let isAway = false;
  let snapshot: EngineSnapshot = {
    ...emptySnapshot(),
    connection: { kind: 'ready', target: someTarget, engine: someEngine },
  };

  function publish(): void {
    snapshot = {
      ...snapshot,
      revision: snapshot.revision + 1,
      containers: new Map([...containers.values()].map(({ container }) => [container.id, container])),
      connection: isAway
        ? {
            kind: 'unreachable',
            target: someTarget,
            cause: { kind: 'connection-lost', detail: '' },
            since: 0,
          }
        : { kind: 'ready', target: someTarget, engine: someEngine },
    };
    for (const listener of [...listeners]) listener(snapshot);
  }

  const find = (container: Container): Logging => {
    const found = containers.get(container.id);
    if (found === undefined) throw new Error(`No container ${container.name}`);
    return found;
  };
  const bytesOf = ({ tty }: Logging, lines: readonly Line[]) => (tty ? plain(lines) : framed(lines));

  const engine: LogEngine = {
    snapshot: () => snapshot,
    api: () => (isAway ? null : api),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    engine,
    requests: server.requests,
    stop: server.stop,
    add(container: Container, { tty = false, driver = 'json-file', lines = [] as readonly Line[] } = {}) {
      const logging: Logging = { container, tty, driver, lines: [...lines], followers: new Set() };
      containers.set(container.id, logging);
      answers[`GET /containers/${container.id}/json`] = (request, response) =>
        (containers.has(container.id) ? json(inspection(logging)) : refusal(404, 'No such container'))(
          request,
          response,
        );
      answers[`GET /containers/${container.id}/logs`] = (request, response) => {
        const query = new URLSearchParams(request.url?.split('?')[1]);
        if (driver === 'none')
          return refusal(501, 'configured logging driver does not support reading')(request, response);
        if (!containers.has(container.id)) return refusal(404, 'No such container')(request, response);
        response.writeHead(200, { 'Content-Type': 'application/vnd.docker.raw-stream' });
        response.flushHeaders();
        response.write(bytesOf(logging, asked(logging.lines, query)));
        if (query.get('follow') !== '1' || !isRunning(logging.container)) return void response.end();
        logging.followers.add(response);
        response.on('close', () => logging.followers.delete(response));
      };
      publish();
    },
    /** Writes lines; those who follow get them at once. */
    write(container: Container, ...lines: readonly Line[]) {
      const logging = find(container);
      logging.lines.push(...lines);
      for (const follower of logging.followers) follower.write(bytesOf(logging, lines));
    },
    /** Writes lines that nobody gets before asking for them. */
    writeUnseen: (container: Container, ...lines: readonly Line[]) =>
      void find(container).lines.push(...lines),
    /** Answers with these bytes when the log is asked for, instead of with the lines. */
    answerLog(container: Container, bytes: Buffer) {
      answers[`GET /containers/${container.id}/logs`] = raw(bytes);
    },
    /** Writes bytes to those who follow, as they are. */
    sendRaw(container: Container, bytes: Buffer) {
      for (const follower of find(container).followers) follower.write(bytes);
    },
    /** Lets go of the oldest lines, as a log does that is rotated. */
    forget(container: Container, count: number) {
      const logging = find(container);
      logging.lines = logging.lines.slice(count);
    },
    stopContainer(container: Container) {
      const logging = find(container);
      logging.container = { ...logging.container, state: 'exited', exitCode: 0 };
      for (const follower of logging.followers) follower.end();
      publish();
    },
    startContainer(container: Container) {
      const logging = find(container);
      const startedAt = (logging.container.startedAt ?? 0) + 1_000;
      logging.container = { ...logging.container, state: 'running', exitCode: null, startedAt };
      publish();
    },
    remove(container: Container) {
      for (const follower of find(container).followers) follower.end();
      containers.delete(container.id);
      publish();
    },
    followers: (container: Container) => find(container).followers.size,
    /** Cuts every log that is being sent. */
    cutConnections() {
      for (const { followers } of containers.values())
        for (const follower of followers) follower.socket?.destroy();
    },
    goAway() {
      isAway = true;
      this.cutConnections();
      publish();
    },
    comeBack() {
      isAway = false;
      api = connectDockerode(server.target);
      publish();
    },
  };
}

/** What a log told, in short: `web-1 text`, `! web-1 stopped`, `sources web-1 db-1`, `caught-up`. */
export function aListener() {
  const told: string[] = [];
  let names: readonly string[] = [];
  let gate: Promise<void> = Promise.resolve();
  let error: unknown;
  const sink: Sink<LogMessage> = {
    async send(message) {
      switch (message.kind) {
        case 'sources':
          names = message.sources.map(({ name }) => name);
          told.push(`sources ${names.join(' ')}`);
          break;
        case 'lines':
          for (const [n, text] of message.text.split('\n').entries())
            told.push(`${names[message.source[n] ?? -1]} ${text}`);
          break;
        case 'notice':
          told.push(`! ${message.source === null ? '' : `${names[message.source]} `}${message.what}`);
          break;
        case 'caught-up':
          told.push('caught-up');
          break;
      }
      await gate;
    },
    end(reason) {
      error = reason ?? null;
    },
  };
  return {
    sink,
    told,
    ended: () => error,
    /** Takes nothing more until the returned function is called. */
    hold(): () => void {
      let release: () => void = () => undefined;
      gate = new Promise((done) => {
        release = () => {
          gate = Promise.resolve();
          done();
        };
      });
      return release;
    },
  };
}

export const lineAt = (seconds: number, text = String(seconds)): Line => ({ text, time: seconds * 1e9 });
