import { describe, expect, it } from 'vitest';
import { type FetchText, readTodos } from './read-todos.ts';

const answers =
  (pages: Readonly<Record<string, { status: number; text: string }>>): FetchText =>
  async (url) =>
    pages[new URL(url).pathname] ?? { status: 404, text: '' };

const json = (list: unknown) => answers({ '/api/todos': { status: 200, text: JSON.stringify(list) } });
const base = 'http://localhost:3000';

const form =
  '<form method="POST" action="/"><input class="a" type="text" name="task" placeholder="Add"></form>';
const item = (key: string) =>
  `<form action="/todo/destroy"><input type="hidden" name="_key" value="${key}" /></form>`;
const page = (text: string) => answers({ '/': { status: 200, text } });

describe('reading the todos of the frontend', () => {
  it('tells the todos of the bundled sample apart by id and text, in no order', async () => {
    const milk = { id: 1, text: 'Buy milk', done: false };
    const plants = { id: 2, text: 'Water the plants', done: false };
    const both = await readTodos(base, json([milk, plants]));
    expect(both).toHaveLength(2);
    expect(await readTodos(base, json([plants, { ...milk, done: true }]))).toEqual(both);
    const one = await readTodos(base, json([{ ...milk, text: 'Other' }]));
    expect(both).not.toEqual(expect.arrayContaining([...(one ?? [])]));
    expect(JSON.stringify(both)).not.toContain('milk');
  });

  it('reads the page of Docker’s sample by the keys of its todos', async () => {
    const [some, other] = ['65f0c0ffee65f0c0ffee65f0', '65f0c0ffee65f0c0ffee65f1'];
    expect(await readTodos(base, page(form))).toEqual([]);
    expect(await readTodos(base, page(`${form}${item(some)}${item(other)}`))).toHaveLength(2);
  });

  it('reads nothing into another page, an error, or silence', async () => {
    expect(await readTodos(base, page('<h1>Welcome to nginx</h1>'))).toBeNull();
    expect(await readTodos(base, answers({ '/api/todos': { status: 503, text: '{}' } }))).toBeNull();
    expect(await readTodos(base, answers({ '/api/todos': { status: 200, text: '<html>' } }))).toBeNull();
    expect(await readTodos(base, json({ todos: [] }))).toBeNull();
    expect(
      await readTodos(base, async () => {
        throw new Error('refused');
      }),
    ).toBeNull();
  });
});
