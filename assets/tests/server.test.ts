import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeRedis } from './fakeRedis.ts';

const toStop: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const stop of toStop.splice(0)) await stop();
});

/** The sample's own process, as its container starts it. */
async function anApp(databasePort: number) {
  const script = fileURLToPath(new URL('../sample/app/src/server.js', import.meta.url));
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: String(databasePort),
  };
  const app = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(app, 'exit');
  const stop = () => {
    app.kill('SIGTERM');
    return exited;
  };
  toStop.push(stop);

  const lines: string[] = [];
  createInterface({ input: app.stdout }).on('line', (line) => lines.push(line));
  const saying = (part: string) =>
    vi.waitUntil(() => lines.find((line) => line.includes(part)), { timeout: 10_000, interval: 5 });
  const url = (await saying('Listening on')).replace('Listening on ', '');
  const call = async (method: string, path: string, body?: unknown) => {
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(url + path, { method, ...(body === undefined ? {} : json) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return { url, call, stop, saying };
}

async function aDatabase() {
  const database = await fakeRedis();
  toStop.push(database.stop);
  return database;
}

test('adds, ticks, lists and deletes todos', async () => {
  const { call, saying } = await anApp((await aDatabase()).port);
  await saying('Connected');
  const milk = { id: 1, text: '<b>Milk</b> & bread', done: false };
  expect(await call('POST', '/api/todos', { text: '  <b>Milk</b>\n & bread ' })).toEqual({
    status: 201,
    body: milk,
  });
  expect(await call('PATCH', '/api/todos/1', { done: true })).toEqual({
    status: 200,
    body: { ...milk, done: true },
  });
  expect(await call('GET', '/api/todos')).toEqual({ status: 200, body: [{ ...milk, done: true }] });
  expect(await call('DELETE', '/api/todos/1')).toEqual({ status: 204, body: undefined });
  expect(await call('GET', '/api/todos')).toEqual({ status: 200, body: [] });
});

test('keeps every one of many todos that are added together', async () => {
  const { call, saying } = await anApp((await aDatabase()).port);
  await saying('Connected');
  const texts = Array.from({ length: 50 }, (_, i) => `todo ${i}`);
  await Promise.all(texts.map((text) => call('POST', '/api/todos', { text })));
  const { body } = await call('GET', '/api/todos');
  expect(body.map((todo: { text: string }) => todo.text).sort()).toEqual(texts.sort());
});

test.each([
  ['POST', '/api/todos', { text: '   ' }, 400],
  ['POST', '/api/todos', { text: 'x'.repeat(201) }, 400],
  ['POST', '/api/todos', { text: 'x'.repeat(100_000) }, 413],
  ['PATCH', '/api/todos/1', { done: 'yes' }, 400],
  ['PATCH', '/api/todos/7', { done: true }, 404],
  ['DELETE', '/api/todos/7', undefined, 404],
  ['PUT', '/api/todos', {}, 405],
  ['GET', '/../../etc/passwd', undefined, 404],
])('refuses %s %s %j with %i', async (method, path, body, status) => {
  const { call, saying } = await anApp((await aDatabase()).port);
  await saying('Connected');
  expect((await call(method, path, body)).status).toBe(status);
});

test('answers 503 while its database is away, and stays up', async () => {
  const database = await fakeRedis();
  const { call, saying, url } = await anApp(database.port);
  await saying('Connected');
  expect((await call('GET', '/healthz')).status).toBe(200);
  await database.stop();
  await saying('Waiting for');
  expect(await call('POST', '/api/todos', { text: 'Milk' })).toMatchObject({
    status: 503,
    body: { error: 'The database is not reachable.', database: `127.0.0.1:${database.port}` },
  });
  expect((await call('GET', '/healthz')).status).toBe(503);
  const page = await fetch(url);
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("script-src 'self'"),
  ]);
});

test('stops at once on SIGTERM, also with a page open', async () => {
  const { stop, url, saying } = await anApp((await aDatabase()).port);
  await saying('Connected');
  const events = await fetch(`${url}/api/events`);
  const started = Date.now();
  expect(await stop()).toEqual([0, null]);
  expect(Date.now() - started).toBeLessThan(2000);
  await events.body?.cancel().catch(() => {});
});
