import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { DatabaseAway, encodeCommand, Redis, ReplyError, ReplyParser } from '../sample/app/src/redis.js';
import { fakeRedis } from './fakeRedis.ts';

const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));

/** A reply and its bytes, drawn together. */
const { reply } = fc.letrec<{ reply: { value: unknown; wire: string } }>((tie) => ({
  reply: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    line.map((value) => ({ value, wire: `+${value}\r\n` })),
    line.map((text) => ({ value: new ReplyError(text), wire: `-${text}\r\n` })),
    fc.maxSafeInteger().map((value) => ({ value, wire: `:${value}\r\n` })),
    fc
      .string({
        unit: fc.oneof(fc.constantFrom('\r', '\n', '$', '*'), fc.string({ unit: 'grapheme', maxLength: 1 })),
      })
      .map((value) => ({ value, wire: `$${Buffer.byteLength(value)}\r\n${value}\r\n` })),
    fc.constantFrom('$-1\r\n', '*-1\r\n').map((wire) => ({ value: null, wire })),
    fc.array(tie('reply'), { maxLength: 5 }).map((items) => ({
      value: items.map((item) => item.value),
      wire: `*${items.length}\r\n${items.map((item) => item.wire).join('')}`,
    })),
  ),
}));

describe('ReplyParser', () => {
  test('gives the same replies however the network cuts them', () => {
    fc.assert(
      fc.property(
        fc.array(reply, { maxLength: 5 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        (replies, cuts) => {
          const bytes = Buffer.from(replies.map((each) => each.wire).join(''));
          const parser = new ReplyParser();
          const received: unknown[] = [];
          for (let at = 0; at < bytes.length; ) {
            const end = at + Number(cuts.next().value);
            received.push(...parser.push(bytes.subarray(at, end)));
            at = end;
          }
          expect(received).toEqual(replies.map((each) => each.value));
        },
      ),
    );
  });

  test('gives the same replies one byte at a time', () => {
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 5 }), (replies) => {
        const bytes = Buffer.from(replies.map((each) => each.wire).join(''));
        const parser = new ReplyParser();
        const received = [...bytes].flatMap((byte) => parser.push(Buffer.of(byte)));
        expect(received).toEqual(replies.map((each) => each.value));
      }),
    );
  });

  test('reads back what encodeCommand writes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (command) => {
        expect(new ReplyParser().push(Buffer.from(encodeCommand(command)))).toEqual([command]);
      }),
    );
  });

  test.each(['HTTP/1.1 400 Bad Request\r\n', ':twelve\r\n', '$x\r\n'])('refuses %j', (text) => {
    expect(() => new ReplyParser().push(Buffer.from(text))).toThrow(/^Not an/);
  });
});

describe('Redis', () => {
  const open: Array<{ close: () => void }> = [];
  const toStop: Array<() => Promise<void>> = [];
  afterEach(async () => {
    for (const redis of open.splice(0)) redis.close();
    for (const stop of toStop.splice(0)) await stop();
  });

  async function aDatabase(port?: number) {
    const database = await fakeRedis(port);
    toStop.push(database.stop);
    return database;
  }

  function aClient(port: number) {
    const redis = new Redis({
      host: '127.0.0.1',
      port,
      replyTimeout: 200,
      heartbeat: 50,
      firstRetry: 5,
      lastRetry: 40,
    });
    open.push(redis);
    redis.open();
    return redis;
  }

  test('answers concurrent commands each with its own reply', async () => {
    const redis = aClient((await aDatabase()).port);
    await once(redis, 'up');
    const ids = await Promise.all(Array.from({ length: 500 }, () => redis.command('INCR', 'id')));
    expect(ids).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
  });

  test('sends a pipeline at once, and an error in it spoils only itself', async () => {
    const redis = aClient((await aDatabase()).port);
    await once(redis, 'up');
    expect(await redis.pipeline([['PING'], ['NONSENSE'], ['PING']])).toEqual([
      'PONG',
      new ReplyError("ERR unknown command 'NONSENSE'"),
      'PONG',
    ]);
    await expect(redis.command('NONSENSE')).rejects.toMatchObject({ name: 'ReplyError', code: 'ERR' });
  });

  test('gives the replies of a transaction', async () => {
    const redis = aClient((await aDatabase()).port);
    await once(redis, 'up');
    const commands = [
      ['HSET', 'todos', 1, 'Milk'],
      ['HGETALL', 'todos'],
    ];
    expect(await redis.transaction(commands)).toEqual([1, ['1', 'Milk']]);
  });

  test('fails at once while the database is away, and comes back with it', async () => {
    const first = await fakeRedis();
    const redis = aClient(first.port);
    await once(redis, 'up');
    const away = once(redis, 'away');
    await first.stop();
    await away;
    await expect(redis.command('PING')).rejects.toBeInstanceOf(DatabaseAway);

    const up = once(redis, 'up');
    await aDatabase(first.port);
    await up;
    expect(await redis.command('PING')).toBe('PONG');
  });

  test('notices a database that keeps its connections and says nothing', async () => {
    const database = await aDatabase();
    const redis = aClient(database.port);
    await once(redis, 'up');
    database.fallSilent();
    expect(await once(redis, 'away')).toEqual(['no answer within 200 ms']);
  });
});
