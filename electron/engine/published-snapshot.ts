import type { Connection, Container, Network, Volume } from '../../shared/engine.ts';
import type { ContainerId, NetworkId, VolumeName } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { Clock } from './clock.ts';
import { createEntries, type Entries } from './entries.ts';
import { same } from './same.ts';

// Enough for a first look at a thousand containers to come in a few strokes rather than a thousand.
const quietMs = 100;

/** What is known of the engine, and the snapshots of it that others see. */
export interface PublishedSnapshot {
  readonly containers: Entries<ContainerId, Container>;
  readonly volumes: Entries<VolumeName, Volume>;
  readonly networks: Entries<NetworkId, Network>;
  connection(): Connection;
  /** Seen with the next publication. */
  setConnection(connection: Connection): void;
  /** The list is known to be true at this moment. */
  confirm(): void;
  confirmedAt(): number | null;
  /** Another engine: what is known of this one is no part of the next publication. */
  forget(): void;
  /** Makes a new revision where anything changed; nothing otherwise. */
  publish(): void;
  /** The same, at most every 100 ms. */
  publishSoon(): void;
  snapshot(): EngineSnapshot;
  subscribe(listener: (snapshot: EngineSnapshot) => void): () => void;
  stop(): void;
}

/** A listener that throws is heard of as an uncaught exception, and keeps nobody else from the news. */
function tell(listener: (snapshot: EngineSnapshot) => void, snapshot: EngineSnapshot): void {
  try {
    listener(snapshot);
  } catch (thrown) {
    queueMicrotask(() => {
      throw thrown;
    });
  }
}

export function createPublishedSnapshot(clock: Clock): PublishedSnapshot {
  const containers = createEntries<ContainerId, Container>((container) => container.id);
  const volumes = createEntries<VolumeName, Volume>((volume) => volume.name);
  const networks = createEntries<NetworkId, Network>((network) => network.id);
  const listeners = new Set<(snapshot: EngineSnapshot) => void>();
  let connection: Connection = { kind: 'connecting', target: null };
  let listedAt: number | null = null;
  let callOff: (() => void) | null = null;
  let last: EngineSnapshot = {
    revision: 0,
    connection,
    containers: containers.current(),
    volumes: volumes.current(),
    networks: networks.current(),
    listedAt,
  };

  function publish(): void {
    callOff?.();
    callOff = null;
    const next = {
      connection,
      containers: containers.current(),
      volumes: volumes.current(),
      networks: networks.current(),
    };
    const isNews =
      next.connection !== last.connection ||
      next.containers !== last.containers ||
      next.volumes !== last.volumes ||
      next.networks !== last.networks;
    if (!isNews) return;
    last = { revision: last.revision + 1, ...next, listedAt };
    for (const listener of [...listeners]) tell(listener, last);
  }

  return {
    containers,
    volumes,
    networks,
    connection: () => connection,
    setConnection(next) {
      if (!same(next, connection)) connection = next;
    },
    confirm() {
      listedAt = clock.now();
    },
    confirmedAt: () => listedAt,
    forget() {
      for (const entries of [containers, volumes, networks]) entries.clear();
      listedAt = null;
      connection = { kind: 'connecting', target: null };
    },
    publish,
    publishSoon() {
      callOff ??= clock.after(quietMs, publish);
    },
    snapshot: () => last,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      callOff?.();
      callOff = null;
      listeners.clear();
    },
  };
}
