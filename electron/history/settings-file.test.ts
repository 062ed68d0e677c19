import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { containerId, stackName } from '../../shared/ids.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { openSettingsFile } from './settings-file.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-settings-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const arranged = {
  columns: [{ key: 'cpu', shown: false, width: 80 }],
  sort: { key: 'name', descending: true },
  expanded: [stackName('shop')],
  onlyRunning: true,
  charts: true,
  selected: [containerId('0123')],
};
const open = () => openSettingsFile({ dir, now: () => 0 });
const write = (text: string) => writeFile(join(dir, 'settings.json'), text);
const written = async () => JSON.parse(await readFile(join(dir, 'settings.json'), 'utf8'));

test('at first all is as it comes', async () => {
  expect((await open()).get()).toEqual(defaultSettings);
});

test('a change is told, holds at once, and after a restart', async () => {
  const settings = await open();
  expect(await settings.set({ theme: 'dark' })).toEqual({ ...defaultSettings, theme: 'dark' });
  expect(settings.get()).toEqual({ ...defaultSettings, theme: 'dark' });
  expect((await open()).get()).toEqual({ ...defaultSettings, theme: 'dark' });
});

test('nothing named changes nothing', async () => {
  await write('{"theme":"light"}');
  expect(await (await open()).set({})).toEqual({ ...defaultSettings, theme: 'light' });
});

test('what a newer version has written is kept, and not handed out', async () => {
  await write('{"theme":"light","columns":["cpu"],"nested":{"a":1}}');
  const settings = await open();
  expect(settings.get()).toEqual({ ...defaultSettings, theme: 'light' });
  await settings.set({ theme: 'dark' });
  expect(await written()).toMatchObject({ theme: 'dark', columns: ['cpu'], nested: { a: 1 } });
});

test('a value that is none of ours counts as not chosen, and the rest stays', async () => {
  await write('{"theme":"pink","columns":["cpu"]}');
  const settings = await open();
  expect([settings.get(), settings.damaged]).toEqual([defaultSettings, null]);
});

test('how the table was left is kept, and a damaged part of it takes nothing else along', async () => {
  await (await open()).set({ containers: arranged });
  expect((await open()).get().containers).toEqual(arranged);
  await write(JSON.stringify({ theme: 'dark', containers: { ...arranged, columns: 'all' } }));
  expect((await open()).get()).toEqual({ ...defaultSettings, theme: 'dark' });
});

test('charts are closed where a file of an older version says nothing of them', async () => {
  const { charts: _, ...older } = arranged;
  await write(JSON.stringify({ theme: 'dark', containers: older }));
  expect((await open()).get().containers).toEqual({ ...arranged, charts: false });
});

test('how logs are shown is kept', async () => {
  await (await open()).set({ logs: { timestamps: false, wrap: true } });
  expect((await open()).get().logs).toEqual({ timestamps: false, wrap: true });
  await write('{"theme":"dark","logs":{"wrap":1}}');
  expect((await open()).get()).toEqual({ ...defaultSettings, theme: 'dark' });
});

test('a table that was kept before rows could be ticked has none ticked, and keeps the rest', async () => {
  const { selected: _, ...older } = arranged;
  await write(JSON.stringify({ containers: older }));
  expect((await open()).get().containers).toEqual({ ...arranged, selected: [] });
});

test('a damaged file is set aside', async () => {
  await write('theme = dark');
  const settings = await open();
  expect(settings.get()).toEqual(defaultSettings);
  expect(await readFile(String(settings.damaged), 'utf8')).toBe('theme = dark');
});

test('two changes at once are both kept', async () => {
  const settings = await open();
  await Promise.all([settings.set({ theme: 'dark' }), settings.set({ theme: 'light' })]);
  expect(await written()).toMatchObject({ theme: 'light' });
});
