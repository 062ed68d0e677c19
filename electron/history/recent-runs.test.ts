import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostPath, stackName } from '../../shared/ids.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import { createRecentRuns } from './recent-runs.ts';
import { openSettingsFile } from './settings-file.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-recent-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const aRequest = (file: string, difference: Partial<RunRequest> = {}): RunRequest => ({
  files: [hostPath(file)],
  workingDir: hostPath('/srv'),
  envFiles: [hostPath('/srv/prod.env')],
  profiles: ['debug'],
  projectName: stackName('shop'),
  ...difference,
});

async function opened() {
  const settings = await openSettingsFile({ dir, now: () => 0 });
  const runs = createRecentRuns({
    settings,
    isThere: async (path) => !path.includes('gone'),
    now: () => 7,
  });
  return { settings, runs };
}

test('how a file was run is found again after a restart, with what is missing of it', async () => {
  const { settings, runs } = await opened();
  runs.note(aRequest('/srv/gone.yaml'));
  runs.note(aRequest('/srv/compose.yaml'));
  await settings.flush();
  expect(await (await opened()).runs.list()).toEqual([
    { request: aRequest('/srv/compose.yaml'), at: 7, missing: [] },
    { request: aRequest('/srv/gone.yaml'), at: 7, missing: ['/srv/gone.yaml'] },
  ]);
});

test('one that is taken off stays off, and the settings stay as they are', async () => {
  const { settings, runs } = await opened();
  await settings.set({ theme: 'dark' });
  runs.note(aRequest('/srv/compose.yaml'));
  runs.forget([hostPath('/srv/compose.yaml')]);
  await settings.flush();
  const again = await opened();
  expect([await again.runs.list(), again.settings.get().theme]).toEqual([[], 'dark']);
});

test('a damaged list takes nothing else along', async () => {
  await writeFile(join(dir, 'settings.json'), '{"theme":"dark","recent":[{"at":"yesterday"}]}');
  const { settings, runs } = await opened();
  expect([await runs.list(), settings.get().theme, settings.damaged]).toEqual([[], 'dark', null]);
  runs.note(aRequest('/srv/compose.yaml'));
  await settings.flush();
  expect(JSON.parse(await readFile(join(dir, 'settings.json'), 'utf8'))).toMatchObject({
    theme: 'dark',
    recent: [{ at: 7 }],
  });
});
