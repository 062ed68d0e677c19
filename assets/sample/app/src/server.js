import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseAway, Redis } from './redis.js';
import { MAX_TEXT, Todos, todoText } from './todos.js';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {{ kind: 'todos', todos: import('./todos.js').Todo[] } | { kind: 'away' }} View */

const PORT = Number(process.env.PORT ?? 3000);
const DATABASE = {
  host: process.env.DATABASE_HOST ?? 'localhost',
  port: Number(process.env.DATABASE_PORT ?? 6379),
};
const DATABASE_NAME = `${DATABASE.host}:${DATABASE.port}`;
const MAX_BODY = 8 * 1024;

const redis = new Redis(DATABASE);
const todos = new Todos(redis);

/** A request that can't be served as asked. */
class Refused extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

// ---- What the page shows, pushed to every open page whenever it changes ----

/** @type {Set<Response>} */
const pages = new Set();

/** @returns {Promise<View>} */
async function currentView() {
  try {
    return { kind: 'todos', todos: await todos.list() };
  } catch (error) {
    if (!(error instanceof DatabaseAway)) console.error(error);
    return { kind: 'away' };
  }
}

async function pushView() {
  const view = await currentView();
  for (const page of pages) send(page, view);
}

/** @param {Response} page @param {View} view */
function send(page, view) {
  page.write(`data: ${JSON.stringify(view)}\n\n`);
}

// ---- Routes ----

/** @type {Array<{ method: string, path: RegExp, answer: (request: Request, response: Response, id: number) => unknown }>} */
const routes = [
  { method: 'GET', path: /^\/api\/todos$/, answer: async (_, res) => json(res, 200, await todos.list()) },
  { method: 'POST', path: /^\/api\/todos$/, answer: addTodo },
  { method: 'PATCH', path: /^\/api\/todos\/([1-9]\d{0,14})$/, answer: tickTodo },
  { method: 'DELETE', path: /^\/api\/todos\/([1-9]\d{0,14})$/, answer: deleteTodo },
  { method: 'GET', path: /^\/api\/events$/, answer: openEvents },
  { method: 'GET', path: /^\/healthz$/, answer: health },
  ...[
    file('/', 'index.html', 'text/html'),
    file('/app.js', 'app.js', 'text/javascript'),
    file('/style.css', 'style.css', 'text/css'),
    file('/favicon.svg', 'favicon.svg', 'image/svg+xml'),
  ],
];

/** @param {Request} request @param {Response} response */
async function addTodo(request, response) {
  const text = todoText((await jsonBody(request)).text);
  if (text === undefined) throw new Refused(400, `"text" must be a line of 1 to ${MAX_TEXT} characters.`);
  const todo = await todos.add(text);
  json(response, 201, todo);
  await pushView();
}

/** @param {Request} request @param {Response} response @param {number} id */
async function tickTodo(request, response, id) {
  const { done } = await jsonBody(request);
  if (typeof done !== 'boolean') throw new Refused(400, '"done" must be true or false.');
  const todo = await todos.setDone(id, done);
  if (!todo) throw new Refused(404, 'There is no such todo.');
  json(response, 200, todo);
  await pushView();
}

/** @param {Request} _ @param {Response} response @param {number} id */
async function deleteTodo(_, response, id) {
  if (!(await todos.delete(id))) throw new Refused(404, 'There is no such todo.');
  response.writeHead(204).end();
  await pushView();
}

/** @param {Request} request @param {Response} response */
async function openEvents(request, response) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  if (request.method === 'HEAD') return response.end();
  pages.add(response);
  response.on('close', () => pages.delete(response));
  send(response, await currentView());
}

/** @param {Request} _ @param {Response} response */
async function health(_, response) {
  await redis.command('PING');
  json(response, 200, { status: 'ok', database: DATABASE_NAME });
}

/** @param {string} path @param {string} name @param {string} type */
function file(path, name, type) {
  const text = readFileSync(new URL(`public/${name}`, import.meta.url), 'utf8')
    .replaceAll('{{database}}', escapeHtml(DATABASE_NAME))
    .replaceAll('{{maxText}}', String(MAX_TEXT));
  return {
    method: 'GET',
    path: new RegExp(`^${path.replace('.', '\\.')}$`),
    /** @param {Request} _ @param {Response} response */
    answer: (_, response) => {
      response
        .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' })
        .end(text);
    },
  };
}

// ---- HTTP ----

/** @param {Request} request @param {Response} response */
async function serve(request, response) {
  const started = performance.now();
  const [pathname = '/'] = (request.url ?? '/').split('?', 1);
  response.on('close', () => {
    const took = (performance.now() - started).toFixed(1);
    console.log(`${request.method} ${pathname} ${response.statusCode} ${took} ms`);
  });
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  try {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const known = routes.filter((route) => route.path.test(pathname));
    const route = known.find((candidate) => candidate.method === method);
    if (!route) {
      if (known.length === 0) throw new Refused(404, 'There is nothing here.');
      response.setHeader('allow', known.map((candidate) => candidate.method).join(', '));
      throw new Refused(405, `${request.method} can't be used here.`);
    }
    await route.answer(request, response, Number(route.path.exec(pathname)?.[1]));
  } catch (error) {
    refuse(response, error);
  }
}

/** @param {Response} response @param {unknown} error */
function refuse(response, error) {
  if (response.headersSent) {
    console.error(error);
    response.destroy();
  } else if (error instanceof Refused) {
    json(response, error.status, { error: error.message });
  } else if (error instanceof DatabaseAway) {
    json(response, 503, {
      error: 'The database is not reachable.',
      database: DATABASE_NAME,
      cause: error.message,
    });
  } else {
    console.error(error);
    json(response, 500, { error: 'The app failed; its log says why.' });
  }
}

/**
 * Asking for the JSON content type keeps forms on other sites from writing here.
 * @param {Request} request
 * @returns {Promise<Record<string, unknown>>}
 */
async function jsonBody(request) {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    throw new Refused(415, 'Send application/json.');
  }
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  if (size > MAX_BODY) throw new Refused(413, `Send at most ${MAX_BODY} bytes.`);
  try {
    return Object(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    throw new Refused(400, 'That is not JSON.');
  }
}

/** @param {Response} response @param {number} status @param {unknown} value */
function json(response, status, value) {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

// ---- Start and stop ----

const server = createServer(serve);

redis.on('up', () => {
  console.log(`Connected to ${DATABASE_NAME}`);
  pushView();
});
redis.on('away', (reason) => {
  console.log(`Waiting for ${DATABASE_NAME}: ${reason}`);
  pushView();
});

// The app is process 1 of its container, which has no default signal handlers: without these, `docker stop` would
// wait ten seconds and then kill it.
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.once(signal, () => {
    console.log(`Stopping on ${signal}`);
    redis.close();
    server.close();
    for (const page of pages) page.end();
    server.closeIdleConnections();
    setTimeout(() => process.exit(), 500).unref();
  });
}

redis.open();
server.listen(PORT, () => {
  const address = server.address();
  console.log(`Listening on http://localhost:${typeof address === 'object' ? address?.port : PORT}`);
});
