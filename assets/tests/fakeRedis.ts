import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { ReplyParser } from '../sample/app/src/redis.js';

type Wire = string | number | Wire[];

/** A database in memory, over a real socket, that knows the commands the todo sample uses. */
export async function fakeRedis(port = 0) {
  const keys = { texts: new Map<string, string>(), done: new Set<string>(), lastId: 0 };
  const sockets = new Set<Socket>();
  const seen: string[] = [];
  let silent = false;

  const removed = (gone: boolean) => (gone ? 1 : 0);
  const run = ([name = '', , field = '', text = '']: string[]): Wire | undefined => {
    switch (name) {
      case 'PING':
        return 'PONG';
      case 'INCR':
        keys.lastId += 1;
        return keys.lastId;
      case 'HSET':
        keys.texts.set(field, text);
        return 1;
      case 'HGET':
        return keys.texts.get(field);
      case 'HDEL':
        return removed(keys.texts.delete(field));
      case 'HGETALL':
        return [...keys.texts].flat();
      case 'SADD':
        keys.done.add(field);
        return 1;
      case 'SREM':
        return removed(keys.done.delete(field));
      case 'SMEMBERS':
        return [...keys.done];
      default:
        throw new Error(`ERR unknown command '${name}'`);
    }
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const parser = new ReplyParser();
    let queued: string[][] | undefined;
    socket.on('data', (chunk) => {
      for (const command of parser.push(chunk) as string[][]) {
        seen.push(command.join(' '));
        if (silent) continue;
        if (command[0] === 'MULTI') {
          queued = [];
          socket.write('+OK\r\n');
        } else if (command[0] === 'EXEC' && queued) {
          socket.write(onWire(queued.map((each) => run(each) ?? '')));
          queued = undefined;
        } else if (queued) {
          queued.push(command);
          socket.write('+QUEUED\r\n');
        } else {
          socket.write(answer(() => run(command)));
        }
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    seen,
    fallSilent: () => {
      silent = true;
    },
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

function answer(run: () => Wire | undefined): string {
  try {
    return onWire(run());
  } catch (error) {
    return `-${error instanceof Error ? error.message : error}\r\n`;
  }
}

/** A value as the database sends it. */
export function onWire(value: Wire | undefined): string {
  if (value === undefined) return '$-1\r\n';
  if (typeof value === 'number') return `:${value}\r\n`;
  if (typeof value === 'string') return `$${Buffer.byteLength(value)}\r\n${value}\r\n`;
  return `*${value.length}\r\n${value.map(onWire).join('')}`;
}
