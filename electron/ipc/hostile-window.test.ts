import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aContainer, aNetwork, aReplica, aVolume } from '../../shared/builders.ts';
import type { Mount } from '../../shared/engine.ts';
import { hostPath, stackName, volumeName } from '../../shared/ids.ts';
import { type CommandName, commandNames } from '../../shared/ipc.ts';
import { emptyWalkthrough } from '../../shared/walkthrough.ts';
import { createDiagnostics } from '../diagnostics/diagnostics.ts';
import { Failure } from '../failure.ts';
import { createDragOut } from '../files/drag-out.ts';
import { createFiles, filesAt } from '../files/files.ts';
import { createGrantedPaths } from '../files/granted-paths.ts';
import { openAdditionJournal } from '../history/addition-journal.ts';
import { createDeletedStacksFeed } from '../history/deleted-stacks-feed.ts';
import { openDeletionNotes } from '../history/deletion-notes.ts';
import { createRecentRuns } from '../history/recent-runs.ts';
import { openSettingsFile } from '../history/settings-file.ts';
import { openStackNotes } from '../history/stack-notes.ts';
import { openVolumeExports } from '../history/volume-exports.ts';
import { openWorkNotes } from '../history/work-notes.ts';
import { anEngineWith } from '../operations/engine-stub.ts';
import { createOperations } from '../operations/operations.ts';
import { createUpdates } from '../updates/updates.ts';
import { createCountings } from '../volumes/counting.ts';
import { createOpenings } from '../volumes/openings.ts';
import { openLink } from '../window/open-link.ts';
import { messagesOf } from './generated-messages.ts';
import { createHandlers, type HandlerParts } from './handlers.ts';
import { schemas } from './schemas.ts';
import { answer } from './serve-commands.ts';

// What a window that was taken over can do: `npm run soak` sends many more, from another seed.
const count = Number(process.env.STACKYARD_SOAK_COUNT ?? 20_000);
const seed = Number(process.env.STACKYARD_SOAK_SEED ?? 1);
const messagesAWorld = 100;

const shop = stackName('shop');
const data = aVolume({ name: volumeName('shop_data'), compose: { project: shop, key: 'data' } });
const source = hostPath('/srv/shop');
const mounts: readonly Mount[] = [
  { kind: 'volume', volume: data.name, anonymous: false, destination: '/data', readOnly: false },
  { kind: 'bind', source, destination: '/srv', readOnly: true },
];
const web = aReplica('web', { mounts });
const solo = aContainer({ name: 'solo' });
const texts = [
  web.id,
  solo.id,
  shop,
  data.name,
  '/data',
  '/srv',
  '/srv/shop/compose.yaml',
  'https://example.test/',
];

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-hostile-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Real handlers over an engine in memory, and what they asked of the system outside. */
async function aWorld() {
  const outside: [what: string, ...with_: unknown[]][] = [];
  const engine = anEngineWith(
    {
      containers: [web, solo],
      volumes: [data],
      networks: [aNetwork({ name: 'shop_default', compose: { project: shop, key: 'default' } })],
    },
    {
      inspectText: async (id) => (id === web.id ? '{}' : null),
      statPath: async () => null,
    },
  );
  const now = () => 1_000;
  const countings = createCountings();
  const [notes, settings, journal, exports, workNotes, deletions] = await Promise.all([
    openStackNotes({ dir, now }),
    openSettingsFile({ dir, now }),
    openAdditionJournal({ dir, now }),
    openVolumeExports({ dir, now }),
    openWorkNotes({ dir, now }),
    openDeletionNotes(dir),
  ]);
  const operations = createOperations(now);
  const inventory: HandlerParts['inventory'] = {
    ...engine.access,
    subscribe: () => () => undefined,
    freshness: () => ({ lastEventAt: null, listed: null, confirmedAt: null, waiting: 0 }),
    retryNow: () => undefined,
    wokeUp: () => undefined,
    setSeen: () => undefined,
    switchEngine: () => undefined,
    stop: () => undefined,
  };
  const isThere = async () => false;
  const told =
    (what: string) =>
    async (...given: unknown[]) =>
      void outside.push([what, ...given]);
  const handlers = createHandlers({
    yard: {
      engine: engine.access,
      operations,
      notes,
      deletions,
      helperOwner: workNotes.owner,
      compose: () => Promise.reject(new Failure({ kind: 'compose-cli-missing' })),
      readData: async () => new Map(),
      journal,
      now,
    },
    volumes: {
      volumes: {
        engine: engine.access,
        operations,
        exports,
        notes: workNotes,
        safeFolder: hostPath(join(dir, 'volume-exports')),
        letGo: countings.stop,
        now,
      },
      countings,
      openings: createOpenings((_volume, _what, work) => work()),
      desktop: {
        chooseArchive: async () => null,
        chooseExport: async () => null,
        showFile: (path) => void outside.push(['show', path]),
      },
    },
    inventory,
    published: engine.access.snapshot,
    engines: {
      choices: async () => ({ current: { kind: 'automatic' }, list: [] }) as never,
      choose: async () => undefined,
    },
    deletedStacks: createDeletedStacksFeed({
      snapshot: engine.access.snapshot,
      notes,
      isThere,
      onChange: () => undefined,
    }),
    stats: { watch: () => undefined },
    data: { watch: () => undefined, read: async () => new Map() },
    files: createFiles(filesAt(inventory), createGrantedPaths(), now),
    dragOut: createDragOut({ at: filesAt(inventory), folder: join(dir, 'drag-out'), drag: told('drag') }),
    keptFiles: { list: () => [], seen: () => undefined },
    walkthrough: {
      state: () => emptyWalkthrough(hostPath('/home/me')),
      setActive: () => undefined,
      linkOpened: () => undefined,
      choosePlace: async () => undefined,
      fetch: () => undefined,
      cancelFetch: () => undefined,
      takeFolder: async () => undefined,
      reset: () => undefined,
      decline: () => undefined,
      beginWithout: () => undefined,
      endWithout: () => undefined,
      stop: () => undefined,
    },
    updates: createUpdates({
      load: async () => ({
        check: async () => ({ version: '9.0.0', notes: '' }),
        download: async () => undefined,
        install: () => undefined,
      }),
      skipped: () => null,
      skip: (skippedVersion) => settings.set({ skippedVersion }),
      mustBeIdle: operations.mustBeIdle,
      restart: told('restart'),
      push: () => undefined,
      now,
    }),
    desktop: {
      choose: async () => null,
      chooseUpload: async () => [],
      chooseWhereToSave: async () => null,
      openLink: (url) => openLink(url, told('browser')),
      readClipboard: async () => '',
      notify: () => undefined,
      writeClipboard: () => undefined,
      openTerminal: (_target, container) => told('terminal')(container.id),
      revealPath: (_target, path) => told('reveal')(path),
      revealFile: (path) => told('reveal')(path),
      openStack: (_target, files) => told('stack')(files.workingDir),
    },
    diagnostics: createDiagnostics({
      inventory,
      operations,
      dir,
      runtime: { electron: '', chrome: '', node: '' },
      now,
    }),
    recent: createRecentRuns({ settings, isThere, now }),
    settings,
    pageSaved: () => undefined,
    composeCli: () => null,
    facts: { appVersion: '0', platform: 'linux', homeDir: hostPath('/home/me') },
    takeOpenFile: () => null,
  });
  const kept = () => Promise.all([notes.flush(), settings.flush()]);
  return { handlers, outside, operations, volumes: engine.volumes, kept };
}

const names = [...commandNames] as CommandName[];
const message = fc
  .constantFrom(...names)
  .chain((name) => fc.tuple(fc.constant(name), messagesOf(schemas[name], texts)));

// What a handler may say of itself; anything else that is unexpected is a mistake in main.
const known =
  /^(There is no such command|[\w.]+ was called with arguments that do not fit|not part of this test|Not faked)/;

it(`answers ${count} messages of a window that was taken over, each with a result or with facts`, async () => {
  let world = await aWorld();
  let legal = 0;
  const asked = { legal: new Set<string>(), refused: new Set<string>() };
  for (const [at, [name, args]] of fc.sample(message, { numRuns: count, seed }).entries()) {
    if (at % messagesAWorld === 0) {
      await world.kept();
      world = await aWorld();
    }
    const result = await answer(world.handlers, name, args);
    await world.operations.idle();
    if (result.ok) legal += 1;
    (result.ok ? asked.legal : asked.refused).add(name);
    if (!result.ok && result.error.kind === 'unexpected') expect(result.error.detail).toMatch(known);
    for (const [what, given] of world.outside.splice(0)) {
      if (what === 'browser') expect(String(given)).toMatch(/^https?:/);
      if (what === 'terminal') expect([web.id, solo.id]).toContain(given);
      if (what === 'reveal') expect(given).toBe(source);
      // No export has been made that could be shown.
      if (what === 'show') expect(given).toBeNull();
    }
    // Volumes go only by their own deletion, or with their stack.
    if (!world.volumes.has(data.name))
      expect(['volume.delete', 'volume.deleteMany', 'delete.begin', 'bulk.begin']).toContain(name);
    world.volumes.set(data.name, data);
  }
  await world.kept();
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  // Else the messages would not be worth much.
  expect(legal / count).toBeGreaterThan(0.2);
  expect(names.filter((name) => !asked.refused.has(name))).toEqual([]);
  // The others need the Compose CLI, files or a running operation, which this world doesn't have.
  expect(asked.legal.size).toBeGreaterThan(25);
}, 600_000);
