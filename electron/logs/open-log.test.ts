import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aContainer, anId, aReplica } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { containerId, stackName } from '../../shared/ids.ts';
import type { Target } from '../../shared/target.ts';
import { factsOf } from '../failure.ts';
import type { Source } from '../stream.ts';
import { openLog } from './open-log.ts';
import { aListener, lineAt, startScriptedLogs } from './scripted-logs.ts';
import { frame, timeOf } from './testing.ts';

let logs: Awaited<ReturnType<typeof startScriptedLogs>>;
let opened: Source<never>[] = [];

beforeEach(async () => {
  logs = await startScriptedLogs();
});
afterEach(async () => {
  for (const source of opened) source.close();
  opened = [];
  await logs.stop();
});

const web = aReplica('web');
const db = aReplica('db');
const shop: Target = { kind: 'stack', name: stackName('shop') };
const of = ({ id }: Container): Target => ({ kind: 'container', id });
const successor = (container: Container, seed: string): Container => ({
  ...container,
  id: containerId(anId(seed)),
});

function open(target: Target, tail = 1_000) {
  const listener = aListener();
  opened.push(openLog({ engine: logs.engine, target, tail, sink: listener.sink }));
  return listener;
}

const tells = (listener: ReturnType<typeof aListener>, ...expected: readonly string[]) =>
  vi.waitFor(() => expect(listener.told).toEqual(expected), { timeout: 4_000 });
const isFollowed = (container: Container) =>
  vi.waitFor(() => expect(logs.followers(container)).toBe(1), { timeout: 4_000 });
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => lineAt(from + n));
const told = (name: string, from: number, to: number) => lines(from, to).map(({ text }) => `${name} ${text}`);

describe('the log of a container', () => {
  it('is told from the newest lines on, and then as it is written', async () => {
    logs.add(web, { lines: lines(1, 5) });
    const log = open(of(web), 3);
    await tells(log, 'sources web-1', ...told('web-1', 3, 5), 'caught-up');
    logs.write(web, lineAt(6));
    await tells(log, 'sources web-1', ...told('web-1', 3, 5), 'caught-up', 'web-1 6');
  });

  it('can be told of what is new alone', async () => {
    logs.add(web, { lines: lines(1, 5) });
    const log = open(of(web), 0);
    await isFollowed(web);
    logs.write(web, lineAt(5, 'at the same moment'), lineAt(6));
    await tells(log, 'sources web-1', 'caught-up', 'web-1 6');
  });

  it('is told of a container with a terminal', async () => {
    logs.add(web, { tty: true, lines: lines(1, 2) });
    await tells(open(of(web)), 'sources web-1', 'web-1 1', 'web-1 2', 'caught-up');
  });

  it('is told to the end of a container that has stopped, with a last line that nothing ended', async () => {
    logs.add(web, { lines: lines(1, 2) });
    const log = open(of(web));
    await isFollowed(web);
    logs.sendRaw(web, frame(1, `${timeOf(3e9)} half`));
    logs.stopContainer(web);
    await tells(log, 'sources web-1', 'web-1 1', 'web-1 2', 'caught-up', 'web-1 half', '! web-1 stopped');
  });

  it('goes on when the container is started again, without a line lost or repeated', async () => {
    logs.add(web, { lines: lines(1, 2) });
    const log = open(of(web));
    await isFollowed(web);
    logs.stopContainer(web);
    await vi.waitFor(() => expect(log.told).toContain('! web-1 stopped'));
    logs.writeUnseen(web, lineAt(2, 'equal'), lineAt(3));
    logs.startContainer(web);
    await isFollowed(web);
    logs.write(web, lineAt(4));
    await tells(
      log,
      ...['sources web-1', 'web-1 1', 'web-1 2', 'caught-up', '! web-1 stopped', '! web-1 started'],
      ...['web-1 equal', 'web-1 3', 'web-1 4'],
    );
  });

  it('goes on over connections that break, cut within a frame', async () => {
    logs.add(web, { lines: lines(1, 3) });
    const log = open(of(web));
    for (let n = 4; n < 8; n += 1) {
      await isFollowed(web);
      logs.sendRaw(web, frame(1, `${timeOf(n * 1e9)} ${n} and some more\n`).subarray(0, 10 * (n - 3)));
      await new Promise((resolve) => setTimeout(resolve, 20));
      logs.cutConnections();
      logs.writeUnseen(web, lineAt(n));
    }
    await tells(log, 'sources web-1', ...told('web-1', 1, 3), 'caught-up', ...told('web-1', 4, 7));
  });

  it('says that lines were lost when the log was rotated meanwhile', async () => {
    logs.add(web, { lines: lines(1, 3) });
    const log = open(of(web));
    await isFollowed(web);
    logs.goAway();
    logs.forget(web, 3);
    logs.writeUnseen(web, lineAt(9));
    logs.comeBack();
    await tells(
      log,
      ...['sources web-1', ...told('web-1', 1, 3), 'caught-up', '! engine-away', '! engine-back'],
      ...['! web-1 lost', 'web-1 9'],
    );
  });

  it('follows the service when another container takes its place', async () => {
    logs.add(web, { lines: lines(1, 2) });
    const log = open(of(web));
    await isFollowed(web);
    const next = { ...successor(web, 'next'), startedAt: null, state: 'created' } as const;
    logs.add(next);
    logs.stopContainer(web);
    await vi.waitFor(() => expect(log.told).toContain('! web-1 stopped'));
    logs.remove(web);
    logs.writeUnseen(next, lineAt(3));
    logs.startContainer(next);
    await isFollowed(next);
    logs.write(next, lineAt(4));
    await tells(
      log,
      ...['sources web-1', 'web-1 1', 'web-1 2', 'caught-up', 'sources web-1 web-1', '! web-1 stopped'],
      ...['! web-1 recreated', 'web-1 3', 'web-1 4'],
    );
  });

  it('follows a name when its bearer is gone', async () => {
    const redis = aContainer({ name: 'redis' });
    logs.add(redis, { lines: lines(1, 1) });
    const log = open(of(redis));
    await isFollowed(redis);
    logs.remove(redis);
    await vi.waitFor(() => expect(log.told).toContain('! redis removed'));
    logs.add(successor(redis, 'next'), { lines: lines(2, 2) });
    await tells(
      log,
      ...['sources redis', 'redis 1', 'caught-up', '! redis removed', 'sources redis redis'],
      ...['! redis recreated', 'redis 2'],
    );
  });

  it('ends with the reason where its driver keeps nothing', async () => {
    logs.add(web, { driver: 'none' });
    const log = open(of(web));
    await vi.waitFor(() => expect(log.ended()).toEqual({ kind: 'log-unreadable', driver: 'none' }));
  });

  it('is refused for a container that nobody knows', () => {
    expect(() => open(of(web))).toThrow();
    try {
      open(of(web));
    } catch (thrown) {
      expect(factsOf(thrown)).toEqual({ kind: 'not-found', what: 'container', name: web.id });
    }
  });

  it('waits for an engine that is away', async () => {
    logs.add(web, { lines: lines(1, 2) });
    logs.goAway();
    const log = open(of(web));
    await tells(log, 'sources web-1', '! engine-away');
    logs.comeBack();
    await tells(log, 'sources web-1', '! engine-away', '! engine-back', 'web-1 1', 'web-1 2', 'caught-up');
  });

  it('asks the engine for nothing more once it is closed', async () => {
    logs.add(web, { lines: lines(1, 2) });
    open(of(web));
    await isFollowed(web);
    const asked = logs.requests.length;
    for (const source of opened) source.close();
    await vi.waitFor(() => expect(logs.followers(web)).toBe(0));
    logs.stopContainer(web);
    logs.startContainer(web);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(logs.requests.length).toBe(asked);
  });

  it('leaves the engine waiting while the window takes nothing', async () => {
    const text = 'x'.repeat(10_000);
    logs.add(web, { lines: Array.from({ length: 1_000 }, (_, n) => lineAt(n, `${n} ${text}`)) });
    const listener = aListener();
    const release = listener.hold();
    opened.push(openLog({ engine: logs.engine, target: of(web), tail: 1_000, sink: listener.sink }));
    await isFollowed(web);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const early = listener.told.length;
    expect(early).toBeLessThan(200);
    release();
    await vi.waitFor(() => expect(listener.told.at(-1)).toBe('caught-up'), { timeout: 4_000 });
    expect(listener.told.length).toBe(1_002);
  });
});

describe('the log of a stack', () => {
  it('is the histories of all its containers in the order of time', async () => {
    logs.add(web, { lines: [lineAt(1), lineAt(4), lineAt(5)] });
    logs.add(db, { lines: [lineAt(2), lineAt(3), lineAt(6)] });
    logs.add(aContainer({ name: 'other' }), { lines: [lineAt(3)] });
    await tells(
      open(shop),
      ...['sources db-1 web-1', 'web-1 1', 'db-1 2', 'db-1 3', 'web-1 4', 'web-1 5', 'db-1 6', 'caught-up'],
    );
  });

  it('brings live lines into order that come a little late', async () => {
    logs.add(web);
    logs.add(db);
    const log = open(shop);
    await isFollowed(web);
    await isFollowed(db);
    logs.write(web, lineAt(2));
    await new Promise((resolve) => setTimeout(resolve, 5));
    logs.write(db, lineAt(1));
    await tells(log, 'sources db-1 web-1', 'caught-up', 'db-1 1', 'web-1 2');
  });

  it('takes in a replica that comes later', async () => {
    logs.add(web);
    const log = open(shop);
    await isFollowed(web);
    const second = aReplica('web', { compose: { number: 2 } });
    logs.add(second, { lines: [lineAt(1)] });
    await tells(log, ...['sources web-1', 'caught-up', 'sources web-1 web-2', '! web-2 started', 'web-2 1']);
  });

  it('goes on with the others where one can’t be read', async () => {
    logs.add(web, { lines: [lineAt(1)] });
    logs.add(db, { driver: 'none' });
    const log = open(shop);
    await vi.waitFor(() => expect(log.told).toContain('caught-up'));
    expect(log.told.toSorted()).toEqual(
      ['! db-1 unreadable', 'caught-up', 'sources db-1 web-1', 'web-1 1'].toSorted(),
    );
    expect(log.ended()).toBeUndefined();
  });

  it('is in order again after the engine was away, without a line lost or repeated', async () => {
    logs.add(web, { lines: [lineAt(1)] });
    logs.add(db, { lines: [lineAt(2)] });
    const log = open(shop);
    await isFollowed(web);
    await isFollowed(db);
    logs.goAway();
    logs.writeUnseen(web, lineAt(3), lineAt(5), lineAt(7));
    logs.writeUnseen(db, lineAt(4), lineAt(6));
    logs.comeBack();
    await tells(
      log,
      ...['sources db-1 web-1', 'web-1 1', 'db-1 2', 'caught-up', '! engine-away', '! engine-back'],
      ...['web-1 3', 'db-1 4', 'web-1 5', 'db-1 6', 'web-1 7'],
    );
  });

  it('that has no container waits for one', async () => {
    const log = open(shop);
    await tells(log, 'sources ', 'caught-up');
    logs.add(web, { lines: [lineAt(1)] });
    await tells(log, 'sources ', 'caught-up', 'sources web-1', '! web-1 started', 'web-1 1');
  });
});
