import type { Container, Network, Volume } from '../../shared/engine.ts';
import { volumeName } from '../../shared/ids.ts';
import type { Question } from '../../shared/operation.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { emptySnapshot } from '../../shared/snapshot-patch.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { noExecVerbs, noRecreateVerbs, someEngine, someTarget } from '../engine/fake-engine.ts';
import type { EngineAccess } from './engine-access.ts';

// For tests of operations: an engine in memory that notes in which order it was asked for what.

export interface EngineStub {
  readonly access: EngineAccess;
  /** `stop web`, `remove web`, `remove network shop_default` … in the order of the calls. */
  readonly calls: string[];
  readonly containers: Map<Container['id'], Container>;
  readonly volumes: Map<Volume['name'], Volume>;
}

export function anEngineWith(
  things: {
    readonly containers?: readonly Container[];
    readonly networks?: readonly Network[];
    readonly volumes?: readonly Volume[];
  },
  different: Partial<EngineApi> = {},
): EngineStub {
  const containers = new Map((things.containers ?? []).map((container) => [container.id, container]));
  const networks = new Map((things.networks ?? []).map((network) => [network.id, network]));
  const volumes = new Map((things.volumes ?? []).map((volume) => [volume.name, volume]));
  const calls: string[] = [];
  const nameOf = (id: Container['id']) => containers.get(id)?.name ?? id;
  const become = (id: Container['id'], change: Partial<Container>) => {
    const container = containers.get(id);
    if (container) containers.set(id, { ...container, ...change });
  };
  const not = () => Promise.reject(new Error('not part of this test'));

  const api: EngineApi = {
    target: someTarget,
    info: not,
    ping: not,
    listContainers: async () => [...containers.values()].map((container) => ({ container, age: null })),
    inspectContainer: async (id) => containers.get(id) ?? null,
    inspectText: not,
    listVolumes: async () => [...volumes.values()],
    inspectVolume: async (name) => volumes.get(name) ?? null,
    listNetworks: async () => [...networks.values()],
    inspectNetwork: async (id) => networks.get(id) ?? null,
    watchEvents: () => () => undefined,
    startContainer: async (id) => {
      calls.push(`start ${nameOf(id)}`);
      become(id, { state: 'running', exitCode: null });
    },
    stopContainer: async (id) => {
      calls.push(`stop ${nameOf(id)}`);
      become(id, { state: 'exited', exitCode: 0 });
    },
    restartContainer: async (id) => void calls.push(`restart ${nameOf(id)}`),
    pauseContainer: async (id) => {
      calls.push(`pause ${nameOf(id)}`);
      become(id, { state: 'paused' });
    },
    unpauseContainer: async (id) => {
      calls.push(`unpause ${nameOf(id)}`);
      become(id, { state: 'running' });
    },
    killContainer: async (id) => {
      calls.push(`kill ${nameOf(id)}`);
      become(id, { state: 'exited', exitCode: 137 });
    },
    renameContainer: async (id, name) => {
      calls.push(`rename ${nameOf(id)} ${name}`);
      become(id, { name });
    },
    runCommand: async (id) => (containers.has(id) ? `docker run --name ${nameOf(id)}` : null),
    removeContainer: async (id) => {
      calls.push(`remove ${nameOf(id)}`);
      containers.delete(id);
    },
    removeNetwork: async (id) => {
      calls.push(`remove network ${networks.get(id)?.name ?? id}`);
      networks.delete(id);
      return { kind: 'removed' };
    },
    removeVolume: async (name) => {
      calls.push(`remove volume ${name}`);
      volumes.delete(name);
    },
    imageFacts: async () => null,
    imageSizes: async () => new Map(),
    writtenBytes: async () => null,
    containerStats: async () => null,
    volumeSizes: async () => new Map(),
    logShape: not,
    openLog: not,
    ...noExecVerbs,
    ...noRecreateVerbs,
    inspectedContainer: async (id) => (containers.has(id) ? { Id: id } : null),
    inspectedNetwork: async (id) => ({ Id: id }),
    inspectedVolume: async (name) => (volumes.has(volumeName(name)) ? { Name: name } : null),
    changedFiles: not,
    statPath: not,
    readArchive: not,
    writeArchive: not,
    makeVolume: not,
    volumeDrivers: not,
    madeFor: not,
    makeHelper: not,
    listHelpers: not,
    runHelper: not,
    helperImages: not,
    removeHelper: not,
    platform: not,
    loadImage: not,
    removeImage: not,
    ...different,
  };
  const snapshot = (): EngineSnapshot => ({
    ...emptySnapshot(),
    connection: {
      kind: 'ready',
      target: someTarget,
      engine: someEngine,
    },
    containers: new Map(containers),
    volumes: new Map(volumes),
    networks: new Map(networks),
    listedAt: 1_000,
  });
  return {
    access: { snapshot, api: () => api, refreshed: async () => snapshot() },
    calls,
    containers,
    volumes,
  };
}

/** A reporter that keeps the last words about each thing: `web-1: Removed`. */
export function aReporter() {
  const steps = new Map<string, string>();
  const abort = new AbortController();
  const asked: Question[] = [];
  return {
    steps,
    abort,
    /** What it was asked; the answer is always to go on. */
    asked,
    signal: abort.signal,
    step: (step: { name: string; text: string }) => void steps.set(step.name, step.text),
    transfer: () => undefined,
    line: () => undefined,
    ask: async (question: Question) => void asked.push(question),
  };
}
