import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { factsOf } from '../failure.ts';
import { connectDockerode } from './dockerode-engine.ts';
import { anEngine, hangUp, raw, refusal, startScriptedServer } from './scripted-server.ts';

let server: Awaited<ReturnType<typeof startScriptedServer>>;
afterEach(() => server.stop());

const line = (id: string, name = 'web') =>
  `{"Type":"container","Action":"start","Actor":{"ID":"${id}","Attributes":{"name":"${name}"}},"timeNano":17}\n`;

/** A subscription on a server whose stream the test writes. */
async function subscribed(since: string | null = null) {
  let stream: ServerResponse | undefined;
  server = await startScriptedServer({
    ...anEngine,
    'GET /events': (_request, response) => {
      stream = response;
      response.writeHead(200).flushHeaders();
    },
  });
  const heard: string[] = [];
  const ended = vi.fn<(reason: Error) => void>();
  const stop = await new Promise<() => void>((done) => {
    const stopWatching = connectDockerode(server.target).watchEvents(since, {
      subscribed: () => done(stopWatching),
      event: ({ subject }) => heard.push(subject.kind === 'volume' ? subject.name : subject.id),
      ended,
    });
  });
  if (stream === undefined) throw new Error('Nobody asked for events');
  return { stream, heard, ended, stop };
}

async function failed(answer: Parameters<typeof startScriptedServer>[0][string]) {
  server = await startScriptedServer({ ...anEngine, 'GET /events': answer });
  const on = { subscribed: vi.fn(), event: vi.fn() };
  const reason = await new Promise<Error>((ended) =>
    connectDockerode(server.target).watchEvents(null, { ...on, ended }),
  );
  return { ...on, reason };
}

describe('the event stream', () => {
  it('asks for what is of use alone', async () => {
    await subscribed();
    const query = new URL(`http://x${server.requests.at(-1)?.replace('GET ', '')}`).searchParams;
    const filters = JSON.parse(query.get('filters') ?? '');
    expect(filters.type).toEqual(['container', 'volume', 'network']);
    expect(filters.event).toContain('health_status');
    expect(filters.event).not.toContain('exec_start');
    expect(query.has('since')).toBe(false);
  });

  it('goes on from a moment', async () => {
    await subscribed('1795468203915123457');
    expect(server.requests.at(-1)).toContain('since=1795468203.915123457');
  });

  it('is read however it is cut', async () => {
    const { stream, heard } = await subscribed();
    stream.write(`${line('a')}${line('b')}`);
    const cut = Buffer.from(line('c', 'grüße'));
    for (const byte of cut) {
      stream.write(Buffer.from([byte]));
      await new Promise((done) => setImmediate(done));
    }
    await vi.waitFor(() => expect(heard).toEqual(['a', 'b', 'c']));
  });

  it('may hold garbage', async () => {
    const { stream, heard, ended } = await subscribed();
    stream.write(`{"Type":\n\nnull\n[]\n<html>\n${Buffer.from([0xff, 0xfe]).toString('latin1')}\n`);
    stream.write(`${'x'.repeat(1024 * 1024 + 10)}\n${line('a')}`);
    await vi.waitFor(() => expect(heard).toEqual(['a']));
    expect(ended).not.toHaveBeenCalled();
  });

  it('tells its end once', async () => {
    const { stream, heard, ended } = await subscribed();
    stream.write(line('a'));
    stream.end('{"Type":"container","Act');
    await vi.waitFor(() => expect(ended).toHaveBeenCalled());
    await new Promise((done) => setImmediate(done));
    expect(ended).toHaveBeenCalledOnce();
    expect(heard).toEqual(['a']);
  });

  it('tells that it was cut', async () => {
    const { stream, ended } = await subscribed();
    stream.socket?.destroy();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
  });

  it('ends without a word when nobody wants it any more', async () => {
    const { stream, heard, ended, stop } = await subscribed();
    const closed = new Promise((done) => stream.on('close', done));
    stop();
    await closed;
    await new Promise((done) => setImmediate(done));
    expect([heard, ended.mock.calls]).toEqual([[], []]);
  });
});

describe('a subscription that fails', () => {
  it('tells why', async () => {
    const { reason, subscribed: was } = await failed(refusal(400, 'invalid filter'));
    expect(reason.message).toBe('invalid filter');
    expect(was).not.toHaveBeenCalled();
  });

  it('tells that the engine hung up', async () => {
    const { reason } = await failed(hangUp);
    expect(factsOf(reason)).toMatchObject({ kind: 'engine-unreachable', cause: { kind: 'connection-lost' } });
  });

  it('tells of an end at once', async () => {
    const { reason, event } = await failed(raw('not events'));
    expect(reason).toBeInstanceOf(Error);
    expect(event).not.toHaveBeenCalled();
  });
});
