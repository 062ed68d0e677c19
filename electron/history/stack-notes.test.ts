import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostPath, stackName, volumeName } from '../../shared/ids.ts';
import type { StackNote } from '../../shared/stack-memory.ts';
import { openStackNotes } from './stack-notes.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-notes-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const demo: StackNote = {
  name: stackName('demo'),
  engineId: 'engine-1',
  workingDir: hostPath('/srv/demo'),
  configFiles: [hostPath('/srv/demo/compose.yaml')],
  envFiles: [hostPath('/srv/demo/.env')],
  profiles: ['debug'],
  services: ['web', 'db'],
  volumes: [{ name: volumeName('demo_data'), label: 'data', createdAt: 1_700_000_000_000 }],
  goneAt: null,
  goneBy: null,
};
const named = (name: string, changes: Partial<StackNote> = {}): StackNote => ({
  ...demo,
  name: stackName(name),
  ...changes,
});
const now = () => 1234;
const open = () => openStackNotes({ dir, now });

test('at first there are none', async () => {
  const notes = await open();
  expect([notes.all(), notes.get('engine-1', demo.name), notes.damaged]).toEqual([[], null, null]);
});

test('a note is there at once, and after a restart', async () => {
  const notes = await open();
  notes.put(demo);
  expect(notes.get('engine-1', demo.name)).toEqual(demo);
  await notes.flush();
  expect((await open()).all()).toEqual([demo]);
});

test('two notes put quickly after each other are both kept', async () => {
  const notes = await open();
  notes.put(demo);
  notes.put(named('other'));
  await notes.flush();
  expect((await open()).all()).toEqual([demo, named('other')]);
});

test('a newer note of the same stack takes the place of the old one', async () => {
  const notes = await open();
  notes.put(demo);
  notes.put({ ...demo, services: ['web'] });
  expect(notes.all()).toEqual([{ ...demo, services: ['web'] }]);
});

test('stacks of one name on two engines are two', async () => {
  const notes = await open();
  notes.put(demo);
  notes.put({ ...demo, engineId: 'engine-2', services: [] });
  expect([notes.get('engine-1', demo.name)?.services, notes.get('engine-2', demo.name)?.services]).toEqual([
    ['web', 'db'],
    [],
  ]);
});

test('a stack that has gone is noted with the time and by whom, once', async () => {
  const times = [1000, 2000];
  const notes = await openStackNotes({ dir, now: () => times.shift() ?? 0 });
  notes.put(demo);
  notes.markGone('engine-1', demo.name, 'stackyard');
  notes.markGone('engine-1', demo.name, 'elsewhere');
  notes.markGone('engine-1', stackName('unknown'), 'elsewhere');
  expect(notes.all()).toEqual([{ ...demo, goneAt: 1000, goneBy: 'stackyard' }]);
});

test('a forgotten stack stays forgotten', async () => {
  const notes = await open();
  notes.put(demo);
  notes.put(named('other'));
  notes.forget('engine-1', demo.name);
  await notes.flush();
  expect((await open()).all()).toEqual([named('other')]);
});

test('listeners hear of changes, and of nothing else, until they stop', async () => {
  const notes = await open();
  let heard = 0;
  const stop = notes.subscribe(() => {
    heard += 1;
  });
  notes.put(demo);
  notes.markGone('engine-1', demo.name, 'elsewhere');
  notes.markGone('engine-1', demo.name, 'elsewhere');
  notes.forget('engine-1', stackName('unknown'));
  notes.forget('engine-1', demo.name);
  stop();
  notes.put(demo);
  expect(heard).toBe(3);
});

test('a list that was handed out does not change under its reader', async () => {
  const notes = await open();
  notes.put(demo);
  const before = notes.all();
  notes.forget('engine-1', demo.name);
  expect(before).toEqual([demo]);
});

test('of more than five hundred the one that went first makes room', async () => {
  const notes = await open();
  notes.put(named('live'));
  notes.put(named('gone-late', { goneAt: 20, goneBy: 'elsewhere' }));
  notes.put(named('gone-early', { goneAt: 10, goneBy: 'elsewhere' }));
  for (let at = 0; at < 497; at++) notes.put(named(`stack-${at}`));
  notes.put(named('one-more'));
  const names = notes.all().map(({ name }) => name);
  expect(names).toHaveLength(500);
  expect(
    ['live', 'gone-late', 'gone-early', 'one-more'].map((name) => names.includes(stackName(name))),
  ).toEqual([true, true, false, true]);
});

test('where none has gone, the one that did not change for longest makes room', async () => {
  const notes = await open();
  for (let at = 0; at < 500; at++) notes.put(named(`stack-${at}`));
  notes.put(named('stack-0', { services: [] }));
  notes.put(named('one-more'));
  const names = notes.all().map(({ name }) => name);
  expect([names.length, names.includes(stackName('stack-0')), names.includes(stackName('stack-1'))]).toEqual([
    500,
    true,
    false,
  ]);
});

test('a notes file that is damaged is set aside whole, and the app begins anew', async () => {
  const text = JSON.stringify({ version: 1, notes: [demo, { ...demo, name: 3 }] });
  await writeFile(join(dir, 'stacks.json'), text);
  const notes = await open();
  expect(notes.all()).toEqual([]);
  expect(await readFile(String(notes.damaged), 'utf8')).toBe(text);
});

test('the file says its version', async () => {
  const notes = await open();
  notes.put(demo);
  await notes.flush();
  expect(JSON.parse(await readFile(join(dir, 'stacks.json'), 'utf8'))).toEqual({ version: 1, notes: [demo] });
});
