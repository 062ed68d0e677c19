import type { AppState } from '../../shared/app-state.ts';
import { aContainer, anId, aReplica, aVolume } from '../../shared/builders.ts';
import type { ContainerStats } from '../../shared/container-stats.ts';
import type { DeletePlan } from '../../shared/delete-plan.ts';
import type { Deletion } from '../../shared/deletion.ts';
import type { Connection, Container, Mount, PortBinding, Volume } from '../../shared/engine.ts';
import { deletionId, hostPath, networkId, stackName, volumeName } from '../../shared/ids.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { emptySnapshot } from '../../shared/snapshot-patch.ts';
import type { DeletedStack } from '../../shared/stack-memory.ts';
import { emptyWalkthrough } from '../../shared/walkthrough.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const target = {
  source: 'default',
  context: 'default',
  address: 'unix:///var/run/docker.sock',
  linkHost: 'localhost',
} as const;

const ready: Connection = {
  kind: 'ready',
  target,
  engine: {
    id: 'engine',
    version: '28.2',
    apiVersion: '1.50',
    os: 'Debian GNU/Linux 12',
    cpus: 8,
    memoryBytes: 15.6e9,
    machine: 'yard',
    dataRoot: hostPath('/var/lib/docker'),
  },
};

export function unreachable(since: number): Connection {
  return {
    kind: 'unreachable',
    target,
    cause: { kind: 'socket-missing', path: '/var/run/docker.sock' },
    since,
  };
}

const port = (number: number): PortBinding => ({
  containerPort: number,
  protocol: 'tcp',
  host: { ip: '0.0.0.0', port: number },
});

const mount = (volume: string, destination: string): Mount => ({
  kind: 'volume',
  volume: volumeName(volume),
  anonymous: false,
  destination,
  readOnly: false,
});

/** The containers of the todo sample, as its stack `multi-container-app`. */
export function todoContainers(now: number): readonly Container[] {
  const compose = {
    project: stackName('multi-container-app'),
    workingDir: hostPath('/home/ada/multi-container-app'),
    configFiles: [hostPath('/home/ada/multi-container-app/compose.yaml')],
  };
  const startedAt = now - 4 * minute;
  return [
    aReplica('todo-app', {
      compose,
      image: 'multi-container-app-todo-app',
      ports: [port(3000), port(35729)],
      startedAt,
    }),
    aReplica('todo-database', {
      compose,
      image: 'mongo:6',
      ports: [port(27017)],
      mounts: [mount('multi-container-app_database', '/data/db')],
      startedAt,
    }),
  ];
}

/** The small engine of the pictures: two stacks and two containers of their own. */
export function manyContainers(now: number): readonly Container[] {
  const blog = {
    project: stackName('blog'),
    configFiles: [hostPath('/home/ada/blog/compose.yaml')],
    workingDir: hostPath('/home/ada/blog'),
  };
  const startedAt = now - 120 * minute;
  return [
    ...todoContainers(now),
    aReplica('web', {
      compose: blog,
      image: 'wordpress:6-apache',
      ports: [8080, 8443, 9000, 9001, 9002].map(port),
      mounts: [mount('blog_uploads', '/uploads')],
      startedAt,
    }),
    aReplica('db', { compose: blog, image: 'mysql:8', state: 'exited', exitCode: 1, startedAt }),
    aReplica('cache', { compose: blog, image: 'redis:7', state: 'exited', exitCode: 137, startedAt }),
    aReplica('migrate', { compose: blog, image: 'wordpress:6-cli', state: 'exited', exitCode: 0, startedAt }),
    aContainer({
      name: 'registry-cache',
      image: 'registry:2',
      ports: [port(5000)],
      mounts: [mount('registry-cache_data', '/var/lib/registry')],
      startedAt: now - 3 * day,
    }),
    aContainer({
      name: 'scratch-shell',
      image: 'debian:12',
      state: 'exited',
      exitCode: 0,
      startedAt: now - 5 * day,
    }),
  ];
}

export function aSnapshot(
  containers: readonly Container[],
  volumes: readonly Volume[],
  difference: Partial<EngineSnapshot> = {},
): EngineSnapshot {
  return {
    ...emptySnapshot(),
    revision: 1,
    connection: ready,
    containers: new Map(containers.map((container) => [container.id, container])),
    volumes: new Map(volumes.map((volume) => [volume.name, volume])),
    listedAt: 1_700_000_000_000,
    ...difference,
  };
}

/** A window on an engine with the todo sample, nothing going on. */
export function aState(difference: Partial<AppState> = {}): AppState {
  return {
    snapshot: aSnapshot(todoContainers(1_700_000_000_000), []),
    operations: [],
    deletedStacks: [],
    deletions: [],
    unfinishedVolumes: [],
    keptFiles: [],
    compose: { kind: 'found', version: '2.39' },
    settings: defaultSettings,
    walkthrough: emptyWalkthrough(hostPath('/home/ada/multi-container-app')),
    update: { kind: 'not-here' },
    openFile: null,
    appVersion: '0.1.0',
    platform: 'linux',
    homeDir: hostPath('/home/ada'),
    ...difference,
  };
}

/** What deleting the todo sample would do. */
export function aPlan(difference: Partial<DeletePlan> = {}): DeletePlan {
  const stack = stackName('multi-container-app');
  return {
    target: { kind: 'stack', name: stack },
    stack,
    name: stack,
    containers: todoContainers(0).map(({ id, compose }) => ({ id, label: `${compose?.service ?? ''}-1` })),
    networks: [{ id: networkId(anId('net')), name: 'multi-container-app_default' }],
    keptNetworks: [],
    volumes: [
      {
        name: volumeName('multi-container-app_database'),
        label: 'database',
        anonymous: false,
        attachedAgain: true,
        alsoUsedBy: [],
        offered: true,
      },
    ],
    composeFiles: [{ path: hostPath('/home/ada/multi-container-app/compose.yaml'), found: true }],
    images: { count: 2, bytes: 742_000_000 },
    ...difference,
  };
}

/** The deletion of the todo sample by the app, before which the files of its database were saved. */
export function aDeletion(difference: Partial<Deletion> = {}): Deletion {
  return {
    id: deletionId('deletion'),
    engineId: 'engine',
    at: 1_700_000_000_000,
    name: 'multi-container-app',
    stack: stackName('multi-container-app'),
    wholeStack: true,
    containers: todoContainers(0).map(({ id, name, compose }) => ({
      id,
      name,
      label: `${compose?.service ?? ''}-1`,
      ran: true,
    })),
    saved: [
      {
        of: {
          kind: 'container',
          name: 'multi-container-app-todo-database-1',
          label: 'todo-database-1',
          inLayer: 0,
          volumes: [],
        },
        path: hostPath('/home/ada/.config/stackyard/saved/deletion/todo-database-1.tar.gz'),
        files: 12,
        bytes: 1_200_000,
        archiveBytes: 400_000,
      },
    ],
    state: 'done',
    ...difference,
  };
}

/** The todo sample after it was deleted here, its volume kept. */
export function aDeletedStack(difference: Partial<DeletedStack> = {}): DeletedStack {
  const name = difference.name ?? stackName('multi-container-app');
  return {
    name,
    note: {
      name,
      engineId: 'engine',
      workingDir: hostPath(`/home/ada/${name}`),
      configFiles: [hostPath(`/home/ada/${name}/compose.yaml`)],
      envFiles: [],
      profiles: [],
      services: ['todo-app', 'todo-database'],
      volumes: [],
      goneAt: 1_700_000_000_000,
      goneBy: 'stackyard',
    },
    keptVolumes: [
      aVolume({ name: volumeName(`${name}_database`), compose: { project: name, key: 'database' } }),
    ],
    composeFile: 'present',
    ...difference,
  };
}

/** What a running container uses: 0.31% of a core, 48.2 MB of 15.6 GB. */
export function aStats({ id }: Container, difference: Partial<ContainerStats> = {}): ContainerStats {
  return {
    id,
    at: 1_700_000_000_000,
    cpuPercent: 0.31,
    memoryBytes: 48.2e6,
    memoryLimitBytes: 15.6e9,
    blockReadBytes: 1e6,
    blockWrittenBytes: 2e6,
    networkReceivedBytes: 3e3,
    networkSentBytes: 4e3,
    pids: 5,
    ...difference,
  };
}
