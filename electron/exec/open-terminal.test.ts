import { setTimeout as elapsed } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppError } from '../../shared/errors.ts';
import type { ExecMessage, ExecRequest } from '../../shared/exec.ts';
import { containerId } from '../../shared/ids.ts';
import { type Clock, systemClock } from '../engine/clock.ts';
import { connectDockerode } from '../engine/dockerode-engine.ts';
import { anEngine, json, refusal, startScriptedServer, type Talk } from '../engine/scripted-server.ts';
import { createTerminals } from './terminals.ts';

type Answers = Parameters<typeof startScriptedServer>[0];

let server: Awaited<ReturnType<typeof startScriptedServer>>;
afterEach(() => server.stop());

// Waits are as many as ever, and short.
const quick: Clock = { ...systemClock, after: (ms, run) => systemClock.after(ms / 20, run) };

const c1 = containerId('c1');
const shell: ExecRequest = {
  container: c1,
  program: { kind: 'shell', path: '/bin/sh' },
  user: '',
  workingDir: '',
  size: { columns: 80, rows: 24 },
};
const announcement = '\x1b]7331;7\x07';
const inspected = (Status: string, StartedAt = '2025-01-01T00:00:00Z') => ({
  Id: 'c1',
  Name: '/web',
  Created: '2025-01-01T00:00:00Z',
  Image: 'sha256:1',
  State: { Status, StartedAt },
  Config: { Image: 'busybox' },
});

/** An engine with container `c1`, in which `talk` is the program; it exits with what the returned function is given. */
async function engine(talk: Talk, answers: Answers = {}) {
  let state: { Running: boolean; ExitCode: number | null; Pid: number } = {
    Running: true,
    ExitCode: null,
    Pid: 9,
  };
  server = await startScriptedServer(
    {
      ...anEngine,
      'GET /containers/c1/json': json(inspected('running')),
      'POST /containers/c1/exec': json({ Id: 'e1' }, 201),
      'GET /exec/e1/json': (request, response) => json(state)(request, response),
      'POST /exec/e1/resize': json(null),
      ...answers,
    },
    { 'POST /exec/e1/start': talk },
  );
  return {
    api: connectDockerode(server.target),
    exit: (ExitCode: number, Pid = 9) => {
      state = { Running: false, ExitCode, Pid };
    },
  };
}

/** Opens a terminal and gathers what a window would hear. `draws`: whether it says that it has drawn what came. */
function open(
  api: Awaited<ReturnType<typeof engine>>['api'],
  request: Partial<ExecRequest> = {},
  draws = true,
) {
  const messages: ExecMessage[] = [];
  let error: AppError | null | undefined;
  const terminals = createTerminals(quick);
  const source = terminals.open(
    api,
    { ...shell, ...request },
    {
      async send(message) {
        messages.push(message);
        if (message.kind === 'output' && draws)
          source.receive({ kind: 'drawn', bytes: message.bytes.byteLength });
      },
      end(reason) {
        error = reason ?? null;
      },
    },
  );
  const bytes = () => messages.flatMap((message) => (message.kind === 'output' ? [message.bytes] : []));
  return {
    source,
    terminals,
    type: (text: string) => source.receive({ kind: 'input', bytes: Buffer.from(text) }),
    shown: () => Buffer.concat(bytes()).toString('utf8'),
    shownBytes: () => bytes().reduce((sum, { byteLength }) => sum + byteLength, 0),
    heard: (kind: ExecMessage['kind']) => messages.filter((message) => message.kind === kind),
    /** How it came to its end. */
    async ended() {
      await vi.waitFor(() => expect(error).toBeDefined(), 5000);
      return error ?? messages.at(-1);
    },
  };
}

const over = (end: unknown) => ({ kind: 'over', end });

describe('a terminal', () => {
  it('shows what the program says, without the announcement, and takes what is typed', async () => {
    const { api, exit } = await engine((socket) => {
      socket.write(`${announcement}grüße `);
      socket.on('data', (typed) => {
        exit(3);
        socket.end(`<${typed}>`);
      });
    });
    const terminal = open(api);
    await vi.waitFor(() => expect(terminal.shown()).toBe('grüße '));
    terminal.type('exit 3\r');
    expect(await terminal.ended()).toEqual(over({ kind: 'exited', code: 3 }));
    expect(terminal.shown()).toBe('grüße <exit 3\r>');
    expect(terminal.heard('started')).toHaveLength(1);
    expect(terminal.heard('accepted')).toHaveLength(1);
  });

  it('is prepared with its size, its user, its folder and a TERM, and leaves Ctrl+P alone', async () => {
    let body = '';
    const { api } = await engine(() => undefined, {
      'POST /containers/c1/exec': (request, response) => {
        request.on('data', (chunk) => (body += chunk));
        request.on('end', () => json({ Id: 'e1' }, 201)(request, response));
      },
    });
    const terminal = open(api, {
      user: '1000:1000',
      workingDir: '/srv',
      program: { kind: 'shell', path: '/bin/bash' },
    });
    await vi.waitFor(() => expect(terminal.heard('started')).toHaveLength(1));
    expect(JSON.parse(body)).toMatchObject({
      Tty: true,
      AttachStdin: true,
      User: '1000:1000',
      WorkingDir: '/srv',
      Env: ['TERM=xterm-256color'],
      ConsoleSize: [24, 80],
      Cmd: ['/bin/bash', '-c', expect.stringContaining('exec "$0"'), '/bin/bash'],
      DetachKeys: expect.not.stringContaining('ctrl-p'),
    });
    await vi.waitFor(() => expect(server.requests.at(-1)).toBe('POST /v1.45/exec/e1/resize?h=24&w=80'));
  });

  it('keeps what was typed before it was there', async () => {
    let typed = '';
    const { api } = await engine((socket) => socket.on('data', (chunk) => (typed += chunk)));
    const terminal = open(api);
    terminal.type('ls\r');
    await vi.waitFor(() => expect(typed).toBe('ls\r'));
  });

  it('follows the window’s size', async () => {
    const { api } = await engine(() => undefined);
    const terminal = open(api);
    await vi.waitFor(() => expect(terminal.heard('started')).toHaveLength(1));
    terminal.source.receive({ kind: 'resize', size: { columns: 120, rows: 40 } });
    await vi.waitFor(() => expect(server.requests.at(-1)).toBe('POST /v1.45/exec/e1/resize?h=40&w=120'));
  });
});

describe('a program that floods its terminal', () => {
  const flood: Talk = (socket) => {
    const more = () => {
      while (socket.writable && socket.write(Buffer.alloc(64 * 1024, 'y')));
    };
    socket.on('drain', more);
    more();
  };

  it('waits for a window that does not draw', async () => {
    const { api } = await engine(flood);
    const terminal = open(api, {}, false);
    await vi.waitFor(() => expect(terminal.shownBytes()).toBeGreaterThanOrEqual(256 * 1024));
    const held = terminal.shownBytes();
    await elapsed(100);
    expect(terminal.shownBytes()).toBe(held);
    expect(held).toBeLessThan(512 * 1024);
    terminal.source.receive({ kind: 'drawn', bytes: held });
    await vi.waitFor(() => expect(terminal.shownBytes()).toBeGreaterThan(held));
  });

  it('is ended all the same, and no more of it is shown', async () => {
    const { api, exit } = await engine(flood);
    const terminal = open(api, {}, false);
    await vi.waitFor(() => expect(terminal.shownBytes()).toBeGreaterThan(0));
    terminal.source.receive({ kind: 'end' });
    const held = terminal.shownBytes();
    exit(129);
    expect(await terminal.ended()).toEqual(over({ kind: 'exited', code: 129 }));
    expect(terminal.shownBytes()).toBe(held);
  });
});

describe('a terminal that is to end', () => {
  /** Notes the scripts that are run in the container, as signal and process. The leader obeys `obeyed`. */
  async function signalled(obeyed: string, program: string | null = announcement) {
    const signals: string[] = [];
    const typed: string[] = [];
    let lastBody: { Cmd?: readonly string[] } = {};
    const { api, exit } = await engine(
      (socket) => {
        if (program !== null) socket.write(`${program}$ `);
        socket.on('data', (chunk) => typed.push(String(chunk)));
      },
      {
        'POST /containers/c1/exec': (request, response) => {
          let body = '';
          request.on('data', (chunk) => (body += chunk));
          request.on('end', () => {
            lastBody = JSON.parse(body);
            const isOurs = lastBody.Cmd?.[2]?.includes('/proc/') ?? false;
            json({ Id: isOurs ? 'e2' : 'e1' }, 201)(request, response);
          });
        },
        'POST /exec/e2/start': (_request, response) => {
          const [, , script = '', , pid, signal = ''] = lastBody.Cmd ?? [];
          signals.push(script.includes('exit $left') ? `others ${signal}` : `${pid} ${signal}`);
          if (!script.includes('exit $left') && signal === obeyed) exit(129);
          response.end();
        },
        'GET /exec/e2/json': json({ Running: false, ExitCode: 0, Pid: 10 }),
      },
    );
    const terminal = open(api, program === null ? { program: { kind: 'command', line: 'redis-cli' } } : {});
    await vi.waitFor(() => expect(terminal.heard('started')).toHaveLength(1));
    return { terminal, signals, typed };
  }

  it.each(['end', 'close'] as const)('is hung up by its process id: %s', async (how) => {
    const { terminal, signals } = await signalled('HUP');
    if (how === 'end') terminal.source.receive({ kind: 'end' });
    else terminal.source.close();
    expect(await terminal.ended()).toEqual(over({ kind: 'exited', code: 129 }));
    expect(signals).toEqual(['others HUP', '7 HUP']);
  });

  it('is killed where it does not listen', async () => {
    const { terminal, signals } = await signalled('KILL');
    terminal.source.receive({ kind: 'end' });
    expect(await terminal.ended()).toEqual(over({ kind: 'exited', code: 129 }));
    expect(signals).toEqual(['others HUP', '7 HUP', '7 KILL']);
  });

  it('is asked by keys where the image has no shell, and it is told when that did not help', async () => {
    const { terminal, signals, typed } = await signalled('never', null);
    terminal.source.receive({ kind: 'end' });
    expect(await terminal.ended()).toEqual(over({ kind: 'left-running' }));
    expect(typed).toEqual(['\x03', '\x04']);
    expect(signals).toEqual([]);
  });

  it('is ended with all others when the app is closed', async () => {
    const { terminal, signals } = await signalled('HUP');
    await terminal.terminals.endAll();
    expect(signals).toEqual(['others HUP', '7 HUP']);
    await terminal.terminals.endAll();
  });

  it('before it began never begins', async () => {
    const { api } = await engine(() => undefined);
    const terminal = open(api);
    terminal.source.receive({ kind: 'end' });
    expect(await terminal.ended()).toEqual(over({ kind: 'exited', code: null }));
    expect(server.requests).not.toContain('POST /v1.45/exec/e1/start');
  });
});

describe('what goes wrong', () => {
  it('is told in the engine’s words where the container is paused', async () => {
    const { api } = await engine(() => undefined, {
      'POST /containers/c1/exec': refusal(409, 'Container c1 is paused, unpause the container before exec'),
    });
    expect(await open(api).ended()).toEqual({
      kind: 'conflict',
      detail: 'Container c1 is paused, unpause the container before exec',
    });
  });

  it('is told where the container is gone', async () => {
    const { api } = await engine(() => undefined, {
      'GET /containers/c1/json': refusal(404, 'No such container: c1'),
    });
    expect(await open(api).ended()).toEqual({ kind: 'not-found', what: 'container', name: 'c1' });
  });

  it('is told where it goes between two requests', async () => {
    const { api } = await engine(() => undefined, { 'POST /containers/c1/exec': json({ Id: 'e9' }, 201) });
    expect(await open(api).ended()).toEqual({ kind: 'unexpected', detail: 'No such exec instance' });
  });

  it('is in the output where the program can’t be started', async () => {
    const said = 'unable to find user nobody: no matching entries in passwd file\r\n';
    const { api, exit } = await engine((socket) => {
      exit(126, 0);
      socket.end(said);
    });
    const terminal = open(api, { user: 'nobody' });
    expect(await terminal.ended()).toEqual(over({ kind: 'not-started' }));
    expect(terminal.shown()).toBe(said);
  });

  it('is told where the container stops', async () => {
    let stopped = false;
    const { api, exit } = await engine(
      (socket) => {
        socket.on('data', () => {
          stopped = true;
          exit(137);
          socket.destroy();
        });
      },
      {
        'GET /containers/c1/json': (request, response) =>
          json(inspected(stopped ? 'exited' : 'running'))(request, response),
      },
    );
    const terminal = open(api);
    terminal.type('x');
    expect(await terminal.ended()).toEqual(over({ kind: 'container-stopped' }));
  });

  it('is told where the connection is lost, after the program was ended that nobody reaches any more', async () => {
    let signalled = 0;
    const { api } = await engine((socket) => socket.write(announcement, () => socket.destroy()), {
      'POST /containers/c1/exec': (request, response) => {
        signalled += 1;
        json({ Id: 'e1' }, 201)(request, response);
      },
    });
    expect(await open(api).ended()).toMatchObject({
      kind: 'engine-unreachable',
      cause: { kind: 'connection-lost' },
    });
    expect(signalled).toBeGreaterThan(1);
  });

  it('is told where the engine itself is gone', async () => {
    const { api } = await engine((socket) => {
      socket.on('data', () => void server.stop());
    });
    const terminal = open(api);
    await vi.waitFor(() => expect(terminal.heard('started')).toHaveLength(1));
    terminal.type('x');
    expect(await terminal.ended()).toMatchObject({ kind: 'engine-unreachable' });
  });
});
