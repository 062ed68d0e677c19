import type { ComposeIdentity, Container, Network, Volume } from './engine.ts';
import { containerId, hostPath, imageId, networkId, operationId, stackName, volumeName } from './ids.ts';
import type { Operation } from './operation.ts';
import type { Stack } from './stack.ts';
import type { CopyFacts, CopyProgress, CopyStack, Reading } from './walkthrough.ts';

// Objects for tests: sensible ones, so that a test states only what it is about.

/** 64 hex digits, the same for the same text. */
export function anId(seed: string): string {
  let hash = 0x811c9dc5;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  let digits = '';
  while (digits.length < 64) {
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    digits += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return digits;
}

/** A running standalone container `redis`. Its id follows from its name. */
export function aContainer(difference: Partial<Container> = {}): Container {
  const name = difference.name ?? 'redis';
  return {
    id: containerId(anId(name)),
    name,
    image: 'redis:7',
    imageId: imageId(`sha256:${anId(difference.image ?? 'redis:7')}`),
    state: 'running',
    exitCode: null,
    health: 'none',
    restartPolicy: 'no',
    createdAt: 1_700_000_000_000,
    startedAt: 1_700_000_001_000,
    run: '',
    ports: [],
    mounts: [],
    networks: [],
    compose: null,
    ...difference,
  };
}

/** The first replica of service `web` in stack `shop`. */
export function aComposeIdentity(difference: Partial<ComposeIdentity> = {}): ComposeIdentity {
  return {
    project: stackName('shop'),
    service: 'web',
    number: 1,
    oneOff: false,
    workingDir: null,
    configFiles: [],
    envFiles: [],
    dependsOn: [],
    ...difference,
  };
}

/** A running replica in stack `shop`, named as Compose does: `aReplica('web', { state: 'exited' })`. */
export function aReplica(
  service: string,
  {
    compose,
    ...difference
  }: Partial<Omit<Container, 'compose'>> & { compose?: Partial<ComposeIdentity> } = {},
): Container {
  const identity = aComposeIdentity({ service, ...compose });
  const name = `${identity.project}-${service}-${identity.number}`;
  return aContainer({ name, ...difference, compose: identity });
}

/** Stack `shop` with one running container, or with those given. */
export function aStack(difference: Partial<Stack> = {}): Stack {
  const name = difference.name ?? stackName('shop');
  return {
    name,
    containers: [aReplica('web', { compose: { project: name } })],
    workingDir: null,
    configFiles: [],
    envFiles: [],
    ...difference,
  };
}

/** A named volume `data` that belongs to no stack. */
export function aVolume(difference: Partial<Volume> = {}): Volume {
  return {
    name: volumeName('data'),
    driver: 'local',
    createdAt: 1_700_000_000_000,
    anonymous: false,
    compose: null,
    ...difference,
  };
}

/** The bridge network `front`, which belongs to no stack. Its id follows from its name. */
export function aNetwork(difference: Partial<Network> = {}): Network {
  const name = difference.name ?? 'front';
  return { id: networkId(anId(name)), name, driver: 'bridge', compose: null, ...difference };
}

/** The stack `multi-container-app` is being stopped. */
export function anOperation(difference: Partial<Operation> = {}): Operation {
  return {
    id: operationId('op-1'),
    kind: 'stop',
    target: { kind: 'stack', name: stackName('multi-container-app') },
    name: 'multi-container-app',
    startedAt: 1_700_000_000_000,
    cancellable: false,
    steps: [],
    progress: null,
    transfer: null,
    question: null,
    state: { kind: 'running' },
    ...difference,
  };
}

/** Three todos on the volume of the sample's database. */
export function aReading(difference: Partial<Reading> = {}): Reading {
  return {
    at: 1_700_000_000_000,
    containers: [containerId(anId('todo-app')), containerId(anId('todo-database'))],
    todos: ['ada', 'milk', 'plants'],
    volume: {
      name: volumeName('multi-container-app_database'),
      label: 'database',
      createdAt: 1_700_000_000_000,
    },
    bytes: 45_200,
    ...difference,
  };
}

/** A copy of the sample that was just got. */
export function aCopyProgress(difference: Partial<CopyProgress> = {}): CopyProgress {
  return {
    folder: hostPath('/home/ada/multi-container-app'),
    source: 'bundled',
    startedAt: 1_700_000_000_000,
    hadVolume: false,
    hasRun: false,
    pageOpened: false,
    known: null,
    added: false,
    last: null,
    before: null,
    after: null,
    proved: false,
    ...difference,
  };
}

/** A copy of the sample with its volume, not run yet. */
export function aCopy({
  volume = { key: 'database', name: volumeName('multi-container-app_database') },
  stack = null,
  progress = {},
}: {
  readonly volume?: { readonly key: string; readonly name: ReturnType<typeof volumeName> } | null;
  readonly stack?: CopyStack | null;
  readonly progress?: Partial<CopyProgress>;
} = {}): CopyFacts {
  const known = aCopyProgress(progress);
  return {
    progress: known,
    file: {
      kind: 'read',
      path: hostPath(`${known.folder}/compose.yaml`),
      project: stackName('multi-container-app'),
      volume,
      port: 3000,
    },
    stack,
    engineReady: true,
    volumeThere: true,
    namesake: null,
  };
}
