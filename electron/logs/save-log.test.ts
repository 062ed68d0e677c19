import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aContainer, aReplica } from '../../shared/builders.ts';
import { hostPath, stackName } from '../../shared/ids.ts';
import type { LogSaveRequest } from '../../shared/logs.ts';
import { factsOf } from '../failure.ts';
import { longestLine } from './decode-log.ts';
import { savedLogName, saveLog } from './save-log.ts';
import { lineAt, startScriptedLogs } from './scripted-logs.ts';
import { frame, timeOf } from './testing.ts';

let logs: Awaited<ReturnType<typeof startScriptedLogs>>;
let folder: string;

beforeEach(async () => {
  logs = await startScriptedLogs();
  folder = await mkdtemp(join(tmpdir(), 'save-log-'));
});
afterEach(async () => {
  await logs.stop();
  await rm(folder, { recursive: true });
});

const web = aReplica('web');
const database = aReplica('database');
const base: LogSaveRequest = {
  target: { kind: 'container', id: web.id },
  services: null,
  streams: 'both',
  query: null,
  timestamps: false,
};
const ofStack: LogSaveRequest = { ...base, target: { kind: 'stack', name: stackName('shop') } };

async function save(request: LogSaveRequest, file = 'saved.log') {
  const api = logs.engine.api();
  if (api === null) throw new Error('The engine is away');
  const path = hostPath(join(folder, file));
  await saveLog({ api, snapshot: logs.engine.snapshot(), request, path });
  return readFile(path, 'utf8');
}
const failureOf = (saving: Promise<unknown>) => saving.then((value) => ({ unexpectedly: value }), factsOf);

describe('a saved log', () => {
  it('is the whole log as the container wrote it, escape sequences and all', async () => {
    logs.add(web, { lines: [lineAt(1, '\u001b[31mred\u001b[0m'), lineAt(2, ''), lineAt(3, 'größe\r50%')] });
    expect(await save(base)).toBe('\u001b[31mred\u001b[0m\n\ngröße\r50%\n');
  });

  it('has the engine’s own times, to the nanosecond', async () => {
    logs.add(web, { lines: [{ text: 'one', time: 61_000_000_007 }] });
    expect(await save({ ...base, timestamps: true })).toBe('2024-01-01T00:01:01.000000007Z one\n');
  });

  it('is of all services in the order of time, each line with its name', async () => {
    logs.add(web, { lines: [lineAt(1), lineAt(3)] });
    logs.add(database, { lines: [lineAt(2), lineAt(4)] });
    logs.add(aContainer({ name: 'other' }), { lines: [lineAt(2)] });
    expect(await save(ofStack)).toBe('web-1      | 1\ndatabase-1 | 2\nweb-1      | 3\ndatabase-1 | 4\n');
    expect(await save({ ...ofStack, services: ['web'] })).toBe('web-1 | 1\nweb-1 | 3\n');
  });

  it('is what a search leaves of it, which looks past escape sequences', async () => {
    logs.add(web, { lines: [lineAt(1, 'GET /'), lineAt(2, 'PO\u001b[1mST /'), lineAt(3, 'post')] });
    const query = { text: 'post', regExp: false, matchCase: false };
    expect(await save({ ...base, query })).toBe('PO\u001b[1mST /\npost\n');
    expect(await save({ ...base, query: { ...query, matchCase: true } })).toBe('post\n');
    expect(await save({ ...base, query: { ...query, text: '^(GET /|post)$', regExp: true } })).toBe(
      'GET /\npost\n',
    );
  });

  it('is of one output alone where that is asked for', async () => {
    logs.add(web, { lines: [lineAt(1, 'out'), { ...lineAt(2, 'err'), stderr: true }] });
    expect(await save({ ...base, streams: 'stdout' })).toBe('out\n');
    expect(await save({ ...base, streams: 'stderr' })).toBe('err\n');
  });

  it('has long lines whole', async () => {
    const long = 'é'.repeat(longestLine);
    logs.add(web, { lines: [lineAt(1, long), lineAt(2, 'next')] });
    logs.add(database, { lines: [lineAt(1, 'meanwhile')] });
    expect(await save(base)).toBe(`${long}\nnext\n`);
    expect((await save(ofStack)).split('\n').toSorted()).toEqual(
      ['', 'database-1 | meanwhile', `web-1      | ${long}`, 'web-1      | next'].toSorted(),
    );
  });

  it('keeps the outputs apart where one gets a word in within a long line of the other', async () => {
    const half = 'x'.repeat(longestLine + 10);
    logs.add(web);
    logs.answerLog(
      web,
      Buffer.concat([
        frame(1, `${timeOf(1)} ${half}`),
        frame(2, `${timeOf(2)} word\n`),
        frame(1, `${timeOf(3)} end\n`),
      ]),
    );
    const saved = await save(base);
    expect(saved).toBe(`${'x'.repeat(longestLine)}\nword\n${'x'.repeat(10)}end\n`);
  });

  it('is large without ever being whole in memory', async () => {
    const text = 'x'.repeat(1_000);
    const lines = Array.from({ length: 5_000 }, (_, n) => lineAt(n, `${n} ${text}`));
    logs.add(web, { lines });
    logs.add(database, { lines });
    const saved = (await save(ofStack)).trimEnd().split('\n');
    expect(saved.length).toBe(10_000);
    const numbers = saved.map((line) => Number(line.split(' | ')[1]?.split(' ')[0]));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('leaves out a container that can’t be read, unless it is the only one', async () => {
    logs.add(web, { lines: [lineAt(1)] });
    logs.add(database, { driver: 'none' });
    expect(await save(ofStack)).toBe('web-1      | 1\n');
    expect(await failureOf(save({ ...ofStack, services: ['database'] }))).toEqual({
      kind: 'log-unreadable',
      driver: 'none',
    });
  });
});

describe('a log that can’t be saved', () => {
  it('leaves the file that was there, and nothing beside it', async () => {
    logs.add(web, { driver: 'none' });
    await writeFile(join(folder, 'saved.log'), 'before');
    expect(await failureOf(save(base))).toMatchObject({ kind: 'log-unreadable' });
    expect(await readFile(join(folder, 'saved.log'), 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['saved.log']);
  });

  it('says so of the file', async () => {
    logs.add(web, { lines: [lineAt(1)] });
    expect(await failureOf(save(base, join('missing', 'saved.log')))).toMatchObject({
      kind: 'file-failed',
      path: join(folder, 'missing', 'saved.log'),
    });
  });

  it('says so of the connection', async () => {
    logs.add(web, { lines: [lineAt(1)] });
    await logs.stop();
    expect(await failureOf(save(base))).toMatchObject({ kind: 'engine-unreachable' });
    logs = await startScriptedLogs();
  });

  it('says so of what is not there', async () => {
    expect(await failureOf(save(base))).toEqual({ kind: 'not-found', what: 'container', name: web.id });
    expect(await failureOf(save(ofStack))).toEqual({ kind: 'not-found', what: 'stack', name: 'shop' });
  });

  it('says so of an expression that is none', async () => {
    logs.add(web, { lines: [lineAt(1)] });
    const query = { text: '(', regExp: true, matchCase: false };
    expect(await failureOf(save({ ...base, query }))).toMatchObject({ kind: 'unexpected' });
    expect(await readdir(folder)).toEqual([]);
  });
});

it('is called after the stack or the container', () => {
  logs.add(web);
  expect(savedLogName(logs.engine.snapshot(), ofStack)).toBe('shop.log');
  expect(savedLogName(logs.engine.snapshot(), base)).toBe('web-1.log');
});
