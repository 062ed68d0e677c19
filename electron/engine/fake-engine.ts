import type { Container, EngineInfo, EngineTarget, Network, Volume } from '../../shared/engine.ts';
import { containerId, imageId, networkId, volumeName } from '../../shared/ids.ts';
import type { EngineApi, EngineEvent } from './engine-api.ts';
import { unreachable } from './engine-failure.ts';
import type { ExecVerbs } from './exec-verbs.ts';
import type { Age } from './listed-age.ts';
import type { RecreateVerbs } from './recreate-verbs.ts';
import type { RawStats } from './stats-from-api.ts';

/** For tests: an engine in memory, with the hands that a test needs on it. */

export const someTarget: EngineTarget = {
  source: 'default',
  context: 'default',
  address: 'unix:///var/run/docker.sock',
  linkHost: 'localhost',
};

export const someEngine: EngineInfo = {
  id: 'engine-1',
  version: '26.1.5',
  apiVersion: '1.45',
  os: 'Debian',
  cpus: 2,
  memoryBytes: 1024,
  machine: 'yard',
  dataRoot: null,
};

/** As an inspection tells it. */
export const aContainer = (id: string, changed: Partial<Container> = {}): Container => ({
  id: containerId(id),
  name: id,
  image: 'redis:7',
  imageId: imageId('sha256:fc01'),
  state: 'running',
  exitCode: null,
  health: 'none',
  restartPolicy: 'no',
  createdAt: 1000,
  startedAt: 2000,
  run: '',
  ports: [],
  mounts: [],
  networks: [],
  compose: null,
  ...changed,
});

export const asListed = (container: Container): Container => ({
  ...container,
  restartPolicy: 'unknown',
  startedAt: null,
});

export const aVolume = (name: string): Volume => ({
  name: volumeName(name),
  driver: 'local',
  createdAt: 1000,
  anonymous: false,
  compose: null,
});

export const aNetwork = (id: string): Network => ({
  id: networkId(id),
  name: id,
  driver: 'bridge',
  compose: null,
});

const socketMissing = unreachable({ kind: 'socket-missing', path: '/var/run/docker.sock' });

const notFaked = async (): Promise<never> => {
  throw new Error('Not faked');
};

export const noExecVerbs: ExecVerbs = {
  createTerminal: notFaked,
  startTerminal: notFaked,
  resizeTerminal: notFaked,
  execState: notFaked,
  runInContainer: notFaked,
  outputOf: notFaked,
};

export const noRecreateVerbs: RecreateVerbs = {
  inspectedContainer: notFaked,
  inspectedNetwork: notFaked,
  inspectedVolume: notFaked,
  imageIdOf: notFaked,
  makeContainer: notFaked,
  connectNetwork: notFaked,
  makeNetwork: notFaked,
  makeVolumeFrom: notFaked,
};

type Watcher = Parameters<EngineApi['watchEvents']>[1];

export function createFakeEngine(...running: readonly Container[]) {
  const containers = new Map(running.map((container) => [container.id, container]));
  const volumes = new Map<string, Volume>();
  const networks = new Map<string, Network>();
  const watchers = new Set<Watcher>();
  const requests: string[] = [];
  const ages = new Map<string, Age>();
  const gates = new Map<string, Promise<void>>();
  const stats = new Map<string, RawStats>();
  let info = someEngine;
  let down: Error | null = null;
  let time = 0;

  /** One request: noted, held up by its gate, failed while the engine is down. What it answers is read at once. */
  async function answer<T>(request: string, read: () => T): Promise<T> {
    requests.push(request);
    if (down !== null) throw down;
    const value = read();
    const gate = gates.get(request);
    if (gate !== undefined) {
      gates.delete(request);
      await gate;
    }
    if (down !== null) throw down;
    return value;
  }

  const api: EngineApi = {
    target: someTarget,
    info: () => answer('info', () => info),
    ping: () => answer('ping', () => undefined),
    listContainers: () =>
      answer('list', () =>
        [...containers.values()].map((container) => ({
          container: asListed(container),
          age: ages.get(container.id) ?? null,
        })),
      ),
    inspectContainer: (id) => answer(`inspect ${id}`, () => containers.get(id) ?? null),
    inspectText: notFaked,
    listVolumes: () => answer('volumes', () => [...volumes.values()]),
    inspectVolume: (name) => answer(`volume ${name}`, () => volumes.get(name) ?? null),
    listNetworks: () => answer('networks', () => [...networks.values()]),
    inspectNetwork: (id) => answer(`network ${id}`, () => networks.get(id) ?? null),
    watchEvents(since, on) {
      answer(`events${since === null ? '' : ` since ${since}`}`, () => undefined).then(() => {
        watchers.add(on);
        on.subscribed();
      }, on.ended);
      return () => watchers.delete(on);
    },
    startContainer: notFaked,
    stopContainer: notFaked,
    restartContainer: notFaked,
    pauseContainer: notFaked,
    unpauseContainer: notFaked,
    killContainer: notFaked,
    renameContainer: notFaked,
    runCommand: notFaked,
    removeContainer: notFaked,
    removeNetwork: notFaked,
    removeVolume: notFaked,
    imageFacts: notFaked,
    imageSizes: notFaked,
    writtenBytes: notFaked,
    containerStats: (id) => answer(`stats ${id}`, () => stats.get(id) ?? null),
    volumeSizes: notFaked,
    logShape: notFaked,
    openLog: notFaked,
    ...noExecVerbs,
    ...noRecreateVerbs,
    changedFiles: notFaked,
    statPath: notFaked,
    readArchive: notFaked,
    writeArchive: notFaked,
    makeVolume: notFaked,
    madeFor: notFaked,
    volumeDrivers: notFaked,
    makeHelper: notFaked,
    listHelpers: notFaked,
    runHelper: notFaked,
    helperImages: notFaked,
    removeHelper: notFaked,
    platform: notFaked,
    loadImage: notFaked,
    removeImage: notFaked,
  };

  const emit = (subject: EngineEvent['subject'], action: string) => {
    time += 1;
    for (const watcher of watchers) watcher.event({ subject, action, timeNano: String(time) });
  };

  return {
    api,
    /** Since the last call. */
    requests: () => requests.splice(0),
    emit,
    /** Changes or adds a container without a word. */
    set: (container: Container) => void containers.set(container.id, container),
    /** The same, with the event that the engine would send. */
    change(container: Container, action = 'start') {
      containers.set(container.id, container);
      emit({ kind: 'container', id: container.id }, action);
    },
    remove(id: string, tell = true) {
      containers.delete(containerId(id));
      if (tell) emit({ kind: 'container', id: containerId(id) }, 'destroy');
    },
    addVolume(volume: Volume) {
      volumes.set(volume.name, volume);
      emit({ kind: 'volume', name: volume.name }, 'create');
    },
    addNetwork(network: Network) {
      networks.set(network.id, network);
      emit({ kind: 'network', id: network.id }, 'create');
    },
    /** How long it has been as it is, by each listing from then on; until then they don't tell. */
    age: (id: string, age: Age) => void ages.set(id, age),
    /** What the engine has counted of a container; nothing, like an engine for one that doesn't run, until then. */
    setStats: (id: string, sample: RawStats) => void stats.set(id, sample),
    /** The next request of this name waits for the returned function; it answers what was true when it was sent. */
    holdNext(request: string): () => void {
      let release: () => void = () => undefined;
      gates.set(request, new Promise((done) => (release = () => done())));
      return () => release();
    },
    breakStream(reason = new Error('cut')) {
      for (const watcher of [...watchers]) {
        watchers.delete(watcher);
        watcher.ended(reason);
      }
    },
    stop(reason: Error = socketMissing) {
      down = reason;
      this.breakStream(new Error('cut'));
    },
    start: () => {
      down = null;
    },
    /** Event streams stay open and tell nothing any more. */
    goDeaf: () => watchers.clear(),
    /** The engine doesn't answer any more, and closes nothing. */
    freeze(reason: Error) {
      down = reason;
    },
    becomeOther(id: string) {
      info = { ...info, id };
      containers.clear();
      volumes.clear();
      networks.clear();
    },
    watchers: () => watchers.size,
  };
}
