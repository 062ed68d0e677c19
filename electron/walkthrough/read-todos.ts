import { createHash } from 'node:crypto';

const longestWaitMs = 2_000;
const mostBytes = 2_000_000;
const mostTodos = 10_000;

export type FetchText = (url: string) => Promise<{ readonly status: number; readonly text: string }>;

/**
 * Digests of the todos that the sample's frontend shows, sorted; `null` where it doesn't answer, or is no such frontend.
 * Two kinds are known: the bundled sample's, which lists its todos as JSON (`/api/todos`), and that of
 * docker/multi-container-app, whose page names each by its database key (`app/views/todos.ejs`). Nothing is changed by
 * asking, and no word of a todo is kept.
 */
export async function readTodos(
  base: string,
  fetchText: FetchText = boundedFetch,
): Promise<readonly string[] | null> {
  try {
    const list = await fetchText(new URL('/api/todos', base).href);
    if (list.status === 200) return fromJson(list.text);
    if (list.status !== 404) return null;
    const page = await fetchText(new URL('/', base).href);
    return page.status === 200 ? fromPage(page.text) : null;
  } catch {
    return null;
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

const digests = (todos: readonly string[]): readonly string[] =>
  [...new Set(todos.slice(0, mostTodos).map(digest))].sort();

function fromJson(text: string): readonly string[] | null {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return null;
  return digests(
    list.flatMap((todo: unknown) => {
      if (typeof todo !== 'object' || todo === null || !('id' in todo) || !('text' in todo)) return [];
      return [`${String(todo.id)} ${String(todo.text)}`];
    }),
  );
}

/** The form that adds a todo tells the page; the hidden key of each form that removes one tells the todos. */
function fromPage(html: string): readonly string[] | null {
  if (!/<input\b[^>]*\bname="task"/.test(html)) return null;
  const keys = [...html.matchAll(/<input\b[^>]*\bname="_key"[^>]*\bvalue="([0-9a-f]{24})"/g)];
  return digests(keys.flatMap(([, key]) => key ?? []));
}

/** Follows no redirect, waits no longer than two seconds, and reads no more than two megabytes. */
async function boundedFetch(url: string): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.timeout(longestWaitMs),
    headers: { accept: 'application/json, text/html' },
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error('The answer is too long to be a list of todos.');
    chunks.push(chunk);
  }
  return { status: response.status, text: Buffer.concat(chunks).toString('utf8') };
}
