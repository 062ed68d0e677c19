import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { type HostPath, hostPath, stackName } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { emptySnapshot } from '../../shared/snapshot-patch.ts';
import { stepKeys, type Walkthrough, walkthroughSteps } from '../../shared/walkthrough.ts';
import type { Compose, ComposeModel } from '../compose/compose.ts';
import { isThere } from '../data/gather-delete-plan.ts';
import { someEngine, someTarget } from '../engine/fake-engine.ts';
import { Failure } from '../failure.ts';
import { openProgressFile } from './progress-file.ts';
import { createWalkthrough } from './walkthrough.ts';

let top: string;
const endings: (() => Promise<void>)[] = [];
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'stackyard-walkthrough-'));
  await mkdir(join(top, 'bundled'));
  await writeFile(join(top, 'bundled', 'compose.yaml'), 'services: {}\n');
});
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
  await rm(top, { recursive: true, force: true });
});

const service = (name: string, ports: readonly number[]): ComposeModel['services'][number] => ({
  name,
  image: null,
  builds: false,
  ports,
  profiles: [],
  dependsOn: [],
  data: { environment: {}, workingDir: null, mounts: [] },
  volumes: [],
});

const model: ComposeModel = {
  name: stackName('multi-container-app'),
  services: [service('todo-app', [3000]), service('todo-database', [])],
  volumes: [],
  networks: [],
  profiles: [],
};

function membersIn(folder: HostPath, run: number): readonly Container[] {
  const compose = { project: stackName('multi-container-app'), workingDir: folder, number: run };
  const ports = [{ containerPort: 3000, protocol: 'tcp', host: { ip: '0.0.0.0', port: 3000 } }] as const;
  return [aReplica('todo-app', { compose, ports }), aReplica('todo-database', { compose })];
}

/** A walkthrough on an engine in memory; `services` are what Compose finds in every file. */
async function open({ services = model.services } = {}) {
  const kept = await openProgressFile({ dir: join(top, 'user-data'), now: () => 0 });
  let snapshot: EngineSnapshot = {
    ...emptySnapshot(),
    connection: { kind: 'ready', target: someTarget, engine: someEngine },
    listedAt: 1,
  };
  let todos: readonly string[] = [];
  let last: Walkthrough | null = null;
  const listeners = new Set<(snapshot: EngineSnapshot) => void>();
  const compose = { config: async () => ({ ...model, services }) } as Partial<Compose> as Compose;
  const walkthrough = createWalkthrough({
    inventory: {
      snapshot: () => snapshot,
      api: () => null,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    compose: async () => compose,
    kept,
    places: { repository: join(top, 'none'), zip: '', plainHost: null, bundled: join(top, 'bundled') },
    env: process.env,
    homeDir: hostPath(top),
    isThere,
    readTodos: async () => todos,
    push: (next) => {
      last = next;
    },
  });
  endings.push(() => {
    walkthrough.stop();
    return kept.flush();
  });
  walkthrough.setActive(true);
  return {
    walkthrough,
    kept,
    setTodos: (next: readonly string[]) => {
      todos = next;
    },
    setContainers(containers: readonly Container[]) {
      snapshot = { ...snapshot, containers: new Map(containers.map((each) => [each.id, each])) };
      for (const listener of listeners) listener(snapshot);
    },
    goAway() {
      snapshot = {
        ...snapshot,
        containers: new Map(),
        connection: { kind: 'unreachable', target: null, cause: { kind: 'timeout', address: '' }, since: 0 },
      };
      for (const listener of listeners) listener(snapshot);
    },
    until: (holds: (walkthrough: Walkthrough) => boolean) =>
      expect.poll(() => last !== null && holds(last), { timeout: 5_000, interval: 10 }).toBe(true),
    steps: () => stepKeys.map((key) => walkthroughSteps(walkthrough.state().copy)[key].kind).join(' '),
  };
}

const folder = () => hostPath(join(top, 'multi-container-app'));

test('gets the bundled sample, goes on with it, and finds the next free name', async () => {
  const { walkthrough, until } = await open();
  walkthrough.fetch('bundled');
  await until(({ copy, fetching }) => copy?.file.kind === 'read' && fetching.kind === 'idle');
  expect(walkthrough.state()).toMatchObject({
    copies: [folder()],
    destination: `${folder()}-2`,
    offer: false,
    copy: { progress: { folder: folder(), source: 'bundled' }, file: { port: 3000, volume: null } },
  });
});

test('follows the containers, the link and the todos, and goes on after a restart', async () => {
  const first = await open();
  first.walkthrough.fetch('bundled');
  await first.until(({ copy }) => copy?.progress.known?.length === 0);
  first.setContainers(membersIn(folder(), 1));
  await first.until(({ copy }) => copy?.stack?.up === true && copy.progress.hasRun);
  first.walkthrough.linkOpened('http://localhost:4000/');
  expect(first.walkthrough.state().copy?.progress.pageOpened).toBe(false);
  first.walkthrough.linkOpened('http://localhost:3000/');
  expect(first.walkthrough.state().copy?.progress.pageOpened).toBe(true);
  first.setTodos(['milk']);
  await first.until(({ copy }) => copy?.progress.added === true);
  first.walkthrough.stop();
  await first.kept.flush();

  // Deleted and run again while the app was closed.
  const second = await open();
  second.setTodos(['milk']);
  second.setContainers(membersIn(folder(), 2));
  await second.until(({ copy }) => copy?.progress.after != null);
  expect(second.walkthrough.state().copy?.progress).toMatchObject({
    pageOpened: true,
    before: { todos: ['milk'] },
    after: { todos: ['milk'] },
  });
});

test('keeps what it knew while the engine is away', async () => {
  const { walkthrough, until, setContainers, goAway, steps } = await open();
  walkthrough.fetch('bundled');
  await until(({ copy }) => copy?.file.kind === 'read');
  setContainers(membersIn(folder(), 1));
  await until(({ copy }) => copy?.progress.hasRun === true);
  const before = steps();
  goAway();
  await until(({ copy }) => copy?.engineReady === false);
  expect(steps()).toBe(before);
});

test('starts over, and goes on with a copy that is there', async () => {
  const { walkthrough, until } = await open();
  walkthrough.fetch('bundled');
  await until(({ copy }) => copy?.file.kind === 'read');
  walkthrough.reset();
  await until(({ copy, copies }) => copy === null && copies.length === 0);
  expect(await isThere(folder())).toBe(true);
  await walkthrough.takeFolder(folder());
  await until(({ copy }) => copy?.progress.source === 'folder' && copy.file.kind === 'read');
});

test('says that a copy is gone', async () => {
  const { walkthrough, until } = await open();
  walkthrough.fetch('bundled');
  await until(({ copy }) => copy?.file.kind === 'read');
  await rm(folder(), { recursive: true });
  await until(({ copy }) => copy?.file.kind === 'missing');
});

test('refuses folders without a Compose file, and other applications', async () => {
  const { walkthrough } = await open({ services: [service('web', [80])] });
  const errorOf = (work: Promise<void>) =>
    work.then(
      () => null,
      (thrown: unknown) => (thrown instanceof Failure ? thrown.error.kind : thrown),
    );
  expect(await errorOf(walkthrough.takeFolder(hostPath(join(top, 'nowhere'))))).toBe('compose-not-in-folder');
  expect(await errorOf(walkthrough.takeFolder(hostPath(join(top, 'bundled'))))).toBe('no-sample');
  expect(walkthrough.state().copy).toBeNull();
});

test('says why the sample could not be had, and begins nothing', async () => {
  const { walkthrough, until } = await open();
  walkthrough.fetch('git');
  await until(({ fetching }) => fetching.kind === 'failed');
  expect(walkthrough.state()).toMatchObject({
    copy: null,
    fetching: { kind: 'failed', source: 'git', error: { kind: 'download-failed' } },
  });
});

test('is offered until it is declined, also after a restart', async () => {
  const first = await open();
  await first.until(({ offer }) => offer);
  first.walkthrough.decline();
  await first.until(({ offer }) => !offer);
  await first.kept.flush();
  const second = await open();
  await second.until(({ destination }) => destination === folder());
  expect(second.walkthrough.state().offer).toBe(false);
});

test('follows a second copy for the counter-example, beside the first', async () => {
  const { walkthrough, until } = await open();
  walkthrough.fetch('bundled');
  await until(({ copy, fetching }) => copy?.file.kind === 'read' && fetching.kind === 'idle');
  walkthrough.beginWithout();
  await until(({ without }) => without?.file.kind === 'read');
  expect(walkthrough.state()).toMatchObject({
    copies: [folder()],
    copy: { progress: { folder: folder() } },
    without: { progress: { folder: join(top, 'without-a-volume') } },
  });
  walkthrough.endWithout();
  await until(({ without }) => without === null);
});
