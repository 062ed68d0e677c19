// The todos in the database:
//   todos          hash  id → text
//   todos:done     set   the ids of the ticked ones
//   todos:last-id  the last id given; ids only grow and are never used twice
// Each change is one command on one id, so that people who work at the same time can't undo one another's changes.

/** @typedef {{ id: number, text: string, done: boolean }} Todo */

export const MAX_TEXT = 200;

/**
 * What a todo may say: one line of 1 to 200 characters.
 * @param {unknown} text
 * @returns {string | undefined} the text, tidied; undefined when it can't be a todo
 */
export function todoText(text) {
  if (typeof text !== 'string') return undefined;
  const tidy = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return tidy === '' || tidy.length > MAX_TEXT ? undefined : tidy;
}

export class Todos {
  #redis;

  /** @param {import('./redis.js').Redis} redis */
  constructor(redis) {
    this.#redis = redis;
  }

  /** @returns {Promise<Todo[]>} oldest first */
  async list() {
    const [fields, doneIds] = await this.#redis.transaction([
      ['HGETALL', 'todos'],
      ['SMEMBERS', 'todos:done'],
    ]);
    const done = new Set(strings(doneIds));
    return pairs(strings(fields))
      .map(([id, text]) => ({ id: Number(id), text, done: done.has(id) }))
      .sort((a, b) => a.id - b.id);
  }

  /** @param {string} text @returns {Promise<Todo>} */
  async add(text) {
    const id = Number(await this.#redis.command('INCR', 'todos:last-id'));
    await this.#redis.command('HSET', 'todos', id, text);
    return { id, text, done: false };
  }

  /** @param {number} id @param {boolean} done @returns {Promise<Todo | undefined>} undefined when there is no such todo */
  async setDone(id, done) {
    const text = await this.#redis.command('HGET', 'todos', id);
    if (typeof text !== 'string') return undefined;
    await this.#redis.command(done ? 'SADD' : 'SREM', 'todos:done', id);
    return { id, text, done };
  }

  /** @param {number} id @returns {Promise<boolean>} whether there was such a todo */
  async delete(id) {
    const [removed] = await this.#redis.transaction([
      ['HDEL', 'todos', id],
      ['SREM', 'todos:done', id],
    ]);
    return removed === 1;
  }
}

/** @param {unknown} reply */
function strings(reply) {
  return Array.isArray(reply) ? reply.map(String) : [];
}

/** @param {string[]} list @returns {Array<[string, string]>} */
function pairs(list) {
  return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i] ?? '', list[2 * i + 1] ?? '']);
}
